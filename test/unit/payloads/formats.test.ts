import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ScreencaptureError } from '../../../src/core/errors.ts';
import { negativeCaseNames } from '../../../src/core/negative-suite.ts';
import { payloadFormats, writePayloads, type TextFormatId } from '../../../src/payloads/formats.ts';
import { payloads } from '../../../src/payloads/generator.ts';
import { payloadFiles } from '../../../src/payloads/line-formats.ts';
import { defaultPlan, type PayloadPlan } from '../../../src/payloads/plan.ts';
import { genuinePlans, mixedPlans } from './plans.ts';

const textOf = (id: TextFormatId, plan: PayloadPlan): string => [...writePayloads(id, plan)].join('');
const bodiesOf = (plan: PayloadPlan): readonly string[] => [...payloads(plan)].map(({ body }) => body);
const textFormats = payloadFormats.map(({ id }) => id).filter((id) => id !== 'files' && id !== 'zip');

test('lines and arrays of JSON read back as the bodies, and as whole requests where some are bad', () => {
  fc.assert(
    fc.property(genuinePlans, mixedPlans, (plan, mixed) => {
      const lines = textOf('ndjson', plan).split('\n');
      expect(lines.pop()).toBe('');
      expect(lines).toEqual(bodiesOf(plan));
      expect(JSON.parse(textOf('json', plan))).toEqual(bodiesOf(plan).map((body) => JSON.parse(body)));
      const requests = textOf('ndjson', mixed).trimEnd().split('\n');
      expect(requests.map((line) => JSON.parse(line).body)).toEqual(bodiesOf(mixed));
      expect(JSON.parse(textOf('json', mixed))).toEqual(requests.map((line) => JSON.parse(line)));
    }),
    { numRuns: 20 },
  );
});

test('archives and collections are JSON that has each body, with the same meaning where braces are escaped', () => {
  fc.assert(
    fc.property(mixedPlans, (plan) => {
      const archive = JSON.parse(textOf('har', plan));
      const texts = archive.log.entries.map(({ request }: { request: { postData: { text: string } } }) => request);
      expect(texts.map(({ postData }: { postData: { text: string } }) => postData.text)).toEqual(bodiesOf(plan));
      const collection = JSON.parse(textOf('postman', plan));
      const raws: string[] = collection.item.map(
        ({ request }: { request: { body: { raw: string } } }) => request.body.raw,
      );
      expect(raws.some((raw) => raw.includes('{{'))).toBe(false);
      expect(raws.map((raw) => raw.replaceAll('\\u007b', '{'))).toEqual(bodiesOf(plan));
    }),
    { numRuns: 20 },
  );
});

test('a file for an editor has its requests apart, and no variable but ours', () => {
  fc.assert(
    fc.property(mixedPlans, (plan) => {
      const [variable, ...requests] = textOf('http', plan).split(
        /\n### .*\nPOST \{\{callbackUrl\}\}\nContent-Type: .*\n\n/,
      );
      expect(variable).toBe('@callbackUrl = http://localhost:8080/callback\n');
      expect(requests.map((text) => text.slice(0, -1).replaceAll('\\u007b', '{'))).toEqual(bodiesOf(plan));
      expect(requests.join('')).not.toMatch(/\{\{|^###/m);
    }),
    { numRuns: 20 },
  );
});

test('files are named so that they sort as they are sent, and no two alike', () => {
  const plan = { ...defaultPlan, count: 120, negatives: { replay: 0.2, 'form-encoded': 0.2 } };
  const files = [...payloadFiles(plan)];
  const names = files.map(({ name }) => name);
  expect(names.slice(0, 2)).toEqual(['callback-000.json', 'callback-001-1-form-encoded.txt']);
  expect(names.toSorted()).toEqual(names);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => name.endsWith('-form-encoded.txt')).length).toBeGreaterThan(5);
  expect(names.find((name) => name.includes('replay'))).toMatch(/^callback-\d{3}-1-replay\.json$/);
  expect(files.map(({ text }) => text)).toEqual(bodiesOf(plan));
});

test('the key is in no output', () => {
  const key = 'c0mpletelySecretKey';
  const plan = { ...defaultPlan, key, count: 60, negatives: Object.fromEntries(shares('2019')) };
  for (const id of textFormats) expect([id, textOf(id, plan).includes(key)]).toEqual([id, false]);
});

test('every format can be empty, and one chunk of it is never large', () => {
  for (const id of textFormats) {
    expect(textOf(id, { ...defaultPlan, count: 0 })).not.toContain('stream_id');
    const lengths = Array.from(writePayloads(id, { ...defaultPlan, count: 1000 }), ({ length }) => length);
    expect(Math.max(...lengths)).toBeLessThan(70_000);
    expect(lengths.length).toBeLessThan(40);
  }
});

test('more callbacks than a format holds are refused before anything is written', () => {
  const attempt = () => writePayloads('vitest', { ...defaultPlan, count: 1001 });
  expect(attempt).toThrow(ScreencaptureError);
  expect(attempt).toThrow('vitest holds at most 1000 callbacks');
});

function shares(dialect: '2019' | '2025'): [string, number][] {
  const names = negativeCaseNames(dialect);
  return names.map((name) => [name, 1 / names.length]);
}
