import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dialects,
  documentedSample,
  negativeCase,
  negativeCaseNames,
  negativeSuite,
  verifyCallback,
  type DialectId,
  type SuiteRequest,
  type SuiteSettings,
  type Verification,
} from '../../../src/core/index.ts';
import { refusalOf } from './refusal.ts';

const documented: SuiteSettings = { key: 'test', dialect: '2019', nowUnixSeconds: 1545030273 };

const namesOf = (dialect: DialectId) => negativeSuite({ ...documented, dialect }).map(({ name }) => name);

/** What the verification of `core` says of a request, `t` read as a number or as digits. */
function verified(
  { body }: SuiteRequest,
  { key, nowUnixSeconds }: SuiteSettings,
): Verification | 'unsigned' | 'not-json' {
  let callback: { sign?: string; t?: number | string };
  try {
    callback = JSON.parse(body);
  } catch {
    return 'not-json';
  }
  const { sign, t } = callback;
  return sign === undefined || t === undefined
    ? 'unsigned'
    : verifyCallback({ sign, t: Number(t) }, key, nowUnixSeconds);
}

test('the cases have these names, which others rely on', () => {
  expect(namesOf('2019')).toEqual([
    'valid',
    'wrong-key',
    'expired',
    'just-expired',
    't-altered',
    'body-altered',
    'missing-sign',
    'missing-t',
    'duplicate',
    'duplicate-signed-anew',
    'replay',
    'out-of-order',
    'same-second',
    'extra-fields',
    'reversed-keys',
    'odd-spacing',
    'escaped-characters',
    't-as-string',
    'after-2038',
    'unicode-stream-name',
    'percent-stream-name',
    'short-stream-name',
    'channel-differs',
    'http-pic-full-url',
    'https-pic-full-url',
    'missing-event-type',
    'missing-stream-id',
    'missing-channel-id',
    'missing-create-time',
    'missing-file-size',
    'missing-width',
    'missing-height',
    'missing-pic-url',
    'missing-pic-full-url',
    'empty-body',
    'not-json',
    'form-encoded',
    'huge-integers',
    'huge-t',
    'one-megabyte-body',
  ]);
});

test('the newer documentation adds a case for each of its fields, which older senders leave out', () => {
  const added = namesOf('2025').filter((name) => !namesOf('2019').includes(name));
  expect(added).toEqual(['missing-app', 'missing-appname', 'missing-stream-param']);
  const cases = negativeSuite({ ...documented, dialect: '2025' }).filter(({ name }) => added.includes(name));
  expect(cases.map(({ requests }) => requests.map(({ verdict }) => verdict))).toEqual([
    ['accept'],
    ['accept'],
    ['accept'],
  ]);
});

test('the valid callback of the documented second, under the documented key, has the documented signature', () => {
  const [valid] = negativeSuite(documented);
  expect(JSON.parse(valid!.requests[0]!.body)).toMatchObject({
    create_time: 1545030273,
    t: 1545030873,
    sign: 'ca3e25e5dc17a6f9909a9ae7281e300d',
  });
});

test('t as text is to be accepted where a page of the time has it so, and may be refused otherwise', () => {
  const verdictIn = (dialect: DialectId) =>
    negativeSuite({ ...documented, dialect }).find(({ name }) => name === 't-as-string')!.requests[0]!.verdict;
  expect([verdictIn('2019'), verdictIn('2025')]).toEqual(['accept', 'either']);
});

const settings = fc.record({
  key: fc.string({ unit: 'binary' }).filter((key) => key.isWellFormed()),
  dialect: fc.constantFrom('2019', '2025'),
  nowUnixSeconds: fc.integer({ min: 1_000_000, max: 4_000_000_000 }),
});

test('whatever is to be accepted is rightly signed and in time, and whatever is to be refused is not', () => {
  fc.assert(
    fc.property(settings, (settings) => {
      for (const request of negativeSuite(settings).flatMap(({ requests }) => requests)) {
        const found = verified(request, settings);
        const isGenuine = typeof found === 'object' && found.ok;
        expect([request.verdict, isGenuine]).not.toEqual(['accept', false]);
        expect([request.verdict, isGenuine]).not.toEqual(['refuse', true]);
      }
    }),
    { numRuns: 30 },
  );
});

test('what is refused for one reason is right in every other', () => {
  const reasons = negativeSuite(documented)
    .filter(({ requests }) => requests.some(({ verdict }) => verdict === 'refuse'))
    .map(({ name, requests }) => [name, verified(requests[0]!, documented)]);
  expect(Object.fromEntries(reasons)).toEqual({
    'wrong-key': { ok: false, reason: 'wrong-sign' },
    expired: { ok: false, reason: 'expired' },
    'just-expired': { ok: false, reason: 'expired' },
    't-altered': { ok: false, reason: 'wrong-sign' },
    'missing-sign': 'unsigned',
    'missing-t': 'unsigned',
    'empty-body': 'not-json',
    'not-json': 'not-json',
    'form-encoded': 'not-json',
  });
});

test('the same settings give the same bytes', () => {
  fc.assert(
    fc.property(settings, (settings) => {
      expect(negativeSuite(settings)).toEqual(negativeSuite(settings));
    }),
    { numRuns: 5 },
  );
});

test('no screenshot and no signature of one case appears in another', () => {
  const seen = new Map<string, string>();
  for (const { name, requests } of negativeSuite({ ...documented, dialect: '2025' }))
    for (const { body } of requests) {
      const texts = [/"(\/[^"]*\.jpg)"/.exec(body)?.[1], /"sign":"(\w+)"/.exec(body)?.[1]];
      for (const text of texts.filter((text) => text !== undefined)) {
        expect([text, seen.get(text) ?? name]).toEqual([text, name]);
        seen.set(text, name);
      }
    }
  expect(seen.size).toBeGreaterThan(70);
});

test('a duplicate and a replay are the same bytes again; one that is signed anew is the same screenshot', () => {
  const bodies = Object.fromEntries(
    negativeSuite(documented).map(({ name, requests }) => [name, requests.map(({ body }) => body)]),
  );
  expect(bodies['duplicate']![1]).toBe(bodies['duplicate']![0]);
  expect(bodies['replay']![2]).toBe(bodies['replay']![0]);
  expect(bodies['replay']![1]).not.toBe(bodies['replay']![0]);
  const [first, second] = bodies['duplicate-signed-anew']!.map((body) => JSON.parse(body));
  expect(second).toEqual({ ...first, t: first.t + 60, sign: second.sign });
  const [one, other] = bodies['same-second']!.map((body) => JSON.parse(body));
  expect([one.sign, one.t]).toEqual([other.sign, other.t]);
  expect(one.stream_id).not.toBe(other.stream_id);
});

test('spellings of a body say the same: keys reversed, odd spacing, escapes', () => {
  const spelled = (name: string) => negativeSuite(documented).find((each) => each.name === name)!.requests[0]!.body;
  expect(Object.keys(JSON.parse(spelled('reversed-keys')))).toEqual(dialects['2019'].bodyFields.value.toReversed());
  for (const name of ['odd-spacing', 'escaped-characters']) {
    expect(spelled(name)).not.toBe(JSON.stringify(JSON.parse(spelled(name))));
    expect(JSON.parse(spelled(name)).stream_id).toBe(`suite_${name}`);
  }
});

test('the form and the large body are what they are called', () => {
  const cases = negativeSuite(documented);
  const requestOf = (name: string) => cases.find((each) => each.name === name)!.requests[0]!;
  expect(requestOf('form-encoded').headers).toEqual({ 'content-type': 'application/x-www-form-urlencoded' });
  const form = new URLSearchParams(requestOf('form-encoded').body);
  expect([form.get('event_type'), form.get('pic_url')?.startsWith('/2018-12-17/')]).toEqual(['200', true]);
  expect(new TextEncoder().encode(requestOf('one-megabyte-body').body)).toHaveLength(1_000_000);
  expect(requestOf('huge-integers').body).toContain('9007199254740993');
});

test('one case can be made alone, of anybody’s callbacks; the names of all are known without making any', () => {
  for (const dialect of ['2019', '2025'] as const) expect(negativeCaseNames(dialect)).toEqual(namesOf(dialect));
  const { width: _, ...body } = documentedSample;
  const taken = negativeCase('missing-width', documented, () => documentedSample);
  expect(taken.requests.map(({ body }) => JSON.parse(body))).toEqual([body]);
  expect(negativeCase('valid', documented)).toEqual(negativeSuite(documented)[0]);
  for (const name of ['nonsense', 'missing-app', 'toString'])
    expect(refusalOf(() => negativeCase(name, documented))).toBe('invalid-choice');
});

test('a key that is no text and a second that is none are refused by code', () => {
  expect(refusalOf(() => negativeSuite({ ...documented, key: '\uD800' }))).toBe('invalid-key');
  for (const nowUnixSeconds of [Number.NaN, 0.5, 2 ** 53, -1e12])
    expect(refusalOf(() => negativeSuite({ ...documented, nowUnixSeconds }))).toBe('invalid-instant');
});
