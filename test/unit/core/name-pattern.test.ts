import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkPattern, placeholders, ScreencaptureError } from '../../../src/core/index.ts';
import { anyText, refusalOf } from './refusal.ts';

function detailsOf(call: () => unknown) {
  try {
    return call();
  } catch (error) {
    return error instanceof ScreencaptureError ? error.details : error;
  }
}

test('a pattern comes apart into literals and placeholders', () => {
  expect(checkPattern('{StreamID}-x{Width}{Ext}')).toEqual([
    { kind: 'placeholder', name: 'StreamID' },
    { kind: 'literal', text: '-x' },
    { kind: 'placeholder', name: 'Width' },
    { kind: 'placeholder', name: 'Ext' },
  ]);
});

test.each([
  { pattern: '{StreamName}', place: 'file-name', reason: 'placeholder', found: '{StreamName}' },
  { pattern: '{streamid}', place: 'file-name', reason: 'placeholder', found: '{streamid}' },
  { pattern: '{}', place: 'file-name', reason: 'placeholder', found: '{}' },
  { pattern: '{__proto__}', place: 'file-name', reason: 'placeholder', found: '{__proto__}' },
  { pattern: '{Year', place: 'file-name', reason: 'character', found: '{' },
  { pattern: 'Year}', place: 'file-name', reason: 'character', found: '}' },
  { pattern: 'a b', place: 'file-name', reason: 'character', found: ' ' },
  { pattern: 'a/b', place: 'file-name', reason: 'character', found: '/' },
  { pattern: 'é', place: 'prefix', reason: 'character', found: 'é' },
  { pattern: '😀', place: 'prefix', reason: 'character', found: '😀' },
  { pattern: '', place: 'file-name', reason: 'empty', found: '' },
  { pattern: '.', place: 'file-name', reason: 'segment', found: '.' },
  { pattern: 'a/../b', place: 'prefix', reason: 'segment', found: '..' },
  { pattern: 'a//b', place: 'prefix', reason: 'segment', found: '' },
] as const)('the $place pattern "$pattern" is refused: $reason "$found"', ({ pattern, place, reason, found }) => {
  expect(refusalOf(() => checkPattern(pattern, place))).toBe('invalid-pattern');
  expect(detailsOf(() => checkPattern(pattern, place))).toMatchObject({ reason, found, place });
});

test('any row of allowed characters and placeholders is a pattern', () => {
  const part = fc.oneof(
    fc.constantFrom(...placeholders.map((name) => `{${name}}`)),
    fc.constantFrom('a', 'Z', '0', '-', '!', '_', '.', '*'),
  );
  fc.assert(
    fc.property(fc.array(part, { minLength: 1 }), (parts) => {
      const pattern = parts.join('');
      fc.pre(pattern !== '.' && pattern !== '..');
      const texts = checkPattern(pattern).map((piece) => (piece.kind === 'literal' ? piece.text : `{${piece.name}}`));
      expect(texts.join('')).toBe(pattern);
    }),
  );
});

test('whatever the text, it is a pattern or refused as none', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('prefix' as const, 'file-name' as const), (text, place) => {
      expect([undefined, 'invalid-pattern']).toContain(refusalOf(() => checkPattern(text, place)));
    }),
  );
});
