import { cellAt, edgesOf, sheetSize, type Area, type Grid } from './grid.ts';

/** JPEG quality of all sheets; our choice. */
const quality = 0.85;

/** Draws the sheets of a grid one after the other, cell by cell. Only the canvas at work is held. */
export class SheetSeries {
  readonly #grid: Grid;
  readonly #begin: (context: OffscreenCanvasRenderingContext2D, sheet: number) => void;
  #context: OffscreenCanvasRenderingContext2D | undefined;
  #next = 0;

  /** @param begin draws what lies below the cells of a sheet */
  constructor(grid: Grid, begin: (context: OffscreenCanvasRenderingContext2D, sheet: number) => void) {
    this.#grid = grid;
    this.#begin = begin;
  }

  /** Draws the next cell; resolves to the sheet's JPEG when it was the last on it. */
  async add(draw: (context: OffscreenCanvasRenderingContext2D, area: Area) => void): Promise<Blob | undefined> {
    const k = this.#next++;
    const { sheet, area } = cellAt(this.#grid, k);
    const context = (this.#context ??= this.#newSheet(sheet));
    draw(context, area);
    if (!edgesOf(this.#grid, k).isLast) return undefined;
    this.#context = undefined;
    return context.canvas.convertToBlob({ type: 'image/jpeg', quality });
  }

  #newSheet(sheet: number): OffscreenCanvasRenderingContext2D {
    const { width, height } = sheetSize(this.#grid, sheet);
    // Drawn by the processor: on the graphics card a worker's canvas waits for the page's main thread.
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error(`no canvas of ${width}×${height}`);
    context.imageSmoothingQuality = 'high';
    this.#begin(context, sheet);
    return context;
  }
}
