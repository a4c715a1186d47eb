import type { CallbackFieldName } from './callback-fields.ts';
import type { RetryPolicy } from './delivery.ts';
import type { NamePatterns } from './name-pattern.ts';
import { sources, type Source, type Sourced } from './sources.ts';

/** A version of the documentation. */
export type DialectId = '2019' | '2025';

/** Whole seconds. */
export type IntervalLimits = { readonly min: number; readonly max: number; readonly default: number };

/** Pixels; the smallest configured side is 0, which means "not set". */
export type SizeLimits = { readonly maxWidth: number; readonly maxHeight: number };

/** The default patterns of object names, and whether a template may change them. */
export type Naming = NamePatterns & { readonly changeable: boolean };

/** All that differs between versions of the documentation, each value with the document that says so. */
export type Dialect = {
  readonly id: DialectId;
  /** The guide itself: the sizing rules, the same in every version. */
  readonly guide: Source;
  readonly interval: Sourced<IntervalLimits>;
  readonly sizeLimits: Sourced<SizeLimits>;
  /** In the order in which our bodies carry them. */
  readonly bodyFields: Sourced<readonly CallbackFieldName[]>;
  readonly retryPolicy: Sourced<RetryPolicy>;
  readonly naming: Sourced<Naming>;
  /** How long after it is made a signature expires. Seconds. */
  readonly signatureValiditySeconds: Sourced<number>;
  /** The JSON types that pages of the time give `t`. Our bodies carry a number, as every printed sample does. */
  readonly tTypes: Sourced<readonly ('number' | 'string')[]>;
};

const sizeLimits: SizeLimits = { maxWidth: 3000, maxHeight: 2000 };

const defaultPatterns: NamePatterns = {
  prefix: '/{Year}-{Month}-{Day}',
  fileName: '{StreamID}-screenshot-{Hour}-{Minute}-{Second}-{Width}x{Height}{Ext}',
};

/** The fields of the documented sample, in its order. */
const sampleFields = [
  'event_type',
  'stream_id',
  'channel_id',
  'create_time',
  'file_size',
  'width',
  'height',
  'pic_url',
  'pic_full_url',
  'sign',
  't',
] as const satisfies readonly CallbackFieldName[];

/** The fields of a body, version by version, in the order in which our bodies carry them. */
export const bodyFields = {
  2019: sampleFields,
  2025: [...sampleFields, 'app', 'appname', 'stream_param'],
} as const satisfies Readonly<Record<DialectId, readonly CallbackFieldName[]>>;

/**
 * The versions that can be picked. `task_id` of the newer body belongs to captures made by a task, which are not simulated.
 * The size limits come from the API: no version of the guide gives any.
 */
export const dialects: Readonly<Record<DialectId, Dialect>> = {
  2019: {
    id: '2019',
    guide: sources.guide,
    interval: { value: { min: 5, max: 300, default: 10 }, source: sources.guide },
    sizeLimits: { value: sizeLimits, source: sources.templateApi },
    bodyFields: { value: bodyFields[2019], source: sources.guide },
    retryPolicy: { value: { retries: 3, intervalMs: 60_000, timeoutMs: 20_000 }, source: sources.notification2021 },
    naming: { value: { ...defaultPatterns, changeable: false }, source: sources.guide },
    signatureValiditySeconds: { value: 600, source: sources.notification2021 },
    tTypes: { value: ['number', 'string'], source: sources.notification2019 },
  },
  2025: {
    id: '2025',
    guide: sources.guide2025,
    interval: { value: { min: 2, max: 300, default: 2 }, source: sources.guide2025 },
    sizeLimits: { value: sizeLimits, source: sources.templateApi },
    bodyFields: { value: bodyFields[2025], source: sources.screenshotEvent2025 },
    retryPolicy: { value: { retries: 5, intervalMs: 120_000, timeoutMs: 20_000 }, source: sources.notification2025 },
    naming: { value: { ...defaultPatterns, changeable: true }, source: sources.templateApi },
    signatureValiditySeconds: { value: 600, source: sources.notification2025 },
    tTypes: { value: ['number'], source: sources.screenshotEvent2025 },
  },
};

/** The version that holds until another is picked. */
export const defaultDialect: DialectId = '2019';

/** Whether a text names a dialect. */
export function isDialectId(text: string): text is DialectId {
  return Object.hasOwn(dialects, text);
}
