import type { CallbackFieldName } from '../core/callback-fields.ts';

/** What each field tells, in a sentence for readers of a schema. Plain text; schemas are in English alone. */
export const fieldDescriptions: Readonly<Record<CallbackFieldName, string>> = {
  event_type: 'The kind of event; 200 is a screenshot.',
  stream_id: 'Stream name.',
  channel_id: 'Stream name, as in stream_id.',
  create_time: 'UNIX second at which the screenshot was taken.',
  file_size: 'Size of the picture in bytes.',
  width: 'Width of the screenshot in pixels.',
  height: 'Height of the screenshot in pixels.',
  pic_url: 'Object key of the picture after a slash, not encoded.',
  pic_full_url: 'Address of the picture in the bucket, percent-encoded.',
  sign: 'MD5 of the callback key followed by t in decimal, as 32 lower-case hexadecimal digits.',
  t: 'UNIX second at which sign expires.',
  app: 'Push domain.',
  appname: 'AppName, the second part of the push address.',
  stream_param: 'Query of the push URL as it was sent.',
};
