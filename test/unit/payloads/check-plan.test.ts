import { expect, test } from 'vitest';
import { ScreencaptureError } from '../../../src/core/errors.ts';
import { checkPlan } from '../../../src/payloads/check-plan.ts';
import { payloadsAt } from '../../../src/payloads/generator.ts';
import { defaultPlan, type JsonValue, type PayloadPlan } from '../../../src/payloads/plan.ts';

const errorOf = (attempt: () => unknown): ScreencaptureError => {
  try {
    attempt();
  } catch (error) {
    if (error instanceof ScreencaptureError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

/** A list that holds itself. */
const endless: JsonValue[] = [];
endless.push(endless);

test('the default plan passes, and so does an empty one', () => {
  expect(checkPlan(defaultPlan)).toBe(defaultPlan);
  expect(checkPlan({ ...defaultPlan, count: 0, key: '', streams: ['直播间 é😀\u2028'] }).count).toBe(0);
});

test.each<[Partial<PayloadPlan>, string, string?]>([
  [{ count: -1 }, 'invalid-plan', 'count'],
  [{ count: 1.5 }, 'invalid-plan', 'count'],
  [{ count: 10_000_001 }, 'invalid-plan', 'count'],
  [{ everySeconds: -1 }, 'invalid-plan', 'everySeconds'],
  [{ everySeconds: Number.NaN }, 'invalid-plan', 'everySeconds'],
  [{ streams: [] }, 'invalid-plan', 'streams'],
  [{ templates: [] }, 'invalid-plan', 'templates'],
  [{ negatives: { nonsense: 0.1 } }, 'invalid-plan', 'negatives'],
  [{ negatives: { 'missing-app': 0.1 } }, 'invalid-plan', 'negatives'],
  [{ negatives: { expired: 1.1 } }, 'invalid-plan', 'negatives'],
  [{ negatives: { expired: 0.6, replay: 0.6 } }, 'invalid-plan', 'negatives'],
  [{ negatives: { expired: -0.1 } }, 'invalid-plan', 'negatives'],
  [{ overrides: [{ at: -1, fields: {} }] }, 'invalid-plan', 'overrides'],
  [{ overrides: [{ at: 0, fields: { a: Number.NaN } }] }, 'invalid-plan', 'overrides'],
  [
    { overrides: [{ at: 0, fields: { a: JSON.parse('['.repeat(9000) + ']'.repeat(9000)) } }] },
    'invalid-plan',
    'overrides',
  ],
  [{ overrides: [{ at: 0, fields: { a: endless } }] }, 'invalid-plan', 'overrides'],
  [{ overrides: [{ at: 'all', fields: { a: { b: [2 ** 53] } } }] }, 'invalid-plan', 'overrides'],
  [{ startUnixSeconds: 1e12 }, 'invalid-instant'],
  [{ startUnixSeconds: 0.5 }, 'invalid-instant'],
  [{ startUnixSeconds: 253_402_200_000, everySeconds: 86_400 }, 'invalid-instant'],
  [{ streams: ['a/b'] }, 'invalid-stream-name'],
  [{ streams: ['\uD800'] }, 'invalid-stream-name'],
  [{ appName: '' }, 'invalid-app-name'],
  [{ pushDomain: '..' }, 'invalid-push-domain'],
  [{ streamParameters: '\uD800' }, 'invalid-stream-parameters'],
  [{ pushSizes: [{ width: 0, height: 1 }] }, 'invalid-push-size'],
  [{ pushSizes: [{ width: 1, height: 65_536 }] }, 'invalid-push-size'],
  [{ templates: [{ width: 3001, height: 0 }] }, 'invalid-size'],
  [{ bucket: { bucket: 'A', appId: '1', region: 'r' } }, 'invalid-bucket'],
  [{ naming: { prefix: '', fileName: 'x' } }, 'invalid-pattern'],
  [{ dialect: '2020' as '2019' }, 'invalid-choice', 'dialect'],
  [{ emptyKey: 'x' as 'signed' }, 'invalid-choice', 'emptyKey'],
  [{ key: 'secret\uD800' }, 'invalid-key'],
])('%o is refused as %s', (change, code, name) => {
  const error = errorOf(() => checkPlan({ ...defaultPlan, ...change }));
  expect([error.code, error.details['name']]).toEqual([code, name]);
  expect(JSON.stringify([error.message, error.details])).not.toContain('secret');
});

test.each([-1, 100, 0.5, Number.NaN])('a plan of 100 has no callback %s', (index) => {
  expect(errorOf(() => payloadsAt(defaultPlan, index)).code).toBe('invalid-plan');
});
