import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dialects, isTaken, nextStep, type AttemptOutcome } from '../../../src/core/index.ts';
import { anyNumber } from './refusal.ts';

const answered = (status: number) => ({ outcome: 'answered', status }) as const;
const policy = dialects['2019'].retryPolicy.value;

test.each([
  { outcome: 'answered', status: 200, taken: true },
  { outcome: 'answered', status: 201, taken: false },
  { outcome: 'answered', status: 204, taken: false },
  { outcome: 'redirected', status: 302, taken: false },
  { outcome: 'answered', status: 500, taken: false },
  { outcome: 'timed-out', status: undefined, taken: false },
  { outcome: 'unreachable', status: undefined, taken: false },
  { outcome: 'redirected', status: 200, taken: false },
] as const)('an attempt that was $outcome with status $status is taken: $taken', ({ outcome, status, taken }) => {
  expect(isTaken({ outcome, status })).toBe(taken);
});

test('the first attempt is made at once', () => {
  expect(nextStep([], policy)).toEqual({ kind: 'attempt', inMs: 0 });
});

test.each([
  { dialect: '2019', retries: 3, inMs: 60_000 },
  { dialect: '2025', retries: 5, inMs: 120_000 },
] as const)(
  'in the dialect $dialect a callback is tried again $retries times, $inMs ms apart',
  ({ dialect, retries, inMs }) => {
    const failed = Array.from({ length: retries + 1 }, () => answered(500));
    const steps = failed.map((_, index) => nextStep(failed.slice(0, index + 1), dialects[dialect].retryPolicy.value));
    expect(steps).toEqual([...Array.from({ length: retries }, () => ({ kind: 'attempt', inMs })), { kind: 'gave-up' }]);
  },
);

test('a callback that is taken at the last attempt is delivered', () => {
  expect(nextStep([answered(500), answered(404), answered(500), answered(200)], policy)).toEqual({ kind: 'delivered' });
});

test('whatever the policy, a delivery ends', () => {
  const outcome = fc.constantFrom<AttemptOutcome>('answered', 'timed-out', 'unreachable', 'redirected');
  fc.assert(
    fc.property(anyNumber, anyNumber, outcome, (retries, intervalMs, kind) => {
      const attempts = Array.from({ length: 20 }, () => ({ outcome: kind, status: 500 }));
      const step = nextStep(attempts, { retries, intervalMs, timeoutMs: 20_000 });
      expect(step.kind).toBe(retries >= 20 ? 'attempt' : 'gave-up');
    }),
  );
});
