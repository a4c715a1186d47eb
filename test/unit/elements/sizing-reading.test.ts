import { expect, test } from 'vitest';
import { readSizing, roundings, splitSize, swaps } from '../../../src/elements/sizing-reading.ts';

/** The rules once more, in big integers, and by other arithmetic: a side is found by comparing, not by dividing. */
function expected(x: bigint, y: bigint, w: bigint, h: bigint, rounding: string, swap: string): string {
  if (w === 0n && h === 0n) return `${x}×${y}`;
  if (h === 0n) return `${w}×${proportional(w, y, x, rounding)}`;
  if (w === 0n) return `${proportional(h, x, y, rounding)}×${h}`;
  const swapped = (w < h && x > y) || (swap === 'symmetric' && w > h && x < y);
  return swapped ? `${h}×${w}` : `${w}×${h}`;
}

/** The whole number that `given × times / over` is rounded to, judged by its distance to the numbers below and above. */
function proportional(given: bigint, times: bigint, over: bigint, rounding: string): bigint {
  const step = rounding === 'nearest-even' ? 2n : 1n;
  const below = ((given * times) / over / step) * step;
  const above = below + step;
  const [toBelow, toAbove] = [given * times - below * over, above * over - given * times];
  const up = rounding === 'floor' ? false : rounding === 'ceiling' ? toBelow > 0n : toBelow >= toAbove;
  const side = up ? above : below;
  return side < step ? step : side;
}

function* randomNumbers(seed: number): Generator<(max: number) => number> {
  let state = seed;
  const next = (max: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % (max + 1);
  };
  for (;;) yield next;
}

test('100,000 random inputs under every option are read and resolved as an independent calculation has it', () => {
  const random = randomNumbers(20_181_217).next().value!;
  const wrong: string[] = [];
  for (let round = 0; round < 100_000; round += 1) {
    const [x, y] = [1 + random(65_534), 1 + random(65_534)];
    const [w, h] = [random(3) === 0 ? 0 : random(3000), random(3) === 0 ? 0 : random(2000)];
    const [rounding, swap] = [roundings[round % 4]!, swaps[round % 8 < 4 ? 0 : 1]];
    const texts = { x: String(x), y: String(y), w: w === 0 ? '' : String(w), h: String(h) };
    const { size } = readSizing(texts, { rounding, swap }).resolution!;
    const meant = expected(BigInt(x), BigInt(y), BigInt(w), BigInt(h), rounding, swap);
    if (`${size.width}×${size.height}` !== meant) wrong.push(`${JSON.stringify(texts)} ${rounding} ${swap}: ${meant}`);
  }
  expect(wrong).toEqual([]);
});

test.each([
  ['1280x720', ['1280', '720']],
  ['1280×720', ['1280', '720']],
  [' 1280 X 720 ', ['1280', '720']],
  ['abc', ['abc', '']],
  ['1x2x3', ['1', '2x3']],
  ['', ['', '']],
])('“%s” is taken apart, right or wrong', (text, sides) => {
  expect(splitSize(text)).toEqual(sides);
});

test.each([
  ['7.0', 'x'],
  ['+5', 'y'],
  ['0', 'x'],
  ['65536', 'y'],
  ['1e2', 'w'],
  ['2001', 'h'],
] as const)('“%s” is a mistake of %s alone', (text, field) => {
  const { resolution, mistakes } = readSizing({ x: '1280', y: '720', w: '', h: '', [field]: text });
  expect({ resolution, fields: Object.keys(mistakes) }).toEqual({ resolution: undefined, fields: [field] });
});
