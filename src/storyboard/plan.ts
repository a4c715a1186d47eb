import { mediaTimeText } from '../core/media-time.ts';
import { objectName } from '../core/object-key.ts';
import type { Size } from '../core/push.ts';
import type { ScreenshotRecord } from '../service/records.ts';
import type { CaptureOnShow } from '../service/state.ts';
import { contactSheets, contactWidth, type ContactSheets } from './contact-sheet.ts';
import { gridOf, type Grid } from './grid.ts';
import { thumbnailCues, type ThumbnailCue } from './thumbnails-track.ts';
import { tileSize, type TileChoices } from './tiles.ts';

/** All that decides a storyboard but the pictures. */
export type StoryboardPlan = {
  /** Indices of the screenshots whose pictures are drawn, in order. */
  readonly indices: readonly number[];
  readonly tiles: Grid;
  readonly cues: readonly ThumbnailCue[];
  /** Time in the file of the first frame: what players count from that keep the file's own time. */
  readonly fileStartUs: number;
  readonly contact: ContactSheets;
};

/** The thumbnails' grid alone, which is quickly told. */
export function tileGrid({ screenshots }: CaptureOnShow, { width, columns }: TileChoices): Grid {
  return gridOf(screenshots.length, tileSize(sizesOf(screenshots), width), columns);
}

/** The storyboard of a capture that has at least one screenshot. What is drawn or written is in no language, like object names. */
export function planStoryboard(capture: CaptureOnShow, choices: TileChoices): StoryboardPlan {
  const { record, screenshots } = capture;
  const { settings, facts } = record;
  const instants = screenshots.map(({ instantUs }) => instantUs);
  const tiles = tileGrid(capture, choices);
  // A push whose end is not known shows its last picture for as long as any other.
  const endUs = facts.endUs ?? (instants.at(-1) ?? 0) + settings.intervalSeconds * 1e6;
  const labels = screenshots.map(({ instantUs, objectKey }) => ({
    time: mediaTimeText(instantUs),
    name: objectName(objectKey),
  }));
  const title = `${settings.streamName}, ${settings.pushStart}: ${screenshots.length} screenshots, every ${settings.intervalSeconds} s`;
  const picture = tileSize(sizesOf(screenshots), contactWidth(choices.width));
  return {
    indices: screenshots.map(({ index }) => index),
    tiles,
    cues: thumbnailCues(tiles, instants, endUs),
    fileStartUs: facts.fileStartUs ?? 0,
    contact: contactSheets(picture, choices.columns, title, labels),
  };
}

const sizesOf = (screenshots: readonly ScreenshotRecord[]): readonly Size[] =>
  screenshots.map(({ resolution }) => resolution.size);
