import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkCallback } from '../../../src/core/callback-check.ts';
import { documentedSample } from '../../../src/core/documented-sample.ts';
import { negativeCaseNames } from '../../../src/core/negative-suite.ts';
import { verifyCallback } from '../../../src/core/signature.ts';
import { resolveScreenshotSize } from '../../../src/core/sizing.ts';
import { payloadMaker, payloads, payloadsAt } from '../../../src/payloads/generator.ts';
import { defaultPlan } from '../../../src/payloads/plan.ts';
import { genuinePlans, mixedPlans } from './plans.ts';

test('the first payload of the default plan carries the documented signature', () => {
  const [first] = payloadsAt(defaultPlan, 0);
  const { create_time, t, sign, width, height } = documentedSample;
  expect(JSON.parse(first!.body)).toMatchObject({ create_time, t, sign, width, height, stream_id: 'stream_name' });
});

test('a plan of no callbacks has no payloads', () => {
  expect([...payloads({ ...defaultPlan, count: 0 })]).toEqual([]);
});

test('every payload without negative cases and overrides verifies, is a callback without fault, and says its facts', () => {
  fc.assert(
    fc.property(genuinePlans, (plan) => {
      const made = [...payloads(plan)];
      expect(made.map(({ index }) => index)).toEqual(Array.from({ length: plan.count }, (_, index) => index));
      for (const { body, facts, index, verdict } of made) {
        const parsed = JSON.parse(body);
        expect(JSON.stringify(parsed)).toBe(body);
        expect(verifyCallback(parsed, plan.key, facts.createTime)).toEqual({ ok: true });
        expect(checkCallback(body, plan.dialect).findings).toEqual([]);
        expect([parsed.stream_id, parsed.create_time, parsed.file_size, verdict]).toEqual([
          facts.streamName,
          plan.startUnixSeconds + index * plan.everySeconds,
          facts.fileSize,
          'accept',
        ]);
      }
    }),
    { numRuns: 50 },
  );
});

test('in whatever order payloads are asked for, they are the same bytes', () => {
  const plansAndOrders = mixedPlans.chain((plan) =>
    fc.tuple(
      fc.constant(plan),
      fc.shuffledSubarray(Array.from({ length: plan.count }, (_, index) => index)),
      fc.nat({ max: plan.count }),
    ),
  );
  fc.assert(
    fc.property(plansAndOrders, ([plan, order, from]) => {
      const all = [...payloads(plan)];
      const make = payloadMaker(plan);
      for (const index of order) expect(make(index)).toEqual(all.filter((payload) => payload.index === index));
      expect([...payloads(plan, from)]).toEqual(all.filter(({ index }) => index >= from));
    }),
    { numRuns: 30 },
  );
});

test('streams, push sizes and templates take turns, and a stream keeps its sizes where streams are enough', () => {
  const plan = {
    ...defaultPlan,
    streams: ['a', 'b', 'c'],
    pushSizes: [
      { width: 1280, height: 720 },
      { width: 720, height: 1280 },
    ],
    templates: [{ width: 640, height: 0 }],
  };
  const taken = [...payloads({ ...plan, count: 6 })].map(({ facts: { streamName, size } }) => [
    streamName,
    size.height,
  ]);
  expect(taken.map(([name]) => name)).toEqual(['a', 'b', 'c', 'a', 'b', 'c']);
  expect(taken.map(([, height]) => height)).toEqual([360, 1138, 360, 360, 1138, 360]);
  expect(resolveScreenshotSize(plan.pushSizes[1]!, plan.templates[0]!).size.height).toBe(1138);

  const oneStream = { ...plan, streams: ['a'], count: 4 };
  expect([...payloads(oneStream)].map(({ facts }) => facts.size.height)).toEqual([360, 1138, 360, 1138]);
});

test('negative cases have their shares, and without negatives there are none', () => {
  const count = 20_000;
  const plan = { ...defaultPlan, count, negatives: { expired: 0.1, replay: 0.05, 'empty-body': 0.000_1 } };
  const names = [...payloads(plan)].filter(({ part }) => part === 0).map(({ negative }) => negative);
  const shareOf = (name: string | undefined) => names.filter((each) => each === name).length / count;
  // Within four standard deviations: the seed is fixed, so this never changes.
  expect(Math.abs(shareOf('expired') - 0.1)).toBeLessThan(0.0085);
  expect(Math.abs(shareOf('replay') - 0.05)).toBeLessThan(0.0062);
  expect(shareOf('empty-body')).toBeLessThan(0.000_5);
  expect(shareOf(undefined) + shareOf('expired') + shareOf('replay') + shareOf('empty-body')).toBeCloseTo(1, 9);
});

test('a share of 1 makes every callback of the case, all its requests one after the other', () => {
  const made = [...payloads({ ...defaultPlan, count: 2, negatives: { replay: 1 } })];
  expect(made.map(({ index, part, negative }) => [index, part, negative])).toEqual(
    [0, 1].flatMap((index) => [0, 1, 2].map((part) => [index, part, 'replay'])),
  );
  expect([made[2]!.body, made[5]!.body]).toEqual([made[0]!.body, made[3]!.body]);
});

test('every case can be had of any callback, and its genuine parts are of that callback', () => {
  for (const dialect of ['2019', '2025'] as const)
    for (const name of negativeCaseNames(dialect)) {
      const plan = { ...defaultPlan, dialect, streams: [`it's`], negatives: { [name]: 1 } };
      const [first] = payloadsAt(plan, 7);
      expect(first).toMatchObject({ index: 7, negative: name, facts: { createTime: 1545030343, streamName: `it's` } });
    }
  const [valid] = payloadsAt({ ...defaultPlan, negatives: { valid: 1 } }, 3);
  expect(valid!.body).toBe(payloadsAt(defaultPlan, 3)[0]!.body);
});

test('another seed gives other file sizes and other negatives, and nothing else differs', () => {
  const negatives = { expired: 0.5 };
  const made = (seed: string) => [...payloads({ ...defaultPlan, count: 50, seed, negatives })];
  const [one, other] = [made('1'), made('2')];
  expect(one.map(({ negative }) => negative)).not.toEqual(other.map(({ negative }) => negative));
  const withoutSize = (some: typeof one) => some.map(({ facts }) => ({ ...facts, fileSize: 0 }));
  expect(withoutSize(one)).toEqual(withoutSize(other));
  expect(one[0]!.facts.fileSize).not.toBe(other[0]!.facts.fileSize);
});
