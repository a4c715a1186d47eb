import { dialects, type DialectId } from '../core/dialects.ts';
import { ScreencaptureError } from '../core/errors.ts';
import { parseWholeNumber } from '../core/names.ts';
import {
  defaultSizingChoices,
  longestSide,
  resolveScreenshotSize,
  type Rounding,
  type SizeResolution,
  type SizingChoices,
  type Swap,
} from '../core/sizing.ts';
import { checkConfiguredSide } from '../core/template.ts';

/** Push size and configured size as typed, by the names that links use. Empty W or H is "not set". */
export type SizingTexts = { readonly x: string; readonly y: string; readonly w: string; readonly h: string };

export type SizingField = keyof SizingTexts;

/** What the texts come to: a resolution, or what is wrong with each field that is wrong. */
export type SizingReading = {
  readonly resolution: SizeResolution | undefined;
  readonly mistakes: { readonly [field in SizingField]?: ScreencaptureError };
};

/** Before anybody typed: a usual push, and nothing set. */
export const defaultSizingTexts: SizingTexts = { x: '1280', y: '720', w: '', h: '' };

/** Reads sizes as typed, by the limits of a dialect; `longestPush` is the longest push side that is taken. */
export function readSizing(
  texts: SizingTexts,
  choices: SizingChoices = defaultSizingChoices,
  dialect: DialectId = '2019',
  longestPush: number = longestSide,
): SizingReading {
  const mistakes: { -readonly [field in SizingField]?: ScreencaptureError } = {};
  const take = (field: SizingField, read: (text: string) => number): number => {
    try {
      return read(texts[field]);
    } catch (error) {
      if (!(error instanceof ScreencaptureError)) throw error;
      mistakes[field] = error;
      return Number.NaN;
    }
  };
  const push = {
    width: take('x', (text) => pushSide(text, longestPush)),
    height: take('y', (text) => pushSide(text, longestPush)),
  };
  const configured = {
    width: take('w', (text) => checkConfiguredSide('width', configuredSide(text), dialect)),
    height: take('h', (text) => checkConfiguredSide('height', configuredSide(text), dialect)),
  };
  const isRight = Object.keys(mistakes).length === 0;
  return { resolution: isRight ? resolveScreenshotSize(push, configured, choices) : undefined, mistakes };
}

/** `1280x720` or `1280×720`, as an attribute says a size. Each half as it stands; where there is no `x`, all is the first. */
export function splitSize(text: string): readonly [width: string, height: string] {
  const [width = '', ...others] = text.trim().split(/\s*[x×]\s*/i);
  return [width, others.join('x')];
}

/** Choices as attributes say them; undefined for what is none. */
export function readChoices(rounding: string, swap: string): SizingChoices | undefined {
  if (!isRounding(rounding) || !isSwap(swap)) return undefined;
  return { rounding, swap };
}

export const roundings = ['nearest', 'floor', 'ceiling', 'nearest-even'] as const satisfies readonly Rounding[];
export const swaps = ['documented', 'symmetric'] as const satisfies readonly Swap[];

const isRounding = (text: string): text is Rounding => (roundings as readonly string[]).includes(text);
const isSwap = (text: string): text is Swap => (swaps as readonly string[]).includes(text);

/** The limits of configured sides in a dialect. Pixels. */
export function configuredLimit(field: 'w' | 'h', dialect: DialectId): number {
  const { maxWidth, maxHeight } = dialects[dialect].sizeLimits.value;
  return field === 'w' ? maxWidth : maxHeight;
}

function configuredSide(text: string): number {
  return text === '' ? 0 : (parseWholeNumber(text) ?? Number.NaN);
}

function pushSide(text: string, max: number): number {
  const side = parseWholeNumber(text);
  if (side !== undefined && side >= 1 && side <= max) return side;
  const details = { value: text.toWellFormed(), min: 1, max };
  throw new ScreencaptureError('invalid-push-size', `must be a whole number from 1 to ${max}`, details);
}
