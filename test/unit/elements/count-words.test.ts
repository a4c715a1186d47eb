import { expect, test } from 'vitest';
import { attemptCount, callbackCount } from '../../../src/elements/count-words.ts';
import { plural } from '../../../src/words/plural.ts';

test('one is singular, and no other count is', () => {
  expect([0, 1, 2, 11, 21, 101, 1001].map((count) => plural(count, 'one', 'other'))).toEqual([
    'other',
    'one',
    ...Array.from({ length: 5 }, () => 'other'),
  ]);
  expect([1, 1200].map(callbackCount)).toEqual(['1 callback', '1,200 callbacks']);
  expect([0, 1].map(attemptCount)).toEqual(['0 attempts', '1 attempt']);
});
