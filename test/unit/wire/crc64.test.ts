import { expect, test } from 'vitest';
import { crc64Ecma } from '../../../src/wire/crc64.ts';

test.each([
  ['', '0'],
  // The check value that catalogues of CRCs give for this algorithm (0x995DC9BBDF1939FA).
  ['123456789', '11051210869376104954'],
])('the CRC of %j is %s', (text, crc) => {
  expect(crc64Ecma(new TextEncoder().encode(text))).toBe(crc);
});
