/** ECMA-182's polynomial, bits reversed, in two halves of 32 bits: BigInt would be some fifty times slower. */
const polynomialHigh = 0xc96c5795;
const polynomialLow = 0xd7870f42;

const tableHigh = new Uint32Array(256);
const tableLow = new Uint32Array(256);
for (let byte = 0; byte < 256; byte++) {
  let high = 0;
  let low = byte;
  for (let bit = 0; bit < 8; bit++) {
    const isOdd = (low & 1) === 1;
    low = ((low >>> 1) | (high << 31)) >>> 0;
    high >>>= 1;
    if (!isOdd) continue;
    high = (high ^ polynomialHigh) >>> 0;
    low = (low ^ polynomialLow) >>> 0;
  }
  tableHigh[byte] = high;
  tableLow[byte] = low;
}

/**
 * CRC-64 by ECMA-182 as object stores use it: reflected, started and ended with all ones. In decimal, the form of the
 * header `x-cos-hash-crc64ecma`.
 */
export function crc64Ecma(bytes: Uint8Array): string {
  let high = 0xffffffff;
  let low = 0xffffffff;
  for (const byte of bytes) {
    const index = (low ^ byte) & 0xff;
    low = ((low >>> 8) | (high << 24)) ^ (tableLow[index] ?? 0);
    high = (high >>> 8) ^ (tableHigh[index] ?? 0);
  }
  return ((BigInt(~high >>> 0) << 32n) | BigInt(~low >>> 0)).toString();
}
