import { buildCallback, serializeCallback, type CallbackFacts } from '../core/callback.ts';
import { chance, seedOf } from '../core/chance.ts';
import { ScreencaptureError } from '../core/errors.ts';
import { objectNamer } from '../core/object-key.ts';
import type { Size } from '../core/push.ts';
import { resolveScreenshotSize } from '../core/sizing.ts';
import { negativeCase, negativeCaseNames } from '../core/negative-suite.ts';
import type { WriteCallback } from '../core/suite-case.ts';
import { checkIndex, checkPlan } from './check-plan.ts';
import { overridden, overridesOf } from './overrides.ts';
import type { Payload, PayloadPlan } from './plan.ts';

/**
 * The requests of one callback of a plan.
 *
 * @param fileSize bytes of the picture where there is one; the seed's otherwise
 */
export type MakePayloads = (index: number, fileSize?: number) => readonly Payload[];

type NameObject = ReturnType<typeof objectNamer>;

/** What chance decides about a callback, each by a number of its own. */
const lots = { fileSize: 1, negative: 2 } as const;

const jsonHeaders = { 'content-type': 'application/json' } as const;

/**
 * Prepares a plan: what is returned gives the requests of each of its callbacks, by index and seed alone, in whatever order they
 * are asked for.
 *
 * @throws {ScreencaptureError} as {@link checkPlan}
 */
export function payloadMaker(unchecked: PayloadPlan): MakePayloads {
  const plan = checkPlan(unchecked);
  const seed = seedOf(plan.seed);
  const nameObject = objectNamer(plan.naming);
  const factsAt = factsMaker(plan, seed, nameObject);
  const negativeAt = drawNegative(plan);
  const fieldsAt = overridesOf(plan);

  return (index, fileSize) => {
    const drawn = factsAt(checkIndex(plan, index));
    const facts = fileSize === undefined ? drawn : { ...drawn, fileSize };
    const negative = negativeAt(chance(seed, index, lots.negative));
    const made =
      negative === undefined ? [genuine(plan, index, facts)] : spoiled(plan, index, facts, negative, nameObject);
    const fields = fieldsAt(index);
    return fields === undefined ? made : made.map((payload) => overridden(payload, fields, plan));
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

function genuine(plan: PayloadPlan, index: number, facts: CallbackFacts): Payload {
  const body = serializeCallback(buildCallback(facts, plan, plan.dialect));
  return { index, part: 0, negative: undefined, verdict: 'accept', headers: jsonHeaders, body, facts };
}

/** The requests of a negative case, made of this callback and, where it needs more, of some of the seconds before. */
function spoiled(
  plan: PayloadPlan,
  index: number,
  facts: CallbackFacts,
  negative: string,
  nameObject: NameObject,
): readonly Payload[] {
  const { key, emptyKey, dialect } = plan;
  let written = 0;
  const write: WriteCallback = (wish = {}) => {
    const createTime = wish.createTime ?? facts.createTime - written;
    written += 1;
    const streamName = wish.streamName ?? `${facts.streamName}${wish.streamSuffix ?? ''}`;
    const storedAs = nameObject({ ...facts, streamName, unixSeconds: createTime });
    const signing = { key: wish.key ?? key, emptyKey, ...(wish.t !== undefined && { t: wish.t }) };
    return buildCallback({ ...facts, streamName, createTime, objectKey: storedAs }, signing, dialect);
  };
  const { requests } = negativeCase(negative, { key, dialect, nowUnixSeconds: facts.createTime }, write);
  return requests.map(({ headers, body, verdict }, part) => ({ index, part, negative, verdict, headers, body, facts }));
}

/** Which negative case a lot falls to, if any: each has its share of the numbers from 0 to 1, in the order of the suite. */
function drawNegative({ negatives, dialect }: PayloadPlan): (lot: number) => string | undefined {
  let total = 0;
  const upTo = negativeCaseNames(dialect)
    .filter((name) => (negatives[name] ?? 0) > 0)
    .map((name) => ({ name, end: (total += negatives[name] ?? 0) }));
  return (lot) => (lot < total ? upTo.find(({ end }) => lot < end)?.name : undefined);
}

/** The facts of each callback. What all callbacks of a lane share is worked out once. */
function factsMaker(plan: PayloadPlan, seed: number, nameObject: NameObject): (index: number) => CallbackFacts {
  const { startUnixSeconds, everySeconds, pushDomain, appName, streamParameters, bucket } = plan;
  const lanes = lanesOf(plan);
  return (index) => {
    const { streamName, size } = inTurn(lanes, index);
    const createTime = startUnixSeconds + index * everySeconds;
    const names = { streamName, pushDomain, appName, size };
    const fileSize = fileSizeOf(size, chance(seed, index, lots.fileSize));
    const storedAs = nameObject({ ...names, unixSeconds: createTime });
    return { ...names, streamParameters, createTime, fileSize, objectKey: storedAs, bucket };
  };
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
