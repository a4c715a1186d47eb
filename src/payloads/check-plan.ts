import { isDialectId } from '../core/dialects.ts';
import { ScreencaptureError } from '../core/errors.ts';
import { objectKey } from '../core/object-key.ts';
import { objectUrl } from '../core/object-url.ts';
import { longestSide, resolveScreenshotSize } from '../core/sizing.ts';
import { signCallback } from '../core/signature.ts';
import { checkConfiguredSize, checkPatterns } from '../core/template.ts';
import type { PayloadPlan } from './plan.ts';

/** Ours. */
export const planLimits = {
  count: { min: 0, max: 10_000_000 },
  everySeconds: { min: 0, max: 86_400 },
  /** Of streams, push sizes and templates. */
  listLength: { min: 1, max: 10_000 },
} as const;

/**
 * Checks a plan; a plan that passes gives payloads for each index.
 *
 * @throws {ScreencaptureError} `invalid-plan`, with the `name` of what is wrong and its limits or the `reason`; and for names,
 * sizes, patterns, key and instants what `core` throws.
 */
export function checkPlan(plan: PayloadPlan): PayloadPlan {
  checkWithin('count', plan.count, planLimits.count);
  checkWithin('everySeconds', plan.everySeconds, planLimits.everySeconds);
  for (const name of ['streams', 'pushSizes', 'templates'] as const) {
    checkWithin(name, plan[name].length, planLimits.listLength);
  }
  checkChoice('dialect', plan.dialect, isDialectId(plan.dialect));
  checkChoice('emptyKey', plan.emptyKey, ['signed', 'left-out'].includes(plan.emptyKey));
  checkPatterns(plan.naming, plan.dialect);
  for (const template of plan.templates) checkConfiguredSize(template, plan.dialect);
  for (const push of plan.pushSizes) checkPushSize(push, plan);
  signCallback(plan.key, 0);
  checkNames(plan);
  return plan;
}

/** @throws {ScreencaptureError} `invalid-plan`: the plan has no callback of this index. */
export function checkIndex({ count }: PayloadPlan, index: number): number {
  checkWithin('index', index, { min: 0, max: count - 1 });
  return index;
}

/** Every name in the first and the last second: whatever `core` would refuse later, it refuses now. */
function checkNames({ streams, count, startUnixSeconds, everySeconds, naming, bucket, ...plan }: PayloadPlan): void {
  const last = startUnixSeconds + Math.max(0, count - 1) * everySeconds;
  for (const streamName of streams) {
    for (const unixSeconds of [startUnixSeconds, last]) {
      objectUrl(bucket, objectKey({ ...plan, ...naming, streamName, unixSeconds, size: { width: 1, height: 1 } }));
    }
  }
}

function checkPushSize(push: PayloadPlan['pushSizes'][number], { sizing }: PayloadPlan): void {
  resolveScreenshotSize(push, { width: 0, height: 0 }, sizing);
  for (const pixels of [push.width, push.height]) {
    if (pixels <= longestSide) continue;
    throw new ScreencaptureError('invalid-push-size', `a push has at most ${longestSide} pixels a side`, {
      value: String(pixels),
      min: 1,
      max: longestSide,
    });
  }
}

function checkWithin(name: string, value: number, { min, max }: { min: number; max: number }): void {
  if (Number.isSafeInteger(value) && value >= min && value <= max) return;
  throw new ScreencaptureError('invalid-plan', `${name} must be a whole number from ${min} to ${max}`, {
    name,
    value: String(value),
    min,
    max,
  });
}

function checkChoice(name: string, value: string, isKnown: boolean): void {
  if (isKnown) return;
  throw new ScreencaptureError('invalid-choice', `${name} is not one of the choices`, { name, value });
}
