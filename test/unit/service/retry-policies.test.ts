import { expect, test } from 'vitest';
import { sources } from '../../../src/core/sources.ts';
import { documentedRetries } from '../../../src/service/retry-choice.ts';
import { chooseRetries, typeRetries } from '../../../src/service/retry-policies.ts';

test('each dialect has the retries of its documentation, and names it', () => {
  expect(documentedRetries('2019')).toMatchObject({
    policy: { retries: 3, intervalMs: 60_000, timeoutMs: 20_000 },
    source: sources.notification2021,
  });
  expect(documentedRetries('2025')).toMatchObject({
    policy: { retries: 5, intervalMs: 120_000, timeoutMs: 20_000 },
    source: sources.notification2025,
  });
});

test('a policy of one’s own begins with the numbers that held, and has no source', () => {
  const custom = chooseRetries(documentedRetries('2025'), 'custom');
  expect(custom).toMatchObject({ choice: 'custom', texts: { retries: '5', interval: '120', timeout: '20' } });
  expect(custom.source).toBeUndefined();
  expect(chooseRetries(custom, '2019')).toEqual(documentedRetries('2019'));
});

test('typing makes the policy one’s own', () => {
  const typed = typeRetries(documentedRetries('2019'), 'interval', '5');
  expect(typed).toMatchObject({ choice: 'custom', policy: { retries: 3, intervalMs: 5_000, timeoutMs: 20_000 } });
});

test.each([
  ['retries', '21', 'invalid-retries', 0, 20],
  ['retries', '', 'invalid-retries', 0, 20],
  ['retries', '1e1', 'invalid-retries', 0, 20],
  ['interval', '0', 'invalid-retry-interval', 1, 3_600],
  ['interval', '2.5', 'invalid-retry-interval', 1, 3_600],
  ['timeout', '301', 'invalid-timeout', 1, 300],
  ['timeout', '-1', 'invalid-timeout', 1, 300],
] as const)('%s “%s” is %s, %i to %i, and what held goes on holding', (name, text, code, min, max) => {
  const before = documentedRetries('2019');
  const typed = typeRetries(before, name, text);
  expect(typed.mistakes[name]).toMatchObject({ code, details: { min, max } });
  expect(typed.policy).toEqual(before.policy);
  expect(typeRetries(typed, name, '2').mistakes).toEqual({});
});
