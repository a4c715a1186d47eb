import type { Size } from '../core/push.ts';

/**
 * No side of a sheet is longer than this. Our choice: every browser draws 4096 × 4096 pixels (Safari on iPhones refuses larger
 * canvases), and players hold a sheet decoded in memory, this one in 64 MB.
 */
export const longestSheetSide = 4096;

/** An area of a sheet or of a box. Whole pixels, from the upper left. */
export type Area = Size & { readonly x: number; readonly y: number };

/** Cells of one size in rows, from left to right, on as many sheets as they need. Whole pixels. */
export type Grid = {
  /** How many cells are filled; at least 1. */
  readonly count: number;
  readonly cell: Size;
  readonly columns: number;
  /** Rows of a sheet that is full. */
  readonly rows: number;
  readonly border: Border;
};

/** What is left free around the cells: on top, and on each of the other sides. */
export type Border = { readonly top: number; readonly side: number };

const noBorder: Border = { top: 0, side: 0 };

/** The grid of so many cells. There may be fewer columns than wanted: no more than cells, nor than a sheet is wide. */
export function gridOf(count: number, cell: Size, columns: number, border = noBorder): Grid {
  const inRow = Math.floor((longestSheetSide - 2 * border.side) / cell.width);
  const inColumn = Math.floor((longestSheetSide - border.top - border.side) / cell.height);
  return {
    count,
    cell,
    columns: Math.max(1, Math.min(columns, count, inRow)),
    rows: Math.max(1, inColumn),
    border,
  };
}

const cellsPerSheet = ({ columns, rows }: Grid): number => columns * rows;

export const sheetCount = (grid: Grid): number => Math.ceil(grid.count / cellsPerSheet(grid));

/** The size of a sheet, counted from 0: the last one is only as tall as its cells. */
export function sheetSize(grid: Grid, sheet: number): Size {
  const { cell, columns, border, count } = grid;
  const cells = Math.min(cellsPerSheet(grid), count - sheet * cellsPerSheet(grid));
  return {
    width: columns * cell.width + 2 * border.side,
    height: Math.ceil(cells / columns) * cell.height + border.top + border.side,
  };
}

/** Where the k-th cell lies: on which sheet, and where on it. */
export function cellAt(grid: Grid, k: number): { readonly sheet: number; readonly area: Area } {
  const { cell, columns, border } = grid;
  const onSheet = k % cellsPerSheet(grid);
  return {
    sheet: Math.floor(k / cellsPerSheet(grid)),
    area: {
      x: border.side + (onSheet % columns) * cell.width,
      y: border.top + Math.floor(onSheet / columns) * cell.height,
      ...cell,
    },
  };
}

/** Whether a cell is the first of its sheet, or the last. */
export function edgesOf(grid: Grid, k: number): { readonly isFirst: boolean; readonly isLast: boolean } {
  const onSheet = k % cellsPerSheet(grid);
  return { isFirst: onSheet === 0, isLast: onSheet === cellsPerSheet(grid) - 1 || k === grid.count - 1 };
}
