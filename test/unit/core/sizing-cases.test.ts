import { expect, test } from 'vitest';
import { defaultSizingChoices, resolveScreenshotSize, sizingCases } from '../../../src/core/index.ts';

test.each(sizingCases)('the case “$id” gives what the table expects', ({ push, configured, expected, rule }) => {
  expect(resolveScreenshotSize(push, configured)).toMatchObject({ size: expected, rule });
});

const alternatives = sizingCases.flatMap(({ id, push, configured, alternatives }) =>
  alternatives.map(({ choices, size }) => ({ id, push, configured, choices, size })),
);

test.each(alternatives)(
  'the case “$id” with $choices gives what the table says',
  ({ push, configured, choices, size }) => {
    expect(resolveScreenshotSize(push, configured, { ...defaultSizingChoices, ...choices }).size).toEqual(size);
  },
);

test('what another choice would change is called a choice, and nothing else is', () => {
  const others = [
    { rounding: 'floor', swap: 'documented' },
    { rounding: 'ceiling', swap: 'documented' },
    { rounding: 'nearest-even', swap: 'documented' },
    { rounding: 'nearest', swap: 'symmetric' },
  ] as const;
  const changing = sizingCases.filter(({ push, configured, expected: { width, height } }) =>
    others.some((choices) => {
      const { size } = resolveScreenshotSize(push, configured, choices);
      return size.width !== width || size.height !== height;
    }),
  );
  const chosen = sizingCases.filter(({ basis }) => basis === 'choice');
  expect(changing.map(({ id }) => id)).toEqual(chosen.map(({ id }) => id));
});

test('every rule is among the cases', () => {
  const rules = new Set(sizingCases.map(({ rule }) => rule));
  expect([...rules].toSorted()).toEqual(['both', 'both-swapped', 'height-only', 'push-size', 'width-only']);
});
