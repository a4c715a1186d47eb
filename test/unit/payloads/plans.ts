import * as fc from 'fast-check';
import { negativeCaseNames } from '../../../src/core/negative-suite.ts';
import { isRounded } from '../../../src/payloads/json-values.ts';
import { defaultPlan, type JsonValue, type PayloadPlan } from '../../../src/payloads/plan.ts';

/** What means something in one language or another. */
const awkward = Array.from(`'"\\$%\`!{}<>@#&;|*~\n\r\t\u0000\u2028\u2029\uFEFFé直😀?[`);

/** Names that are awkward in one language or another, and any others that can stand in a path. */
export const streamNames = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
    fc.string({ unit: fc.constantFrom(...awkward), minLength: 1 }),
    fc.constantFrom(`it's`, '"$HOME"', '`id`', '%s%d', '</script>', '{{$guid}}', '#{x}', '\\u0022', '\\', `EOF\n###\n`),
  )
  .filter((name) => name !== '.' && name !== '..' && !name.includes('/') && name.isWellFormed());

const sizes = fc.record({ width: fc.integer({ min: 1, max: 4000 }), height: fc.integer({ min: 1, max: 4000 }) });
const templates = fc.record({ width: fc.integer({ min: 0, max: 3000 }), height: fc.integer({ min: 0, max: 2000 }) });

/** Plans of some twenty genuine callbacks. */
export const genuinePlans: fc.Arbitrary<PayloadPlan> = fc
  .record({
    count: fc.integer({ min: 1, max: 20 }),
    startUnixSeconds: fc.integer({ min: 1_000_000, max: 4_000_000_000 }),
    everySeconds: fc.integer({ min: 0, max: 3600 }),
    streams: fc.array(streamNames, { minLength: 1, maxLength: 4 }),
    pushSizes: fc.array(sizes, { minLength: 1, maxLength: 3 }),
    templates: fc.array(templates, { minLength: 1, maxLength: 3 }),
    dialect: fc.constantFrom('2019', '2025'),
    key: fc.string({ unit: 'binary' }).filter((key) => key.isWellFormed()),
    streamParameters: fc.string(),
    seed: fc.string(),
  })
  .map((some) => ({ ...defaultPlan, ...some }));

/** The same with a share of every case, so that about half of the callbacks are of one. */
export const mixedPlans: fc.Arbitrary<PayloadPlan> = genuinePlans.map((plan) => {
  const names = negativeCaseNames(plan.dialect).filter((name) => name !== 'one-megabyte-body');
  return { ...plan, negatives: Object.fromEntries(names.map((name) => [name, 0.5 / names.length])) };
});

/** What an override may be. */
export const jsonValues = (fc.jsonValue() as fc.Arbitrary<JsonValue>).filter((value) => !isRounded(value));
