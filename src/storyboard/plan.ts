import { mediaTimeText } from '../core/media-time.ts';
import { objectName } from '../core/object-key.ts';
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
  readonly contact: ContactSheets;
};

/** The storyboard of a capture that has at least one screenshot. What is drawn or written is in no language, like object names. */
export function planStoryboard(
  { record, screenshots }: CaptureOnShow,
  { width, columns }: TileChoices,
): StoryboardPlan {
  const { settings, facts } = record;
  const sizes = screenshots.map(({ resolution }) => resolution.size);
  const instants = screenshots.map(({ instantUs }) => instantUs);
  const tiles = gridOf(sizes.length, tileSize(sizes, width), columns);
  // A push whose end is not known shows its last picture for as long as any other.
  const endUs = facts.endUs ?? (instants.at(-1) ?? 0) + settings.intervalSeconds * 1e6;
  const labels = screenshots.map(({ instantUs, objectKey }) => ({
    time: mediaTimeText(instantUs),
    name: objectName(objectKey),
  }));
  const title = `${settings.streamName}, ${settings.pushStart}: ${screenshots.length} screenshots, every ${settings.intervalSeconds} s`;
  return {
    indices: screenshots.map(({ index }) => index),
    tiles,
    cues: thumbnailCues(tiles, instants, endUs),
    contact: contactSheets(tileSize(sizes, contactWidth(width)), columns, title, labels),
  };
}
