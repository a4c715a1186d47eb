import { expect, test } from 'vitest';
import { dialects } from '../../../src/core/dialects.ts';
import { defaultPlan, type ConductSpec } from '../../../src/service/conduct-plan.ts';
import {
  checkConduct,
  conductLimits,
  conductOf,
  conductPresets,
  presetOf,
  readingOf,
  type ConductPresetId,
} from '../../../src/service/conducts.ts';
import { endOf } from '../../../src/service/notifier.ts';
import { correctConduct, type Verdict } from '../../../src/service/receiver.ts';

const good: Verdict = { ok: true };
const bad: Verdict = { ok: false, reason: 'wrong-sign' };
const timeoutMs = dialects['2019'].retryPolicy.value.timeoutMs;

const answerTo = (spec: ConductSpec, { verification = good, index = 0, attempt = 1 } = {}) =>
  conductOf({ all: spec, byCallback: new Map() })({ rawBody: '{}', verification, callback: { index, attempt } });

const told = (spec: ConductSpec, request = {}): string => {
  const { outcome, status, answer } = endOf(answerTo(spec, request), timeoutMs);
  return [outcome, status, answer?.body].filter((part) => part !== undefined).join(' ');
};

test.each([
  ['checked', 'answered 200 {"code":0}', 'answered 403 {"code":403}', 'taken-if-signed'],
  ['code-0', 'answered 200 {"code":0}', 'answered 200 {"code":0}', 'taken'],
  ['code-1', 'answered 200 {"code":1}', 'answered 200 {"code":1}', 'taken-whatever-the-body'],
  ['empty-200', 'answered 200 ', 'answered 200 ', 'taken'],
  ['no-content', 'answered 204 ', 'answered 204 ', 'tried-again-not-200'],
  ['moved', 'redirected 301 ', 'redirected 301 ', 'tried-again-redirect'],
  ['redirect', 'redirected 302 ', 'redirected 302 ', 'tried-again-redirect'],
  ['bad-request', 'answered 400 {"code":400}', 'answered 400 {"code":400}', 'tried-again-not-200'],
  ['server-error', 'answered 500 {"code":500}', 'answered 500 {"code":500}', 'tried-again-not-200'],
  ['after-19-s', 'answered 200 {"code":0}', 'answered 403 {"code":403}', 'taken-if-signed'],
  ['after-21-s', 'timed-out', 'timed-out', 'tried-again-too-late'],
  ['never', 'timed-out', 'timed-out', 'tried-again-no-answer'],
  ['refused', 'unreachable', 'unreachable', 'tried-again-no-connection'],
  ['recovers', 'answered 500 {"code":500}', 'answered 500 {"code":500}', 'tried-again-not-200'],
] as const)('%s: a good signature meets “%s”, a bad one “%s”', (id, signed, forged, reading) => {
  expect([told(conductPresets[id]), told(conductPresets[id], { verification: bad })]).toEqual([signed, forged]);
  expect(readingOf(conductPresets[id], timeoutMs)).toBe(reading);
});

test('every preset has an id by which it is known again, also read back from a store', () => {
  const ids = Object.keys(conductPresets) as ConductPresetId[];
  expect(ids.map((id) => presetOf(structuredClone(conductPresets[id])))).toEqual(ids);
  expect(presetOf({ ...conductPresets.never, delayMs: 1 })).toBeUndefined();
});

test('by default the receiver does exactly what the documentation asks', () => {
  const conduct = conductOf(defaultPlan);
  const verdicts: Verdict[] = [good, bad, { ok: false, reason: 'unparsable' }, { ok: false, reason: 'wrong-method' }];
  for (const verification of verdicts) {
    const request = { rawBody: '{}', verification, callback: undefined };
    expect(conduct(request)).toEqual(correctConduct(request));
  }
});

test('an answer after 19 s is in time for 20 s, and too late for 10', () => {
  expect(answerTo(conductPresets['after-19-s'])).toMatchObject({ status: 200, delayMs: 19_000 });
  expect(readingOf(conductPresets['after-19-s'], 10_000)).toBe('tried-again-too-late');
});

test('a receiver that recovers fails the first two attempts of each callback, and then checks signatures', () => {
  const statuses = [1, 2, 3, 4].map((attempt) => told(conductPresets.recovers, { attempt, index: 7 }));
  expect(statuses.map((text) => text.slice(9, 12))).toEqual(['500', '500', '200', '200']);
  expect(told(conductPresets.recovers, { attempt: 3, verification: bad })).toContain('403');
});

test('chance depends on seed, callback and attempt alone, not on the order of the requests', () => {
  const requests = Array.from({ length: 400 }, (_, n) => ({ index: n >> 2, attempt: (n % 4) + 1 }));
  const fails = (seed: number, order: typeof requests) => {
    const spec: ConductSpec = { ...conductPresets.random, when: { kind: 'random', percent: 50, seed } };
    const met = order.map((request) => [`${request.index} ${request.attempt}`, told(spec, request)] as const);
    return new Map(met.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  };
  expect(fails(1, requests.toReversed())).toEqual(fails(1, requests));
  expect(fails(2, requests)).not.toEqual(fails(1, requests));
  const failed = [...fails(1, requests).values()].filter((text) => text.includes('500')).length;
  expect(failed).toBeGreaterThan(150);
  expect(failed).toBeLessThan(250);
});

test.each([
  [0, 0],
  [100, 200],
])('a chance of %i % fails %i of 200 attempts', (percent, failed) => {
  const spec: ConductSpec = { ...conductPresets.random, when: { kind: 'random', percent, seed: 9 } };
  const met = Array.from({ length: 200 }, (_, index) => told(spec, { index }));
  expect(met.filter((text) => text.includes('500'))).toHaveLength(failed);
});

test('one callback can meet what the others do not', () => {
  const conduct = conductOf({ all: conductPresets.checked, byCallback: new Map([[3, conductPresets.never]]) });
  const met = [2, 3].map((index) => conduct({ rawBody: '{}', verification: good, callback: { index, attempt: 1 } }));
  expect(met.map(({ kind }) => kind)).toEqual(['answer', 'never']);
});

test.each(['', 'a b', 'https://例え.example/', 'a\r\nb: c'])(
  'a redirect to %j is refused: no header can carry it',
  (location) => {
    const spec: ConductSpec = { ...conductPresets.moved, answer: { kind: 'fixed', status: 301, body: '', location } };
    expect(() => checkConduct(spec)).toThrow(expect.objectContaining({ code: 'invalid-conduct' }));
  },
);

test('a redirect says where to, and an answer without a body has no type', () => {
  expect(answerTo(conductPresets.moved)).toMatchObject({
    headers: { location: 'https://receiver.example/elsewhere' },
  });
  expect(answerTo(conductPresets['empty-200'])).toMatchObject({ headers: {} });
});

test.each([
  ['status', { ...conductPresets['code-0'], answer: { kind: 'fixed', status: 199, body: '' } }],
  ['status', { ...conductPresets['code-0'], answer: { kind: 'fixed', status: 600, body: '' } }],
  ['bodyLength', { ...conductPresets['code-0'], answer: { kind: 'fixed', status: 200, body: 'x'.repeat(10_001) } }],
  ['delayMs', { ...conductPresets.checked, delayMs: -1 }],
  ['delayMs', { ...conductPresets.checked, delayMs: Number.NaN }],
  ['attempts', { ...conductPresets.checked, when: { kind: 'first', attempts: 0 } }],
  ['percent', { ...conductPresets.checked, when: { kind: 'random', percent: 101, seed: 1 } }],
  ['seed', { ...conductPresets.checked, when: { kind: 'random', percent: 1, seed: 0.5 } }],
] as const satisfies (readonly [keyof typeof conductLimits, ConductSpec])[])(
  'a conduct whose %s is out of bounds is refused with the bounds',
  (name, spec) => {
    const { min, max } = conductLimits[name];
    expect(() => checkConduct(spec)).toThrow(
      expect.objectContaining({ code: 'invalid-conduct', details: { name, min, max } }),
    );
  },
);
