import { mediaTimeText } from '../core/media-time.ts';
import { cellAt, type Area, type Grid } from './grid.ts';

/** From when to when which part of which sheet is the thumbnail. Media time in microseconds. */
export type ThumbnailCue = {
  readonly startUs: number;
  readonly endUs: number;
  readonly sheet: number;
  readonly area: Area;
};

/**
 * One cue for each screenshot, from its instant to the next one's, the last one to the end of the media: no moment after the
 * first is without. Where a screenshot is missing, the one before stands for it.
 *
 * @param instantsUs ascending, whole milliseconds apart
 */
export function thumbnailCues(grid: Grid, instantsUs: readonly number[], endUs: number): readonly ThumbnailCue[] {
  return instantsUs.map((startUs, k) => ({ startUs, endUs: instantsUs[k + 1] ?? endUs, ...cellAt(grid, k) }));
}

/**
 * The text of a WebVTT file of thumbnails, as players read it: the payload of a cue is the address of a picture, and `#xywh=` the
 * part of it. To be stored as UTF-8.
 *
 * @param firstFrameUs the player's time of the first frame: what cues call 0
 * @param addressOf where a sheet lies: as an absolute address, or relative to the file
 * @see https://www.w3.org/TR/media-frags/#naming-space
 */
export function thumbnailsTrack(
  cues: readonly ThumbnailCue[],
  firstFrameUs: number,
  addressOf: (sheet: number) => string,
): string {
  const blocks = cues.map(({ startUs, endUs, sheet, area: { x, y, width, height } }) => {
    const times = `${mediaTimeText(firstFrameUs + startUs)} --> ${mediaTimeText(firstFrameUs + endUs)}`;
    return `\n${times}\n${addressOf(sheet)}#xywh=${x},${y},${width},${height}\n`;
  });
  return `WEBVTT\n${blocks.join('')}`;
}
