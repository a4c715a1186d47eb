import { expect, test } from 'vitest';
import { readSizing, roundings, splitSize, swaps } from '../../../src/elements/sizing-reading.ts';
import { modelledSize, randomSizings } from '../../support/sizing-model.ts';

test('100,000 random inputs under every option are read and resolved as an independent calculation has it', () => {
  const everyChoice = roundings.flatMap((rounding) => swaps.map((swap) => ({ rounding, swap })));
  const wrong: string[] = [];
  for (const { push, configured } of randomSizings(100_000, 20_181_217)) {
    const [w = '', h = ''] = [configured.width, configured.height].map((side) => (side === 0 ? '' : String(side)));
    const texts = { x: String(push.width), y: String(push.height), w, h };
    for (const choices of everyChoice) {
      const { size } = readSizing(texts, choices).resolution!;
      const meant = modelledSize(push, configured, choices);
      if (`${size.width}×${size.height}` !== meant) wrong.push(`${JSON.stringify({ ...texts, ...choices })}: ${meant}`);
    }
  }
  expect(everyChoice).toHaveLength(8);
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
