import type { Size } from '../core/push.ts';
import { contactMeasures, type ContactSheets } from './contact-sheet.ts';
import { sheetCount, sheetSize, type Area, type Grid } from './grid.ts';
import { SheetSeries } from './sheet-series.ts';
import { letterboxed } from './tiles.ts';

/** What one picture brought about. */
export type Painted = {
  /** The sheets that it completed. */
  readonly tiles: Blob | undefined;
  readonly contact: Blob | undefined;
  /** Whether it could be decoded; if not, its place stays dark. */
  readonly isReadable: boolean;
};

type Context = OffscreenCanvasRenderingContext2D;

/** Draws a storyboard's sheets of both kinds, picture by picture: each is decoded once, drawn twice and closed. */
export class StoryboardPainter {
  readonly #tiles: SheetSeries;
  readonly #contact: SheetSeries;
  readonly #plan: ContactSheets;
  #next = 0;

  constructor(tiles: Grid, contact: ContactSheets) {
    this.#plan = contact;
    this.#tiles = new SheetSeries(tiles, (context) => fill(context, whole(context), '#000'));
    this.#contact = new SheetSeries(contact.grid, (context, sheet) => drawTitle(context, contact, sheet));
  }

  async add(jpeg: Blob | undefined): Promise<Painted> {
    const bitmap = jpeg && (await createImageBitmap(jpeg).catch(() => undefined));
    try {
      const tiles = await this.#tiles.add((context, area) => drawPicture(context, bitmap, area));
      const caption = this.#plan.captions[this.#next++] ?? [];
      const contact = await this.#contact.add((context, area) => {
        const picture = { x: area.x + contactMeasures.gap / 2, y: area.y, ...this.#plan.picture };
        fill(context, picture, '#000');
        drawPicture(context, bitmap, picture);
        drawCaption(context, caption, picture);
      });
      return { tiles, contact, isReadable: bitmap !== undefined };
    } finally {
      bitmap?.close();
    }
  }
}

function drawPicture(context: Context, bitmap: ImageBitmap | undefined, box: Area): void {
  if (bitmap === undefined) return;
  const { x, y, width, height } = letterboxed(bitmap, box);
  context.drawImage(bitmap, box.x + x, box.y + y, width, height);
}

function drawTitle(context: Context, { grid, title }: ContactSheets, sheet: number): void {
  const { gap, titleFont, titleHeight } = contactMeasures;
  const sheets = sheetCount(grid);
  fill(context, whole(context), '#fff');
  context.fillStyle = '#1a1e26';
  context.font = `600 ${titleFont}px system-ui, sans-serif`;
  context.textBaseline = 'middle';
  const text = sheets === 1 ? title : `${title} (${sheet + 1} of ${sheets})`;
  context.fillText(text, gap, titleHeight / 2, sheetSize(grid, sheet).width - 2 * gap);
}

function drawCaption(context: Context, lines: readonly string[], picture: Area): void {
  const { font, lineHeight } = contactMeasures;
  context.fillStyle = '#1a1e26';
  context.font = `${font}px ui-monospace, monospace`;
  context.textBaseline = 'middle';
  for (const [line, text] of lines.entries())
    context.fillText(text, picture.x, picture.y + picture.height + (line + 0.5) * lineHeight + 2, picture.width);
}

function fill(context: Context, { x, y, width, height }: Area, colour: string): void {
  context.fillStyle = colour;
  context.fillRect(x, y, width, height);
}

const whole = ({ canvas }: { readonly canvas: Size }): Area => ({
  x: 0,
  y: 0,
  width: canvas.width,
  height: canvas.height,
});
