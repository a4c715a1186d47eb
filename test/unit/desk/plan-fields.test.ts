import { expect, test } from 'vitest';
import {
  defaultPlanTexts,
  parsePlanQuery,
  planMistake,
  planQuery,
  readPlanTexts,
  type PlanFieldName,
} from '../../../src/desk/plan-fields.ts';
import { joinOverrides, joinShares, splitOverrides, splitShares } from '../../../src/desk/plan-lists.ts';
import { presentPlan } from '../../../src/desk/present-plan.ts';
import { defaultPlan } from '../../../src/payloads/plan.ts';
import { defaultFieldTexts } from '../../../src/service/settings.ts';

const planOf = (change: Partial<typeof defaultPlanTexts>) => {
  const { part } = readPlanTexts({ ...defaultPlanTexts, ...change });
  return part && presentPlan(part, defaultFieldTexts());
};

test('an untouched form is the default plan, and its link says nothing', () => {
  expect(planOf({})).toEqual({ plan: defaultPlan, mistake: undefined });
  expect(planQuery(defaultPlanTexts)).toBe('');
});

test('what is typed becomes the plan', () => {
  const read = planOf({
    streams: 'a, b c',
    pushes: '1280x720;720×1280',
    templates: '640x0,0X0',
    negatives: 'expired:0.1,replay:.5,valid:0.25',
    overrides: 'all file_size=1\n3 t="x"\nall sign=\nall note=plain text',
  });
  expect(read?.plan).toEqual({
    ...defaultPlan,
    streams: ['a', 'b', 'c'],
    pushSizes: [
      { width: 1280, height: 720 },
      { width: 720, height: 1280 },
    ],
    templates: [
      { width: 640, height: 0 },
      { width: 0, height: 0 },
    ],
    negatives: { expired: 0.1, replay: 0.5, valid: 0.25 },
    overrides: [
      { at: 'all', fields: { file_size: 1 } },
      { at: 3, fields: { t: 'x' } },
      { at: 'all', fields: { sign: undefined } },
      { at: 'all', fields: { note: 'plain text' } },
    ],
  });
});

test.each<[PlanFieldName, string, string]>([
  ['count', '-1', 'invalid-plan'],
  ['count', '10000001', 'invalid-plan'],
  ['count', '7.0', 'invalid-plan'],
  ['count', '', 'invalid-plan'],
  ['every', '1e2', 'invalid-plan'],
  ['streams', '', 'invalid-plan'],
  ['streams', 'a/b', 'invalid-stream-name'],
  ['pushes', '1280', 'invalid-plan'],
  ['templates', '640x', 'invalid-plan'],
  ['negatives', 'expired:1.5', 'invalid-plan'],
  ['negatives', 'expired:0.0000001', 'invalid-plan'],
  ['negatives', 'unheard-of:0.1', 'invalid-choice'],
  ['seed', 'x'.repeat(65), 'invalid-plan'],
  ['overrides', 'some t=1', 'invalid-plan'],
  ['overrides', 'all =1', 'invalid-plan'],
  ['overrides', 'all file_size=9007199254740993', 'invalid-plan'],
  ['overrides', 'all width=1e999', 'invalid-plan'],
  ['overrides', '10000000 width=1', 'invalid-plan'],
  ['format', 'docx', 'invalid-choice'],
])('%s of %j is a mistake of that field alone: %s', (name, text, code) => {
  expect(planMistake(name, text)).toMatchObject({ code });
  const { part, mistakes } = readPlanTexts({ ...defaultPlanTexts, [name]: text });
  expect(part).toBeUndefined();
  expect(Object.keys(mistakes)).toEqual([name]);
});

test.each([501, 50_000])('a value of %s levels is a mistake of its field', (levels) => {
  const text = `all width=${'['.repeat(levels)}${']'.repeat(levels)}`;
  expect(planMistake('overrides', text)).toMatchObject({ details: { reason: 'not-json', levels: 500 } });
});

test('what is wrong only together is told as such', () => {
  expect(planOf({ negatives: 'valid:1,expired:0.1' })).toMatchObject({ mistake: { details: { reason: 'total' } } });
  expect(planOf({ templates: '9000x1' })).toMatchObject({ plan: undefined, mistake: { code: 'invalid-size' } });
});

test('a link restores the form, whatever is in it', () => {
  const texts = {
    ...defaultPlanTexts,
    count: '1000',
    negatives: 'expired:0.1,replay:0.05',
    seed: 'a&b=c #é',
    overrides: 'all stream_id="100%"\n0 t=',
    format: 'json',
  };
  expect(planQuery(texts)).toMatch(/^count=1000&negatives=expired:0\.1,replay:0\.05&seed=/);
  expect(parsePlanQuery(planQuery(texts))).toEqual({ texts, ignored: [] });
});

test('bad values of a link are passed over and named; parameters of others are nobody’s mistake', () => {
  expect(parsePlanQuery('count=abc&every=5&seed=%ff&overrides=x&unknown=1')).toEqual({
    texts: { ...defaultPlanTexts, every: '5' },
    ignored: ['count', 'seed', 'overrides'],
  });
});

test('a key in a link is never taken for the plan’s', () => {
  expect(parsePlanQuery('key=secret').texts).toEqual(defaultPlanTexts);
});

test('lists are kept as typed while they are not right yet', () => {
  const shares = [{ name: 'expired', share: '0,5x' }];
  expect(splitShares(joinShares(shares))).toEqual([{ name: 'expired', share: '0.5x' }]);
  const overrides = [
    { at: '', field: '', value: '' },
    { at: 'all', field: 't', value: 'a=b = c' },
  ];
  expect(splitOverrides(joinOverrides(overrides))).toEqual(overrides);
});
