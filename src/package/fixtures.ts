/** Signed callbacks for tests, good and bad. The same options give the same bytes, today and tomorrow. */
import type { CallbackBody } from '../core/callback.ts';
import { defaultDialect } from '../core/dialects.ts';
import { documentedSample, documentedSampleKey } from '../core/documented-sample.ts';
import { negativeCase, negativeSuite as suiteOf } from '../core/negative-suite.ts';
import type { SuiteCase, SuiteSettings } from '../core/suite-case.ts';
import { checkOverride } from '../payloads/check-plan.ts';
import { payloads } from '../payloads/generator.ts';
import { defaultPlan, type JsonValue, type PayloadPlan } from '../payloads/plan.ts';

export { negativeCaseNames } from '../core/negative-suite.ts';
export type { SuiteCase, SuiteRequest, SuiteSettings, SuiteVerdict } from '../core/suite-case.ts';
export { payloads, payloadsAt } from '../payloads/generator.ts';
export { defaultPlan, type JsonValue, type Payload, type PayloadOverride, type PayloadPlan } from '../payloads/plan.ts';

/** Everything about genuine callbacks that can be asked for; what is left out is as in {@link defaultPlan}. */
export type CallbackOptions = Partial<Omit<PayloadPlan, 'negatives' | 'overrides'>>;

/** Other values for fields, or more fields; `undefined` takes one out. */
export type FieldOverrides = Readonly<Record<string, JsonValue | undefined>>;

/** A body of which some fields were overridden. */
export type OverriddenBody<O extends FieldOverrides> = Omit<CallbackBody, keyof O> & O;

/**
 * The body of one genuine callback: that of the documented sample's stream and second unless asked otherwise. An override touches
 * its own field and no other: a new `t` does not sign anew.
 *
 * @throws {ScreencaptureError} as {@link payloads}: `invalid-plan` for an override that JSON cannot hold, or a whole number beyond 2^53
 */
export function callback(): CallbackBody;
export function callback<const O extends FieldOverrides>(overrides: O, options?: CallbackOptions): OverriddenBody<O>;
export function callback(overrides: FieldOverrides = {}, options: CallbackOptions = {}): unknown {
  checkOverride({ at: 'all', fields: overrides });
  const [body] = callbacks({ ...options, count: 1 });
  return Object.fromEntries(Object.entries({ ...body, ...overrides }).filter(([, value]) => value !== undefined));
}

/**
 * The bodies of genuine callbacks, in the order in which they are sent. They are all in memory at once: {@link payloads} gives them
 * one by one, as texts, and with negative cases among them.
 *
 * @throws {ScreencaptureError} as {@link payloads}
 */
export function callbacks(options: CallbackOptions = {}): readonly CallbackBody[] {
  return Array.from(payloads(withGiven(defaultPlan, options)), ({ body }) => JSON.parse(body) as CallbackBody);
}

/** What is given as undefined, such as a variable of the environment that is not set, is left out. */
const withGiven = <T extends object>(defaults: T, given: Partial<NoInfer<T>>): T => ({
  ...defaults,
  ...(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>),
});

const sampleSettings: SuiteSettings = {
  key: documentedSampleKey,
  dialect: defaultDialect,
  nowUnixSeconds: documentedSample.create_time,
};

/**
 * One case of the negative suite by its name, such as `expired`: its requests, how a right receiver answers each, and why.
 *
 * @param settings the receiver's key, the documentation, and the second at which it judges; those of the documented sample unless given
 * @throws {ScreencaptureError} `invalid-choice`: there is no case of this name
 */
export function negative(name: string, settings: Partial<SuiteSettings> = {}): SuiteCase {
  return negativeCase(name, withGiven(sampleSettings, settings));
}

/** All cases of the negative suite. Settings as for {@link negative}. */
export function negativeSuite(settings: Partial<SuiteSettings> = {}): readonly SuiteCase[] {
  return suiteOf(withGiven(sampleSettings, settings));
}
