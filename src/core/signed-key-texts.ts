import type { Recipe } from './sign-mistake.ts';

/** Spellings of one key that are tried. */
const mostSpellings = 1024;

const blanks = [' ', '\n', '\r\n', '\t', '\u{a0}', '\u{3000}', '\u{feff}'];

/**
 * Texts that may have been taken for the key, each with its mistake and none of them twice: other blanks, then another case, then
 * nothing at all.
 *
 * @param mostCases how many spellings, besides all small and all capital letters
 */
export function* keyTexts(key: string, mostCases = mostSpellings): Iterable<Recipe> {
  const tried = new Set([key, '']);
  for (const text of otherBlanks(key)) {
    if (tried.has(text)) continue;
    tried.add(text);
    yield { text, mistakes: [{ kind: 'key-blanks', key: text }] };
  }
  for (const text of [key.toLowerCase(), key.toUpperCase(), ...spellings(key, mostCases)]) {
    if (tried.has(text)) continue;
    tried.add(text);
    yield { text, mistakes: [{ kind: 'key-case', key: text }] };
  }
  if (key !== '') yield { text: '', mistakes: [{ kind: 'no-key' }] };
}

function* otherBlanks(key: string): Iterable<string> {
  yield key.trim();
  yield key.replaceAll(/\s/g, '');
  for (const blank of blanks) {
    yield key + blank;
    yield blank + key;
    yield blank + key + blank;
  }
}

/** The key with the case of one letter changed, then of two, and so on, from left to right. */
function* spellings(key: string, most: number): Iterable<string> {
  const letters = [...key.matchAll(/[a-z]/gi)].map(({ index }) => index);
  let left = most;
  for (let count = 1; count <= letters.length; count += 1) {
    for (const chosen of choices(letters, count, 0)) {
      if (left === 0) return;
      left -= 1;
      yield withCaseChanged(key, chosen);
    }
  }
}

/** All ways to choose so many of the items from a position on. */
function* choices(items: readonly number[], count: number, from: number): Iterable<readonly number[]> {
  if (count === 0) {
    yield [];
    return;
  }
  for (let at = from; at <= items.length - count; at += 1) {
    for (const rest of choices(items, count - 1, at + 1)) yield [items[at] ?? 0, ...rest];
  }
}

function withCaseChanged(key: string, positions: readonly number[]): string {
  const characters = key.split('');
  for (const at of positions) {
    const character = characters[at] ?? '';
    const lower = character.toLowerCase();
    characters[at] = character === lower ? character.toUpperCase() : lower;
  }
  return characters.join('');
}
