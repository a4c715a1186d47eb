import { buildCallback, serializeCallback, type CallbackFacts } from '../core/callback.ts';
import { chance, seedOf } from '../core/chance.ts';
import { ScreencaptureError } from '../core/errors.ts';
import { objectKey } from '../core/object-key.ts';
import type { Size } from '../core/push.ts';
import { resolveScreenshotSize } from '../core/sizing.ts';
import { checkIndex, checkPlan } from './check-plan.ts';
import type { Payload, PayloadPlan } from './plan.ts';

/** The requests of one callback of a plan. */
export type MakePayloads = (index: number) => readonly Payload[];

/** What chance decides about a callback, each by a number of its own. */
const lots = { fileSize: 1 } as const;

const jsonHeaders = { 'content-type': 'application/json' } as const;

/**
 * Prepares a plan: what is returned gives the requests of each of its callbacks, by index and seed alone, in whatever order they
 * are asked for.
 *
 * @throws {ScreencaptureError} as {@link checkPlan}
 */
export function payloadMaker(unchecked: PayloadPlan): MakePayloads {
  const plan = checkPlan(unchecked);
  const lanes = lanesOf(plan);
  const seed = seedOf(plan.seed);
  const { pushDomain, appName, streamParameters, bucket, naming, dialect } = plan;
  const signing = { key: plan.key, emptyKey: plan.emptyKey };

  return (index) => {
    const { streamName, size } = inTurn(lanes, checkIndex(plan, index));
    const createTime = plan.startUnixSeconds + index * plan.everySeconds;
    const names = { pushDomain, appName, streamName };
    const facts: CallbackFacts = {
      ...names,
      streamParameters,
      createTime,
      fileSize: fileSizeOf(size, chance(seed, index, lots.fileSize)),
      size,
      objectKey: objectKey({ ...names, ...naming, unixSeconds: createTime, size }),
      bucket,
    };
    const body = serializeCallback(buildCallback(facts, signing, dialect));
    return [{ index, part: 0, negative: undefined, verdict: 'accept', headers: jsonHeaders, body, facts }];
  };
}

/**
 * The requests of callback `index`, 0 to below the plan's count.
 *
 * @throws {ScreencaptureError} as {@link checkPlan}; `invalid-plan`: there is no such callback.
 */
export function payloadsAt(plan: PayloadPlan, index: number): readonly Payload[] {
  return payloadMaker(plan)(index);
}

/**
 * All requests of a plan, one after the other, from callback `from` on.
 *
 * @throws {ScreencaptureError} as {@link checkPlan}
 */
export function* payloads(plan: PayloadPlan, from = 0): Generator<Payload, void> {
  const make = payloadMaker(plan);
  for (let index = from; index < plan.count; index += 1) yield* make(index);
}

type Lane = { readonly streamName: string; readonly size: Size };

function lanesOf({ streams, pushSizes, templates, sizing }: PayloadPlan): readonly Lane[] {
  return Array.from({ length: Math.max(streams.length, pushSizes.length, templates.length) }, (_, index) => ({
    streamName: inTurn(streams, index),
    size: resolveScreenshotSize(inTurn(pushSizes, index), inTurn(templates, index), sizing).size,
  }));
}

function inTurn<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length];
  if (item === undefined) throw new ScreencaptureError('invalid-plan', 'nothing to take turns with', { index });
  return item;
}

/** From 1/32 to 1/8 byte for each pixel, as JPEGs of live video have; at least 1. The documented sample has 1/30. */
function fileSizeOf({ width, height }: Size, luck: number): number {
  return Math.max(1, Math.floor((width * height * (1 + 3 * luck)) / 32));
}
