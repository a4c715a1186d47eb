import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { callbackFieldNames } from '../../../src/core/callback-fields.ts';
import { withMembers } from '../../../src/payloads/json-members.ts';
import { payloads, payloadsAt } from '../../../src/payloads/generator.ts';
import { defaultPlan, type PayloadOverride } from '../../../src/payloads/plan.ts';
import { genuinePlans, jsonValues, mixedPlans } from './plans.ts';

const fieldNames = fc.oneof(fc.constantFrom(...callbackFieldNames), fc.string());
const fields = fc.dictionary(fieldNames, fc.option(jsonValues, { nil: undefined }), { minKeys: 1, maxKeys: 3 });
const at = fc.oneof(fc.constant('all' as const), fc.nat({ max: 19 }));
const overrides: fc.Arbitrary<PayloadOverride[]> = fc.array(fc.record({ at, fields }), { minLength: 1, maxLength: 3 });

test('only the fields that are overridden differ, and only in the callbacks that are meant', () => {
  fc.assert(
    fc.property(genuinePlans, overrides, (plan, overrides) => {
      const before = [...payloads(plan)];
      for (const [index, { body }] of [...payloads({ ...plan, overrides })].entries()) {
        const own = overrides.filter(({ at }) => at === index);
        const meant = [...overrides.filter(({ at }) => at === 'all'), ...own].map(({ fields }) => fields);
        const touched = new Map(meant.flatMap((fields) => Object.entries(fields)));
        expect(touched.size > 0 || body === before[index]!.body).toBe(true);
        const [was, is] = [before[index]!.body, body].map((text) => new Map(Object.entries(JSON.parse(text))));
        for (const [name, value] of touched)
          expect([name, is!.has(name), is!.get(name)]).toEqual([name, value !== undefined, jsonOf(value)]);
        const rest = (all: Map<string, unknown>) => [...all].filter(([name]) => !touched.has(name));
        expect(rest(is!)).toEqual(rest(was!));
      }
    }),
    { numRuns: 100 },
  );
});

/** As JSON gives it back: -0 is 0 there. */
const jsonOf = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

test('to give fields the values that they have changes no byte of any spelling', () => {
  fc.assert(
    fc.property(mixedPlans, (plan) => {
      for (const { body } of payloads(plan)) {
        const parsed = body.startsWith('{"') && body.endsWith('}') ? JSON.parse(body) : {};
        const { file_size: _, ...exact } = parsed;
        const spelledAlike = Object.entries(exact).filter(([, value]) => !/[/_]/.test(String(value)));
        expect(withMembers(body, Object.fromEntries(spelledAlike) as Record<string, string | number>)).toBe(body);
      }
    }),
    { numRuns: 20 },
  );
});

test.each([
  ['in place', '{"a":1,"b":"x"}', { a: [2] }, '{"a":[2],"b":"x"}'],
  [
    'in a spelling of its own',
    '\r\n{\r\n\t"a": 1,\r\n\t"b": "x"\r\n}\r\n',
    { b: 2 },
    '\r\n{\r\n\t"a": 1,\r\n\t"b": 2\r\n}\r\n',
  ],
  ['by its name, however that is escaped', String.raw`{"\u0061":1}`, { a: 2 }, String.raw`{"\u0061":2}`],
  ['and what is cut short stays cut short', '{"a":{"b":1},"t":3', { t: 4 }, '{"a":{"b":1},"t":4'],
  ['at the outermost level only', '{"a":{"t":1},"t":2}', { t: 3 }, '{"a":{"t":1},"t":3}'],
  ['and a new one comes last', '{"a":1}', { b: 2 }, '{"a":1,"b":2}'],
  ['the first taken out', '{"a":1,"b":2,"c":3}', { a: undefined }, '{"b":2,"c":3}'],
  ['the last taken out', '{"a":1,"b":2}', { b: undefined }, '{"a":1}'],
  ['all taken out', '{"a":1,"b":2}', { a: undefined, b: undefined }, '{}'],
  ['but not in a form', 'a=1&b=2', { a: 2 }, 'a=1&b=2'],
  ['but not in an array', '["a",{"a":1}]', { a: 2 }, '["a",{"a":1}]'],
  ['but not in nothing', '', { a: 2 }, ''],
])('a field is replaced %s', (_, text, fields, replaced) => {
  expect(withMembers(text, fields)).toBe(replaced);
});

test('an overridden t is not signed anew, and the verdict tells so', () => {
  const first = (fields: PayloadOverride['fields']) =>
    payloadsAt({ ...defaultPlan, overrides: [{ at: 'all', fields }] }, 0)[0]!;
  expect(JSON.parse(first({ t: 1_600_000_000 }).body)).toMatchObject({
    sign: 'ca3e25e5dc17a6f9909a9ae7281e300d',
    t: 1_600_000_000,
  });
  expect(first({ t: 1_600_000_000 }).verdict).toBe('refuse');
  expect(first({ sign: undefined }).verdict).toBe('refuse');
  expect(first({ stream_id: 'other' }).verdict).toBe('accept');
  expect(first({ t: '1545030873' }).verdict).toBe('either');
  expect(first({ width: 'wide' }).verdict).toBe('either');
});

test('what one callback is given goes over what all are given, and later over earlier', () => {
  const overrides: PayloadOverride[] = [
    { at: 1, fields: { file_size: 1 } },
    { at: 'all', fields: { file_size: 2, width: 9 } },
    { at: 2, fields: { file_size: 3 } },
    { at: 2, fields: { file_size: 4 } },
  ];
  const sizes = [...payloads({ ...defaultPlan, count: 3, overrides })].map(({ body }) => JSON.parse(body));
  expect(sizes.map(({ file_size, width }) => [file_size, width])).toEqual([
    [2, 9],
    [1, 9],
    [4, 9],
  ]);
});

test('the spelling and the fault of a negative case stay when a field is overridden', () => {
  const one = (name: string) =>
    payloadsAt({ ...defaultPlan, negatives: { [name]: 1 }, overrides: [{ at: 0, fields: { stream_id: 'x' } }] }, 0)[0]!;
  expect(one('odd-spacing').body).toContain('\n\t"stream_id": "x",');
  expect(one('expired')).toMatchObject({ verdict: 'refuse' });
  expect(one('escaped-characters').body).toContain(String.raw`"stream\u005fid":"x"`);
  expect(one('empty-body').body).toBe('');
});

test('a field may have any name, also one that objects have from the start', () => {
  const fields = Object.fromEntries(['__proto__', 'constructor', 'toString', '夜'].map((name) => [name, { name }]));
  const [{ body } = { body: '' }] = payloadsAt({ ...defaultPlan, overrides: [{ at: 'all', fields }] }, 0);
  expect(body.endsWith(JSON.stringify(fields).slice(1))).toBe(true);
});
