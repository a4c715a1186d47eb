import { ScreencaptureError } from './errors.ts';

/** All placeholders that the documentation lists; nothing else may stand in braces. */
export const placeholders = [
  'AppName',
  'PushDomain',
  'StreamID',
  'Year',
  'Month',
  'Day',
  'Hour',
  'Minute',
  'Second',
  'Width',
  'Height',
  'Ext',
] as const;

export type Placeholder = (typeof placeholders)[number];

/** How a template names its screenshots: `CosPrefix` and `CosFileName`. */
export type NamePatterns = { readonly prefix: string; readonly fileName: string };

export type PatternPart =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'placeholder'; readonly name: Placeholder };

/** Which of the two patterns a text is: only a prefix holds slashes. */
export type PatternPlace = 'prefix' | 'file-name';

/**
 * Takes a pattern apart. Literals are `a-z A-Z 0-9 - ! _ . *`, and `/` in a prefix, where slashes at either end mean nothing:
 * `/a`, `a/` and `/a/` are the same prefix, and an empty one puts objects at the top of the bucket.
 *
 * @throws {ScreencaptureError} `invalid-pattern`: another character or placeholder, an empty file name, or a segment between
 * slashes that is empty, `.` or `..`; `reason` and `found` say what.
 * @see "Live Screencapture and Porn Detection" (console), 267/31072, on the storage path
 */
export function checkPattern(text: string, place: PatternPlace = 'file-name'): readonly PatternPart[] {
  const pattern = place === 'prefix' ? trimSlashes(text) : text;
  if (pattern === '') {
    if (place === 'prefix') return [];
    throw invalidPattern(text, place, 'empty', '');
  }
  const segment = pattern.split('/').find((piece) => piece === '' || piece === '.' || piece === '..');
  if (segment !== undefined) throw invalidPattern(text, place, 'segment', segment);
  return splitPattern(pattern, text, place);
}

/**
 * The pattern of whole object keys: prefix and file name joined by one slash.
 *
 * @throws {ScreencaptureError} `invalid-pattern`
 */
export function joinPatterns({ prefix, fileName }: NamePatterns): readonly PatternPart[] {
  const path = checkPattern(prefix, 'prefix');
  const name = checkPattern(fileName, 'file-name');
  return path.length === 0 ? name : [...path, { kind: 'literal', text: '/' }, ...name];
}

/** Without the slashes at either end. */
export function trimSlashes(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text[start] === '/') start += 1;
  while (end > start && text[end - 1] === '/') end -= 1;
  return text.slice(start, end);
}

/** A placeholder, known or not, or a run of literals, or any other character. */
const pieces = /(?<braced>\{[^{}]*\})|(?<literals>[a-zA-Z0-9\-!_.*/]+)|[^]/gu;

function splitPattern(pattern: string, text: string, place: PatternPlace): PatternPart[] {
  return Array.from(pattern.matchAll(pieces), ([piece, braced, literals]): PatternPart => {
    if (literals !== undefined && (place === 'prefix' || !literals.includes('/')))
      return { kind: 'literal', text: literals };
    if (braced === undefined) throw invalidPattern(text, place, 'character', literals === undefined ? piece : '/');
    const name = placeholders.find((known) => braced === `{${known}}`);
    if (name === undefined) throw invalidPattern(text, place, 'placeholder', braced);
    return { kind: 'placeholder', name };
  });
}

function invalidPattern(
  pattern: string,
  place: PatternPlace,
  reason: 'empty' | 'segment' | 'placeholder' | 'character',
  found: string,
): ScreencaptureError {
  return new ScreencaptureError('invalid-pattern', `the ${place} pattern is not valid: ${reason}`, {
    value: pattern.toWellFormed(),
    place,
    reason,
    found: found.toWellFormed(),
    placeholders: placeholders.map((name) => `{${name}}`).join(' '),
    characters: place === 'prefix' ? 'a-z A-Z 0-9 - ! _ . * /' : 'a-z A-Z 0-9 - ! _ . *',
  });
}
