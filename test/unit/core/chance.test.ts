import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { chance, seedOf } from '../../../src/core/chance.ts';

test('chance is the same for the same numbers, and these are some of its values', () => {
  const some = [chance(1, 0, 1), chance(1, 1, 1), chance(2, 0, 1), chance(seedOf('golden'), 0, 1)];
  expect(some).toEqual([
    0.386_456_814_594_566_8, 0.070_266_897_557_303_31, 0.785_686_229_355_633_3, 0.210_257_550_003_007_05,
  ]);
});

test('chance spreads evenly over 0 to below 1, for each seed and in each direction', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const seed = seedOf(text);
      const counts = Array.from({ length: 10 }, () => 0);
      for (let index = 0; index < 10_000; index += 1) counts[Math.floor(chance(seed, index, 1) * 10)]! += 1;
      // Five standard deviations of the binomial distribution.
      for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
    }),
    { numRuns: 20, seed: 1 },
  );
});

test('texts that differ a little give other seeds', () => {
  expect(new Set(['', '\0', '\0\0', '1', '2', '12', '21', 'a', 'b'].map(seedOf)).size).toBe(9);
});
