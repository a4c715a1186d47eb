import { isDialectId } from '../core/dialects.ts';
import { ScreencaptureError, type ErrorCode, type ErrorDetails } from '../core/errors.ts';
import { negativeCaseNames } from '../core/negative-suite.ts';
import { isSegmentText, objectKey } from '../core/object-key.ts';
import { objectUrl } from '../core/object-url.ts';
import { checkPushSize } from '../core/sizing.ts';
import { signCallback } from '../core/signature.ts';
import { checkConfiguredSize, checkPatterns } from '../core/template.ts';
import { documentedUtcOffsetSeconds, wallClock } from '../core/wall-clock.ts';
import { deepest, isJson, isRounded, rounded } from './json-values.ts';
import type { PayloadOverride, PayloadPlan } from './plan.ts';

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
 * @throws {ScreencaptureError} `invalid-plan`, with the `name` of what is wrong and its limits or the `reason` (`unknown-case`,
 * `share`, `total`, `not-json`, `value`); and for names, sizes, patterns, key and instants what `core` throws.
 */
export function checkPlan(plan: PayloadPlan): PayloadPlan {
  checkWithin('count', plan.count, planLimits.count);
  checkWithin('everySeconds', plan.everySeconds, planLimits.everySeconds);
  for (const name of ['streams', 'pushSizes', 'templates'] as const) {
    checkWithin(name, plan[name].length, planLimits.listLength, `the number of ${name}`);
  }
  checkChoice('dialect', plan.dialect, isDialectId(plan.dialect));
  checkChoice('emptyKey', plan.emptyKey, ['signed', 'left-out'].includes(plan.emptyKey));
  checkPatterns(plan.naming, plan.dialect);
  for (const template of plan.templates) checkConfiguredSize(template, plan.dialect);
  for (const push of plan.pushSizes) checkPushSize(push);
  checkKey(plan);
  checkNames(plan);
  checkNegatives(plan);
  for (const override of plan.overrides) checkOverride(override);
  return plan;
}

/** @throws {ScreencaptureError} `invalid-plan`: the plan has no callback of this index. */
export function checkIndex({ count }: PayloadPlan, index: number): number {
  checkWithin('index', index, { min: 0, max: count - 1 });
  return index;
}

/** The key must be text that UTF-8 can write; what `core` throws says nothing of what it is. */
function checkKey({ key }: PayloadPlan): void {
  signCallback(key, 0);
}

/** Negative cases are of some seconds, at most hours, before their callback. */
const daySeconds = 86_400;

/** Every name at both ends of the plan's time: whatever `core` would refuse later, it refuses now. */
function checkNames({ streams, count, startUnixSeconds, everySeconds, naming, bucket, ...plan }: PayloadPlan): void {
  const last = startUnixSeconds + Math.max(0, count - 1) * everySeconds;
  const size = { width: 1, height: 1 };
  wallClock(startUnixSeconds - daySeconds, documentedUtcOffsetSeconds);
  wallClock(last + daySeconds, documentedUtcOffsetSeconds);
  for (const streamName of streams) {
    checkSegment('invalid-stream-name', streamName);
    objectUrl(bucket, objectKey({ ...plan, ...naming, streamName, unixSeconds: startUnixSeconds, size }));
  }
  checkSegment('invalid-push-domain', plan.pushDomain);
  checkSegment('invalid-app-name', plan.appName);
  if (!plan.streamParameters.isWellFormed()) {
    throw new ScreencaptureError('invalid-stream-parameters', 'the parameters are not Unicode text');
  }
}

/** Also where the pattern does not use the name. */
function checkSegment(code: ErrorCode, text: string): void {
  if (!isSegmentText(text))
    throw new ScreencaptureError(code, `${JSON.stringify(text)} cannot be a name in an object key`, {
      value: text.toWellFormed(),
    });
}

function checkNegatives({ negatives, dialect }: PayloadPlan): void {
  const names = negativeCaseNames(dialect);
  for (const [name, share] of Object.entries(negatives)) {
    if (!names.includes(name))
      throw invalid('negatives', 'unknown-case', `there is no negative case ${JSON.stringify(name)}`, {
        value: name.toWellFormed(),
        choices: names.join(' '),
      });
    if (!(share >= 0 && share <= 1))
      throw invalid('negatives', 'share', `the share of ${name} must be from 0 to 1`, {
        value: name,
        share: String(share),
      });
  }
  const total = Object.values(negatives).reduce((sum, share) => sum + share, 0);
  // Ten shares of 0.1 are a little more than 1.
  if (total > 1 + 1e-9)
    throw invalid('negatives', 'total', 'the shares of the negative cases must be at most 1 together', {
      share: String(total),
    });
}

/**
 * Checks one override by itself.
 *
 * @throws {ScreencaptureError} `invalid-plan`: an index beyond any plan, with its limits; with the `reason` `not-json` a value that JSON
 * cannot hold, with the `reason` `value` one with a whole number in it that comes out rounded
 */
export function checkOverride(override: PayloadOverride): PayloadOverride {
  const { at, fields } = override;
  if (at !== 'all') checkWithin('overrides', at, { min: 0, max: planLimits.count.max - 1 });
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    if (!isJson(value))
      throw invalid('overrides', 'not-json', `${name} is overridden by what JSON cannot hold`, {
        value: name.toWellFormed(),
        levels: deepest,
      });
    if (isRounded(value)) throw rounded(`${name} is overridden by a whole number that`, name.toWellFormed());
  }
  return override;
}

function checkWithin(name: string, value: number, { min, max }: { min: number; max: number }, words = name): void {
  if (Number.isSafeInteger(value) && value >= min && value <= max) return;
  throw new ScreencaptureError('invalid-plan', `${words} must be a whole number from ${min} to ${max}`, {
    name,
    value: String(value),
    min,
    max,
  });
}

function invalid(name: string, reason: string, message: string, details: ErrorDetails): ScreencaptureError {
  return new ScreencaptureError('invalid-plan', message, { name, reason, ...details });
}

function checkChoice(name: string, value: string, isKnown: boolean): void {
  if (isKnown) return;
  throw new ScreencaptureError('invalid-choice', `${name} is not one of the choices`, { name, value });
}
