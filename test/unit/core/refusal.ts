import * as fc from 'fast-check';
import { ScreencaptureError, type ErrorCode } from '../../../src/core/index.ts';

/** The code of the refusal that a call ends with; undefined when it gives a value. Any other exception goes on. */
export function refusalOf(call: () => unknown): ErrorCode | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    if (error instanceof ScreencaptureError) return error.code;
    throw error;
  }
}

/** Any number that JavaScript has, the awkward ones often. */
export const anyNumber = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.constantFrom(
    Number.NaN,
    Infinity,
    -Infinity,
    -0,
    0,
    0.5,
    Number.MAX_SAFE_INTEGER,
    Number.MAX_SAFE_INTEGER + 1,
    1e308,
  ),
);

/** Any string that JavaScript has: lone surrogates, control characters, markup, path tricks, Object's own names. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
  fc.constantFrom(
    '',
    '.',
    '..',
    '/',
    '//',
    '../..',
    'a/../b',
    '%2e%2e',
    '%00',
    '\0',
    '\u{d800}',
    '\u{dc00}a',
    '世界',
    '😀',
  ),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    '<script>alert(1)</script>',
    '{StreamID}',
    '{',
    '}',
    '{}',
    '{{Year}}',
  ),
  fc.constantFrom(' 5', '1e2', '+5', '7.0'),
);
