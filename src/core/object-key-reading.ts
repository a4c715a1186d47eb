import { ScreencaptureError } from './errors.ts';
import { joinPatterns, type NamePatterns, type PatternPart, type Placeholder } from './name-pattern.ts';
import { isSegmentText, screenshotExtension } from './object-key.ts';
import type { Size } from './push.ts';
import { daysInMonth, documentedUtcOffsetSeconds, unixSecondsAt } from './wall-clock.ts';

/** The text that stands for each placeholder of the patterns. */
export type PlaceholderTexts = { readonly [name in Placeholder]?: string };

/** What an object key tells. A field is undefined when its placeholders are not all in the patterns. */
export type ObjectKeyFields = {
  readonly streamName: string | undefined;
  readonly appName: string | undefined;
  readonly pushDomain: string | undefined;
  readonly unixSeconds: number | undefined;
  readonly size: Size | undefined;
  readonly texts: PlaceholderTexts;
};

/**
 * Reads an object key back: the inverse of `objectKey`. Under the default patterns every key has one reading, whatever the
 * stream's name, since all that follows the name has a fixed form.
 *
 * @throws {ScreencaptureError} `object-key-mismatch`: no screenshot has this key under these patterns; `ambiguous-pattern`:
 * this key has more than one reading (two names with nothing certain between them); `invalid-pattern`.
 */
export function parseObjectKey(key: string, patterns: NamePatterns): ObjectKeyFields {
  const [reading, another] = firstTwoReadings(key, joinPatterns(patterns));
  const details = { key: key.toWellFormed(), prefix: patterns.prefix, fileName: patterns.fileName };
  if (reading === undefined) {
    throw new ScreencaptureError('object-key-mismatch', 'the key does not follow the patterns', details);
  }
  if (another !== undefined) {
    throw new ScreencaptureError('ambiguous-pattern', 'the key can be read in more than one way', details);
  }
  return {
    streamName: reading.StreamID,
    appName: reading.AppName,
    pushDomain: reading.PushDomain,
    unixSeconds: secondsOf(reading),
    size: sizeOf(reading),
    texts: reading,
  };
}

function secondsOf({ Year, Month, Day, Hour, Minute, Second }: PlaceholderTexts): number | undefined {
  const [year, month, day, hour, minute, second] = [Year, Month, Day, Hour, Minute, Second].map((text) =>
    text === undefined ? undefined : Number(text),
  );
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (hour === undefined || minute === undefined || second === undefined) return undefined;
  return unixSecondsAt({ year, month, day, hour, minute, second }, documentedUtcOffsetSeconds);
}

function sizeOf({ Width, Height }: PlaceholderTexts): Size | undefined {
  if (Width === undefined || Height === undefined) return undefined;
  return { width: Number(Width), height: Number(Height) };
}

/**
 * Searches for readings from left to right and stops at the second one. Two ways through the key are two readings: where they
 * first part, the same placeholder has texts of different length. States that led nowhere are remembered, so that a key
 * without a reading is refused in polynomial time.
 */
function firstTwoReadings(key: string, parts: readonly PatternPart[]): readonly PlaceholderTexts[] {
  const found: PlaceholderTexts[] = [];
  const deadEnds = new Set<string>();
  const matters = parts.map((_, index) => boundTextsThatMatter(parts.slice(index)));

  const search = (index: number, position: number, texts: PlaceholderTexts): void => {
    const part = parts[index];
    if (part === undefined) {
      if (position === key.length) found.push(texts);
      return;
    }
    if (part.kind === 'literal') {
      if (key.startsWith(part.text, position)) search(index + 1, position + part.text.length, texts);
      return;
    }
    const bound = matters[index]?.map((name) => texts[name]);
    const state = JSON.stringify([index, position, bound]);
    if (deadEnds.has(state)) return;
    const before = found.length;
    for (const text of candidates(part.name, key, position, texts)) {
      const extended = { ...texts, [part.name]: text };
      if (isPossibleDate(extended)) search(index + 1, position + text.length, extended);
      if (found.length === 2) return;
    }
    if (found.length === before) deadEnds.add(state);
  };

  if (key.isWellFormed()) search(0, 0, {});
  return found;
}

/** Placeholders whose text decides what can follow: those that come again, and the parts of a date. */
function boundTextsThatMatter(rest: readonly PatternPart[]): readonly Placeholder[] {
  const names = new Set(rest.flatMap((part) => (part.kind === 'placeholder' ? [part.name] : [])));
  if (names.has('Year') || names.has('Month') || names.has('Day')) {
    for (const name of ['Year', 'Month', 'Day'] as const) names.add(name);
  }
  return [...names];
}

/** The texts that a placeholder can stand for at a position of the key. */
function* candidates(name: Placeholder, key: string, position: number, texts: PlaceholderTexts): Iterable<string> {
  const known = name === 'Ext' ? screenshotExtension : texts[name];
  if (known !== undefined) {
    if (key.startsWith(known, position)) yield known;
    return;
  }
  const width = fixedWidths[name];
  if (width !== undefined) {
    const text = key.slice(position, position + width);
    if (text.length === width && /^\d+$/.test(text) && Number(text) <= (highest[name] ?? Infinity)) yield text;
    return;
  }
  const isPixels = name === 'Width' || name === 'Height';
  const segmentEnd = key.indexOf('/', position);
  const limit = segmentEnd === -1 ? key.length : segmentEnd;
  for (let end = position + 1; end <= limit; end += 1) {
    const text = key.slice(position, end);
    if (isPixels && !isWholePixels(text)) return;
    if (isPixels || isSegmentText(text)) yield text;
  }
}

const fixedWidths: { readonly [name in Placeholder]?: number } = {
  Year: 4,
  Month: 2,
  Day: 2,
  Hour: 2,
  Minute: 2,
  Second: 2,
};

const highest: { readonly [name in Placeholder]?: number } = { Hour: 23, Minute: 59, Second: 59 };

/** As `objectKey` writes it: no leading zero, an exact integer. A longer text with a prefix that is none is none either. */
function isWholePixels(text: string): boolean {
  return /^[1-9]\d*$/.test(text) && Number.isSafeInteger(Number(text));
}

/** Whether some day has these parts; what is not there yet may be anything. */
function isPossibleDate({ Year, Month, Day }: PlaceholderTexts): boolean {
  const month = Month === undefined ? undefined : Number(Month);
  if (month !== undefined && (month < 1 || month > 12)) return false;
  if (Day === undefined) return true;
  const longest = month === undefined ? 31 : daysInMonth(month, Year === undefined ? undefined : Number(Year));
  return Number(Day) >= 1 && Number(Day) <= longest;
}
