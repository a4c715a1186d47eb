import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  gradeReceiver,
  isFullMarks,
  negativeSuite,
  scorePointIds,
  type ScorePointId,
  type SuiteAnswer,
  type SuiteVerdict,
} from '../../../src/core/index.ts';

const cases = negativeSuite({ key: 'test', dialect: '2019', nowUnixSeconds: 1545030273 });
const names = cases.map(({ name }) => name);

const answered = (status: number, durationMs = 5): SuiteAnswer => ({ outcome: 'answered', status, durationMs });
const timedOut: SuiteAnswer = { outcome: 'timed-out', status: undefined, durationMs: 20_000 };
const unreachable: SuiteAnswer = { outcome: 'unreachable', status: undefined, durationMs: 1 };
const right = (verdict: SuiteVerdict) => answered(verdict === 'refuse' ? 403 : 200);

/** The card of a receiver that is right but for what is said otherwise, by case. */
function cardOf(otherwise: Readonly<Record<string, readonly SuiteAnswer[] | undefined>> = {}) {
  const answers = new Map(
    cases
      .map(({ name, requests }) => [name, requests.map(({ verdict }) => right(verdict))] as const)
      .map(([name, given]) => [name, Object.hasOwn(otherwise, name) ? otherwise[name] : given] as const)
      .flatMap(([name, given]) => (given === undefined ? [] : [[name, given] as const])),
  );
  return gradeReceiver(cases, answers, '2019');
}

/** Only what is not passed: `verifies failed: valid`. */
const blemishes = (points: ReturnType<typeof cardOf>) =>
  points
    .filter(({ mark }) => mark !== 'passed')
    .map(({ id, mark, failing }) => [`${id} ${mark}`, ...failing].join(' '));

test('right answers throughout give full marks', () => {
  const points = cardOf();
  expect(points.map(({ id, mark }) => [id, mark])).toEqual(scorePointIds.map((id) => [id, 'passed']));
  expect(isFullMarks(points)).toBe(true);
});

test.each([
  {
    what: 'takes a foreign signature',
    case: 'wrong-key',
    given: [answered(200)],
    marks: ['verifies failed wrong-key'],
  },
  { what: 'knows no expiry', case: 'expired', given: [answered(200)], marks: ['rejects-expired failed expired'] },
  {
    what: 'calls a duplicate a conflict',
    case: 'duplicate',
    given: [answered(200), answered(409)],
    marks: ['idempotent failed duplicate'],
  },
  {
    what: 'answers 204, which is not 200',
    case: 'extra-fields',
    given: [answered(204)],
    marks: ['tolerant failed extra-fields'],
  },
  {
    what: 'redirects a callback',
    case: 'odd-spacing',
    given: [{ outcome: 'redirected', status: 302, durationMs: 5 }],
    marks: ['raw-body failed odd-spacing'],
  },
  { what: 'wants t as a number', case: 't-as-string', given: [answered(400)], marks: ['takes-t failed t-as-string'] },
  {
    what: 'loses itself in a large body',
    case: 'one-megabyte-body',
    given: [timedOut],
    marks: ['in-time failed one-megabyte-body'],
  },
  {
    what: 'dies of a missing field',
    case: 'missing-width',
    given: [unreachable],
    marks: ['tolerant failed missing-width', 'in-time failed missing-width'],
  },
  {
    what: 'reads keys in their order',
    case: 'reversed-keys',
    given: [answered(403)],
    marks: ['tolerant failed reversed-keys', 'raw-body failed reversed-keys'],
  },
] as const)('a receiver that $what is told so, and nothing else', ({ case: name, given, marks }) => {
  const points = cardOf({ [name]: given });
  expect(blemishes(points)).toEqual(marks);
  expect(isFullMarks(points)).toBe(false);
});

test('any refusal will do, and where either is right so is any status', () => {
  const refusals = cases.filter(({ requests }) => requests.some(({ verdict }) => verdict === 'refuse'));
  for (const status of [204, 302, 400, 401, 403, 404, 500])
    expect(blemishes(cardOf(Object.fromEntries(refusals.map(({ name }) => [name, [answered(status)]]))))).toEqual([]);
  expect(blemishes(cardOf({ 'missing-width': [answered(400)], 'huge-t': [answered(500)] }))).toEqual([]);
});

test('an answer within 20 s is in time, the next millisecond is not', () => {
  expect(blemishes(cardOf({ 'extra-fields': [answered(200, 20_000)] }))).toEqual([]);
  expect(blemishes(cardOf({ 'extra-fields': [answered(200, 20_001)] }))).toEqual(['in-time failed extra-fields']);
});

test('of a receiver that refuses a valid callback nothing else is known', () => {
  expect(blemishes(cardOf({ valid: [answered(401)] }))).toEqual([
    'verifies failed valid',
    ...unknownBut('verifies', 'in-time'),
  ]);
});

test('of a receiver that does not answer a valid callback only that is known', () => {
  for (const answer of [timedOut, unreachable])
    expect(blemishes(cardOf({ valid: [answer], duplicate: [answered(200), answered(409)] })).toSorted()).toEqual(
      ['in-time failed valid', ...unknownBut('in-time')].toSorted(),
    );
});

test('a run that was stopped leaves open what it did not come to', () => {
  const reached = new Set(names.slice(0, names.indexOf('duplicate')));
  const unreached = Object.fromEntries(names.filter((name) => !reached.has(name)).map((name) => [name, undefined]));
  const points = cardOf({ ...unreached, expired: [answered(200)] });
  expect(points.find(({ id }) => id === 'rejects-expired')).toMatchObject({ mark: 'failed', failing: ['expired'] });
  expect(points.filter(({ mark }) => mark === 'unknown').map(({ id }) => id)).toEqual([
    'verifies',
    'idempotent',
    'tolerant',
    'takes-t',
    'in-time',
    'raw-body',
  ]);
  expect(isFullMarks(points)).toBe(false);
});

test('nothing run is nothing known', () => {
  const points = gradeReceiver(cases, new Map(), '2019');
  expect(points.map(({ mark }) => mark)).toEqual(scorePointIds.map(() => 'unknown'));
  expect([isFullMarks(points), isFullMarks([])]).toEqual([false, false]);
});

test('whichever cases go wrong, each point names those that show it, and no other', () => {
  const examined = cases.filter(({ name, requests }) => name !== 'valid' && requests[0]!.verdict !== 'either');
  fc.assert(
    fc.property(fc.subarray(examined), (wrong) => {
      const otherwise = wrong.map(({ name, requests }): [string, SuiteAnswer[]] => [
        name,
        requests.map(({ verdict }) => answered(verdict === 'refuse' ? 200 : 500)),
      ]);
      for (const { id, mark, failing } of cardOf(Object.fromEntries(otherwise))) {
        const due = id === 'in-time' ? [] : wrong.filter(({ shows }) => shows.includes(id)).map(({ name }) => name);
        expect([id, failing, mark]).toEqual([id, due, due.length > 0 ? 'failed' : 'passed']);
      }
    }),
  );
});

test('every case counts for some point, and every point rests on cases and a document', () => {
  expect(cases.filter(({ shows }) => shows.length === 0)).toEqual([]);
  for (const { id, source } of cardOf()) {
    expect([id, id === 'in-time' || cases.some(({ shows }) => shows.includes(id))]).toEqual([id, true]);
    expect(source.url).toContain(source.document);
  }
});

function unknownBut(...known: readonly ScorePointId[]): readonly string[] {
  return scorePointIds.filter((id) => !known.includes(id)).map((id) => `${id} unknown`);
}
