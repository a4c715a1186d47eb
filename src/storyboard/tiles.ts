import type { Size } from '../core/push.ts';
import type { Area } from './grid.ts';

/** What can be chosen of a storyboard. */
export type TileChoices = {
  /** Width of a thumbnail, pixels. */
  readonly width: number;
  /** Thumbnails in a row, at most. */
  readonly columns: number;
};

/** Limits of our own: below, nothing is recognised; above, it is no thumbnail any more. */
export const tileLimits = { width: { min: 16, max: 640 }, columns: { min: 1, max: 50 } } as const;

/** What players commonly show, and rows that make a sheet about square. */
export const defaultTiles: TileChoices = { width: 160, columns: 5 };

/** A tile is at most so many times as tall as it is wide: a push of 1 × 4096 pixels has thumbnails too. */
const tallest = 4;

/**
 * The size of all tiles: as wide as chosen, in the proportion that most of the screenshots have (of several as frequent, the
 * first). Whole pixels, at least 1; the height is rounded to the nearest.
 */
export function tileSize(screenshots: readonly Size[], width: number): Size {
  const { width: w, height: h } = mostFrequent(screenshots);
  return { width, height: Math.min(nearest(width * h, w), width * tallest) };
}

/** Where a picture lies in a box of other proportions: whole, as large as it can be, in the middle. */
export function letterboxed(picture: Size, box: Size): Area {
  const isFullWidth = picture.width * box.height >= picture.height * box.width;
  const width = isFullWidth ? box.width : nearest(picture.width * box.height, picture.height);
  const height = isFullWidth ? nearest(picture.height * box.width, picture.width) : box.height;
  return { x: Math.floor((box.width - width) / 2), y: Math.floor((box.height - height) / 2), width, height };
}

/** A quotient of whole numbers, rounded to the nearest, halves up; at least 1. All products here are exact. */
const nearest = (dividend: number, divisor: number): number =>
  Math.max(1, Math.floor((2 * dividend + divisor) / (2 * divisor)));

function mostFrequent(sizes: readonly Size[]): Size {
  const [first, ...others] = [...Map.groupBy(sizes, ({ width, height }) => `${width}×${height}`).values()];
  const most = others.reduce((most, group) => (group.length > most.length ? group : most), first ?? []);
  return most[0] ?? { width: 16, height: 9 };
}
