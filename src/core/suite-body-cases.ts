import { bodyOf, serializeCallback, type CallbackBody } from './callback.ts';
import type { CallbackFieldName } from './callback-fields.ts';
import { defaultDialect, dialects } from './dialects.ts';
import { sources } from './sources.ts';
import { post, type SuiteCase, type SuiteSettings, type WriteCallback } from './suite-case.ts';

/** Length of the large body in bytes; a genuine callback has some 400. */
const largeBodyBytes = 1_000_000;

/**
 * The documented body in all the spellings that JSON allows, and with the values it may hold. A receiver that reads JSON and
 * checks `sign` over key and `t` takes them all. Names are documented as text and nothing more; `https` and a `channel_id` of its
 * own are in no table, but the signature vouches for neither and a printed sample has the latter.
 */
export function spellingCases({ dialect }: SuiteSettings, write: WriteCallback): readonly SuiteCase[] {
  const { source } = dialects[dialect].bodyFields;
  const { tTypes } = dialects[dialect];
  const asString = write('t-as-string');
  const accept = (name: string, change: (body: CallbackBody) => CallbackBody | string) =>
    ({ name, requests: [post(change(write(name)), 'accept')], source }) as const;
  const named = (name: string, streamName: string): SuiteCase => ({
    name,
    requests: [post(write(name, { streamName }), 'accept')],
    reason: 'names-are-text',
    basis: 'derived',
    source,
    shows: ['raw-body'],
  });

  return [
    {
      ...accept('extra-fields', (body) => JSON.stringify({ ...body, ...extraFields })),
      reason: 'fields-are-added',
      basis: 'derived',
      source: sources.screenshotEvent2025,
      shows: ['tolerant'],
    },
    {
      ...accept('reversed-keys', (body) => JSON.stringify(Object.fromEntries(Object.entries(body).toReversed()))),
      reason: 'keys-have-no-order',
      basis: 'derived',
      shows: ['tolerant', 'raw-body'],
    },
    {
      ...accept('odd-spacing', (body) => `\r\n${JSON.stringify(body, undefined, '\t')}\r\n`),
      reason: 'json-has-many-spellings',
      basis: 'derived',
      shows: ['raw-body'],
    },
    {
      ...accept('escaped-characters', (body) =>
        serializeCallback(body)
          .replaceAll('/', String.raw`\/`)
          .replaceAll('_', String.raw`\u005f`),
      ),
      reason: 'json-has-many-spellings',
      basis: 'derived',
      shows: ['raw-body'],
    },
    {
      name: 't-as-string',
      requests: [
        post(
          JSON.stringify({ ...asString, t: String(asString.t) }),
          tTypes.value.includes('string') ? 'accept' : 'either',
        ),
      ],
      reason: 't-was-a-string',
      basis: tTypes.value.includes('string') ? 'documented' : 'advice',
      source: tTypes.source,
      shows: ['takes-t'],
    },
    {
      name: 'after-2038',
      // create_time of the year 2100, under a signature of today.
      requests: [post({ ...write('after-2038'), create_time: 4_102_444_800 }, 'accept')],
      reason: 'time-is-int64',
      basis: 'documented',
      source,
      shows: ['tolerant'],
    },
    named('unicode-stream-name', '直播间 é😀'),
    named('percent-stream-name', '100%_%2F%zz+1'),
    named('short-stream-name', '7'),
    {
      ...accept('channel-differs', (body) => ({ ...body, channel_id: 'another_channel' })),
      reason: 'sample-differs',
      basis: 'derived',
      source: sources.screenshotEvent2025,
      shows: ['tolerant'],
    },
    ...(['http', 'https'] as const).map((scheme): SuiteCase => ({
      ...accept(`${scheme}-pic-full-url`, (body) => ({
        ...body,
        pic_full_url: body.pic_full_url.replace(/^https?(?=:)/, scheme),
      })),
      reason: 'scheme-not-promised',
      basis: scheme === 'http' ? 'documented' : 'advice',
      shows: ['tolerant'],
    })),
  ];
}

/** Seen or documented outside the tables of event 200, and one of a kind that nobody has seen yet. */
const extraFields = {
  task_id: '1234567890123456789',
  idc_id: 34,
  pic_extra_info: 0,
  interface: 'general_callback',
  not_yet_known: { nested: [1, null, true] },
};

/**
 * A body without one of its fields, `sign` and `t` aside. What only newer versions document, older senders leave out: that is
 * accepted. For the rest the documentation foresees nothing, so any answer is right, as long as there is one.
 */
export function missingFieldCases({ dialect }: SuiteSettings, write: WriteCallback): readonly SuiteCase[] {
  const { value: fields, source } = dialects[dialect].bodyFields;
  const inEveryVersion: readonly CallbackFieldName[] = dialects[defaultDialect].bodyFields.value;

  return fields
    .filter((field) => field !== 'sign' && field !== 't')
    .map((field) => {
      const name = `missing-${field.replaceAll('_', '-')}`;
      const isNewer = !inEveryVersion.includes(field);
      const body = bodyOf(
        Object.entries(write(name)).filter(([key]) => key !== field) as [CallbackFieldName, unknown][],
      );
      return {
        name,
        requests: [post(body, isNewer ? 'accept' : 'either')],
        reason: isNewer ? 'field-of-newer-versions' : 'missing-fields-not-foreseen',
        basis: isNewer ? 'derived' : 'advice',
        source,
        shows: ['tolerant'],
      };
    });
}

/**
 * What the documented service does not send: bodies that are no JSON object, and numbers and sizes out of all proportion. The
 * former prove nothing and are refused, as anything unsigned is; for the latter any answer is right, but no crash.
 */
export function foreignCases({ dialect }: SuiteSettings, write: WriteCallback): readonly SuiteCase[] {
  const { source } = dialects[dialect].bodyFields;
  const isJson = dialects[dialect].retryPolicy.source;
  const form = Object.entries(write('form-encoded')).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const huge = serializeCallback({ ...write('huge-integers'), file_size: 0 });
  const large = JSON.stringify({ ...write('one-megabyte-body'), padding: '' });
  const padding = 'x'.repeat(largeBodyBytes - large.length);

  return [
    {
      name: 'empty-body',
      requests: [post('', 'refuse')],
      reason: 'no-body',
      basis: 'derived',
      source: isJson,
      shows: ['verifies'],
    },
    {
      name: 'not-json',
      // Cut short on its way: even sign and t are there.
      requests: [post(serializeCallback(write('not-json')).slice(0, -1), 'refuse')],
      reason: 'body-is-json',
      basis: 'derived',
      source: isJson,
      shows: ['verifies'],
    },
    {
      name: 'form-encoded',
      requests: [post(form.join('&'), 'refuse', 'application/x-www-form-urlencoded')],
      reason: 'body-is-json',
      basis: 'documented',
      source: isJson,
      shows: ['verifies'],
    },
    {
      name: 'huge-integers',
      // Beyond what a double holds exactly, so it is put in as text.
      requests: [post(huge.replace('"file_size":0', '"file_size":9007199254740993'), 'either')],
      reason: 'number-never-sent',
      basis: 'advice',
      source,
      shows: ['tolerant'],
    },
    {
      name: 'huge-t',
      requests: [post(write('huge-t', { t: Number.MAX_SAFE_INTEGER }), 'either')],
      reason: 'number-never-sent',
      basis: 'advice',
      source,
      shows: ['takes-t'],
    },
    {
      name: 'one-megabyte-body',
      requests: [post(large.replace('"padding":""', `"padding":"${padding}"`), 'either')],
      reason: 'no-size-given',
      basis: 'advice',
      source: isJson,
      shows: ['in-time'],
    },
  ];
}
