import type { CallbackFacts, Signing } from '../core/callback.ts';
import { defaultDialect, dialects, type DialectId } from '../core/dialects.ts';
import { documentedSample, documentedSampleKey } from '../core/documented-sample.ts';
import type { NamePatterns } from '../core/name-pattern.ts';
import type { BucketLocation } from '../core/object-url.ts';
import type { Size } from '../core/push.ts';
import { defaultSizingChoices, type SizingChoices } from '../core/sizing.ts';
import type { SuiteVerdict } from '../core/suite-case.ts';

/** What JSON can say. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** Other values for fields of the bodies, of all or of one callback; `undefined` takes a field out, a new name adds one. */
export type PayloadOverride = {
  readonly at: 'all' | number;
  readonly fields: Readonly<Record<string, JsonValue | undefined>>;
};

/**
 * All that decides what payloads there are. Callback `k` belongs to lane `k mod L`, where `L` is the number of streams, push sizes
 * or templates, whichever is greatest; lane `i` has stream `i mod streams`, and push size and template likewise. So a stream keeps
 * its sizes as long as there are at least as many streams as sizes.
 */
export type PayloadPlan = {
  /** Callbacks; a negative case of several requests counts as one. */
  readonly count: number;
  /** `create_time` of the first callback. */
  readonly startUnixSeconds: number;
  /** Whole seconds from one callback to the next. */
  readonly everySeconds: number;
  readonly streams: readonly string[];
  readonly pushSizes: readonly Size[];
  /** Configured sizes (W, H), 0 = not set. */
  readonly templates: readonly Size[];
  readonly dialect: DialectId;
  /** The callback key; any Unicode text. */
  readonly key: string;
  readonly emptyKey: Signing['emptyKey'];
  readonly pushDomain: string;
  readonly appName: string;
  readonly streamParameters: string;
  readonly bucket: BucketLocation;
  readonly naming: NamePatterns;
  readonly sizing: SizingChoices;
  /** Names of cases of the negative suite, and which share of the callbacks, 0 to 1, is to be of each. */
  readonly negatives: Readonly<Record<string, number>>;
  readonly seed: string;
  /** Later ones go over earlier ones, and those for one callback over those for all. */
  readonly overrides: readonly PayloadOverride[];
};

/** One request to a receiver. */
export type Payload = {
  /** Which callback of the plan, from 0. */
  readonly index: number;
  /** Which request of that callback's case, from 0; genuine callbacks have one. */
  readonly part: number;
  /** The case of the negative suite, undefined for a genuine callback. */
  readonly negative: string | undefined;
  /** How a right receiver answers in the second of the callback's `create_time`. */
  readonly verdict: SuiteVerdict;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What the callback tells, before it was spoiled or overridden. */
  readonly facts: CallbackFacts;
};

const { prefix, fileName } = dialects[defaultDialect].naming.value;

/** The documented sample's values: under them the first callback carries the `sign` that the documentation prints. */
export const defaultPlan: PayloadPlan = {
  count: 100,
  startUnixSeconds: documentedSample.create_time,
  everySeconds: dialects[defaultDialect].interval.value.default,
  streams: [documentedSample.stream_id],
  pushSizes: [{ width: 1280, height: 720 }],
  templates: [{ width: documentedSample.width, height: documentedSample.height }],
  dialect: defaultDialect,
  key: documentedSampleKey,
  emptyKey: 'signed',
  pushDomain: 'push.example',
  appName: 'live',
  streamParameters: '',
  bucket: { bucket: 'testbucket', appId: '1234567890', region: 'ap-guangzhou' },
  naming: { prefix, fileName },
  sizing: defaultSizingChoices,
  negatives: {},
  seed: '1',
  overrides: [],
};
