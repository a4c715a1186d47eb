import { mediaTimeText } from '../core/media-time.ts';
import type { Size } from '../core/push.ts';
import { trimmed } from '../words/shown-number.ts';
import { getLocale } from './locale.ts';

/** `N×M`, as the names of the contract have it: U+00D7, no blanks. */
export const shownSize = ({ width, height }: Size): string => `${width}×${height}`;

/** Bytes in the unit that keeps the number short: decimal units, as disks and networks count. */
export function shownBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  const power = Math.min(Math.floor(Math.log10(bytes) / 3), units.length);
  return `${trimmed(bytes / 1000 ** power, 1)} ${units[power - 1]}`;
}

export { shownNumber } from '../words/shown-number.ts';

// Making a format takes the browser longer than a hundred uses of it.
const dateFormat = remembered(
  (locale: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23', timeZone: 'UTC' }),
);

/** Words one after the other, as the page's language strings them together. */
export const shownList = (words: readonly string[]): string => words.join(getLocale() === 'zh-Hans' ? '、' : ', ');

/** Media time as short as it can be told: `00:20`, `1:00:20`, `00:20.5`. */
export function shownMediaTimeShortly(us: number): string {
  const [clock = '', fraction = ''] = mediaTimeText(us).split('.');
  const short = clock.startsWith('00:') ? clock.slice(3) : clock.replace(/^0/, '');
  return fraction === '000' ? short : `${short}.${fraction.replace(/0+$/, '')}`;
}

/** The wall clock of the object names: UTC+8, whatever zone the computer is in. `HH:MM:SS`. */
export const shownTimeOfDay = (unixSeconds: number): string => inUtc8(unixSeconds * 1000).slice(11, 19);

/** Date and time in UTC+8, as they are read in the page's language. */
export const shownDateAndTime = (unixMs: number): string => {
  const shifted = new Date(unixMs + utc8);
  return Number.isNaN(shifted.getTime()) ? '' : dateFormat(getLocale()).format(shifted);
};

/** Seconds, as a person would say how long to wait. Never less than one. */
export const wholeSecondsLeft = (ms: number): number => Math.max(1, Math.round(ms / 1000));

/** How far the clocks of the object names are ahead. Milliseconds. */
const utc8 = 8 * 3_600_000;

const inUtc8 = (unixMs: number): string => {
  const shifted = new Date(unixMs + utc8);
  return Number.isNaN(shifted.getTime()) ? '' : shifted.toISOString();
};

/** Makes a thing once for each key. */
function remembered<Key extends readonly (string | number)[], Value>(
  make: (...key: Key) => Value,
): (...key: Key) => Value {
  const made = new Map<string, Value>();
  return (...key) => {
    const name = key.join(' ');
    const known = made.get(name) ?? make(...key);
    made.set(name, known);
    return known;
  };
}
