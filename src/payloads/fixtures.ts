import type { CallbackBody } from '../core/callback.ts';
import { payloads, payloadsAt } from './generator.ts';
import { defaultPlan, type Payload, type PayloadOverride, type PayloadPlan } from './plan.ts';

/** The plan's values that are to be others than {@link defaultPlan}'s. */
export type PlanWish = Partial<PayloadPlan>;

/**
 * One signed callback with the documented sample's names and times; the overrides go over its fields as they are, so that one of
 * `t` or `sign` makes it a wrong one. For another key, stream or second see {@link callbacks}, which signs them.
 *
 * @throws {ScreencaptureError} `invalid-plan`: an override that JSON cannot say.
 */
export function callback(overrides: PayloadOverride['fields'] = {}): CallbackBody {
  return callbacks({ count: 1, overrides: [{ at: 'all', fields: overrides }] })[0] as CallbackBody;
}

/**
 * The bodies of a plan's callbacks, all genuine: those of negative cases may be no JSON, so they come as requests, from `payloads`.
 * The same plan gives the same bodies.
 *
 * @throws {ScreencaptureError} as `checkPlan`
 */
export function callbacks(wish: Omit<PlanWish, 'negatives'> = {}): readonly CallbackBody[] {
  return Array.from(
    payloads({ ...defaultPlan, ...wish, negatives: {} }),
    ({ body }) => JSON.parse(body) as CallbackBody,
  );
}

/**
 * The requests of one case of the negative suite, each with its verdict, in the second of the plan's start.
 *
 * @throws {ScreencaptureError} as `checkPlan`; `invalid-plan`: no case has this name.
 */
export function negative(name: string, wish: Omit<PlanWish, 'negatives' | 'count'> = {}): readonly Payload[] {
  return payloadsAt({ ...defaultPlan, ...wish, count: 1, negatives: { [name]: 1 } }, 0);
}
