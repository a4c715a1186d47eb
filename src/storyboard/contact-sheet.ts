import type { Size } from '../core/push.ts';
import { gridOf, type Grid } from './grid.ts';

/** The sheets that people look at: each picture with its time and its object's name below. */
export type ContactSheets = {
  readonly grid: Grid;
  /** The box of a picture, at the top of its cell. */
  readonly picture: Size;
  /** The lines below each picture. */
  readonly captions: readonly (readonly string[])[];
  readonly title: string;
};

/** Measures of a contact sheet, pixels. Letters are about as wide as monospaced faces have them, and squeezed where they are wider. */
export const contactMeasures = {
  gap: 12,
  titleHeight: 44,
  titleFont: 16,
  lineHeight: 15,
  font: 11,
  letter: 6.7,
} as const;

const { gap, titleHeight, lineHeight, letter } = contactMeasures;

/** Names under narrower pictures would be a word a line. */
const narrowest = 160;

/** The width of the pictures, for thumbnails of a given width. */
export const contactWidth = (thumbnail: number): number => Math.max(thumbnail, narrowest);

/** @param picture the box of each picture */
export function contactSheets(
  picture: Size,
  columns: number,
  title: string,
  labels: readonly { readonly time: string; readonly name: string }[],
): ContactSheets {
  const inLine = Math.floor(picture.width / letter);
  const captions = labels.map(({ time, name }) => [time, ...linesOf(name, inLine)]);
  const mostLines = captions.reduce((most, { length }) => Math.max(most, length), 0);
  const cell = { width: picture.width + gap, height: picture.height + mostLines * lineHeight + gap };
  const border = { top: titleHeight, side: gap / 2 };
  return { grid: gridOf(labels.length, cell, columns, border), picture, captions, title };
}

/** Names have no blanks, so they are broken where the line ends. */
function linesOf(text: string, inLine: number): readonly string[] {
  const letters = Array.from(text);
  return Array.from({ length: Math.ceil(letters.length / inLine) }, (_, line) =>
    letters.slice(line * inLine, (line + 1) * inLine).join(''),
  );
}
