import { expect, test } from 'vitest';
import { documentedSample } from '../../../src/core/documented-sample.ts';
import { payloads, payloadsAt } from '../../../src/payloads/generator.ts';
import { defaultPlan } from '../../../src/payloads/plan.ts';

test('the first payload of the default plan carries the documented signature', () => {
  const [first] = payloadsAt(defaultPlan, 0);
  const { create_time, t, sign, width, height } = documentedSample;
  expect(JSON.parse(first!.body)).toMatchObject({ create_time, t, sign, width, height, stream_id: 'stream_name' });
});

test('a plan of no callbacks has no payloads', () => {
  expect([...payloads({ ...defaultPlan, count: 0 })]).toEqual([]);
});
