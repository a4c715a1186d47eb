import { utf8ToBytes } from '@noble/hashes/utils.js';
import { bodyOf, serializeCallback, type CallbackBody } from './callback.ts';
import type { CallbackFieldName } from './callback-fields.ts';
import { defaultDialect, dialects, type DialectId } from './dialects.ts';
import { sources } from './sources.ts';
import { post, type MakeCase, type SuiteCase, type SuiteCases, type SuiteSettings } from './suite-case.ts';

/** Length of the large body in bytes; a genuine callback has some 400. */
const largeBodyBytes = 1_000_000;

const fieldsSource = ({ dialect }: SuiteSettings) => dialects[dialect].bodyFields.source;

/** A genuine callback in another spelling or with another value, to be accepted all the same. */
const accepted =
  (
    change: (body: CallbackBody) => CallbackBody | string,
    why: Pick<SuiteCase, 'reason' | 'basis' | 'shows'> & Partial<Pick<SuiteCase, 'source'>>,
  ): MakeCase =>
  (write, settings) => ({ requests: [post(change(write()), 'accept')], source: fieldsSource(settings), ...why });

const named =
  (streamName: string): MakeCase =>
  (write, settings) => ({
    requests: [post(write({ streamName }), 'accept')],
    reason: 'names-are-text',
    basis: 'derived',
    source: fieldsSource(settings),
    shows: ['raw-body'],
  });

const addressedBy = (scheme: 'http' | 'https'): MakeCase =>
  accepted((body) => ({ ...body, pic_full_url: body.pic_full_url.replace(/^https?(?=:)/, scheme) }), {
    reason: 'scheme-not-promised',
    basis: scheme === 'http' ? 'documented' : 'advice',
    shows: ['tolerant'],
  });

/** Seen or documented outside the tables of event 200, and one of a kind that nobody has seen yet. */
const extraFields = {
  task_id: '1234567890123456789',
  idc_id: 34,
  pic_extra_info: 0,
  interface: 'general_callback',
  not_yet_known: { nested: [1, null, true] },
};

/**
 * The documented body in all the spellings that JSON allows, and with the values it may hold. A receiver that reads JSON and
 * checks `sign` over key and `t` takes them all. Names are documented as text and nothing more; `https` and a `channel_id` of its
 * own are in no table, but the signature vouches for neither and a printed sample has the latter.
 */
export const spellingCases: SuiteCases = {
  'extra-fields': accepted((body) => JSON.stringify({ ...body, ...extraFields }), {
    reason: 'fields-are-added',
    basis: 'derived',
    source: sources.screenshotEvent2025,
    shows: ['tolerant'],
  }),
  'reversed-keys': accepted((body) => JSON.stringify(Object.fromEntries(Object.entries(body).toReversed())), {
    reason: 'keys-have-no-order',
    basis: 'derived',
    shows: ['tolerant', 'raw-body'],
  }),
  'odd-spacing': accepted((body) => `\r\n${JSON.stringify(body, undefined, '\t')}\r\n`, {
    reason: 'json-has-many-spellings',
    basis: 'derived',
    shows: ['raw-body'],
  }),
  'escaped-characters': accepted(
    (body) =>
      serializeCallback(body)
        .replaceAll('/', String.raw`\/`)
        .replaceAll('_', String.raw`\u005f`),
    { reason: 'json-has-many-spellings', basis: 'derived', shows: ['raw-body'] },
  ),
  't-as-string': (write, { dialect }) => {
    const body = write();
    const { value: types, source } = dialects[dialect].tTypes;
    const isDocumented = types.includes('string');
    return {
      requests: [post(JSON.stringify({ ...body, t: String(body.t) }), isDocumented ? 'accept' : 'either')],
      reason: 't-was-a-string',
      basis: isDocumented ? 'documented' : 'advice',
      source,
      shows: ['takes-t'],
    };
  },
  // create_time of the year 2100, under a signature of today.
  'after-2038': accepted((body) => ({ ...body, create_time: 4_102_444_800 }), {
    reason: 'time-is-int64',
    basis: 'documented',
    shows: ['tolerant'],
  }),
  'unicode-stream-name': named('直播间 é😀'),
  'percent-stream-name': named('100%_%2F%zz+1'),
  'short-stream-name': named('7'),
  'channel-differs': accepted((body) => ({ ...body, channel_id: 'another_channel' }), {
    reason: 'sample-differs',
    basis: 'derived',
    source: sources.screenshotEvent2025,
    shows: ['tolerant'],
  }),
  'http-pic-full-url': addressedBy('http'),
  'https-pic-full-url': addressedBy('https'),
};

/**
 * A body without one of its fields, `sign` and `t` aside. What only newer versions document, older senders leave out: that is
 * accepted. For the rest the documentation foresees nothing, so any answer is right, as long as there is one.
 */
export function missingFieldCases(dialect: DialectId): SuiteCases {
  const fields = dialects[dialect].bodyFields.value.filter((field) => field !== 'sign' && field !== 't');
  return Object.fromEntries(fields.map((field) => [`missing-${field.replaceAll('_', '-')}`, without(field)]));
}

const without = (field: CallbackFieldName): MakeCase => {
  const isNewer = !dialects[defaultDialect].bodyFields.value.includes(field);
  return (write, settings) => {
    const rest = Object.entries(write()).filter(([name]) => name !== field) as [CallbackFieldName, unknown][];
    return {
      requests: [post(bodyOf(rest), isNewer ? 'accept' : 'either')],
      reason: isNewer ? 'field-of-newer-versions' : 'missing-fields-not-foreseen',
      basis: isNewer ? 'derived' : 'advice',
      source: fieldsSource(settings),
      shows: ['tolerant'],
    };
  };
};

/** Where it is said that a body is JSON. */
const jsonSource = ({ dialect }: SuiteSettings) => dialects[dialect].retryPolicy.source;

/**
 * What the documented service does not send: bodies that are no JSON object, and numbers and sizes out of all proportion. The
 * former prove nothing and are refused, as anything unsigned is; for the latter any answer is right, but no crash.
 */
export const foreignCases: SuiteCases = {
  'empty-body': (_, settings) => ({
    requests: [post('', 'refuse')],
    reason: 'no-body',
    basis: 'derived',
    source: jsonSource(settings),
    shows: ['verifies'],
  }),
  'not-json': (write, settings) => ({
    // Cut short on its way: even sign and t are there.
    requests: [post(serializeCallback(write()).slice(0, -1), 'refuse')],
    reason: 'body-is-json',
    basis: 'derived',
    source: jsonSource(settings),
    shows: ['verifies'],
  }),
  'form-encoded': (write, settings) => {
    const form = Object.entries(write()).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    return {
      requests: [post(form.join('&'), 'refuse', 'application/x-www-form-urlencoded')],
      reason: 'body-is-json',
      basis: 'documented',
      source: jsonSource(settings),
      shows: ['verifies'],
    };
  },
  'huge-integers': (write, settings) => {
    // Beyond what a double holds exactly, so it is put in as text.
    const body = serializeCallback({ ...write(), file_size: 0 });
    return {
      requests: [post(body.replace('"file_size":0', '"file_size":9007199254740993'), 'either')],
      reason: 'number-never-sent',
      basis: 'advice',
      source: fieldsSource(settings),
      shows: ['tolerant'],
    };
  },
  'huge-t': (write, settings) => ({
    requests: [post(write({ t: Number.MAX_SAFE_INTEGER }), 'either')],
    reason: 'number-never-sent',
    basis: 'advice',
    source: fieldsSource(settings),
    shows: ['takes-t'],
  }),
  'one-megabyte-body': (write, settings) => {
    const body = { ...write(), padding: '' };
    const padding = 'x'.repeat(Math.max(0, largeBodyBytes - utf8Length(JSON.stringify(body))));
    return {
      requests: [post(JSON.stringify({ ...body, padding }), 'either')],
      reason: 'no-size-given',
      basis: 'advice',
      source: jsonSource(settings),
      shows: ['in-time'],
    };
  },
};

/** Bytes of a text in UTF-8. */
const utf8Length = (text: string): number => utf8ToBytes(text).length;
