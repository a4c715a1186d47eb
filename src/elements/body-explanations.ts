import { msg, str } from '@lit/localize';
import { shownBytes, shownTimeOfDay } from './shown-values.ts';

/** A callback body as it was read: names to values. */
export type Body = Readonly<Record<string, unknown>>;

/** What stands beside a value: the few words that make it readable. Empty where the value speaks for itself. */
export function fieldNote(name: string, body: Body): string {
  const value = body[name];
  switch (name) {
    case 'event_type':
      return msg('always 200');
    case 'channel_id':
      return value === body['stream_id'] ? msg('= stream_id') : '';
    case 'create_time':
      return typeof value === 'number' ? msg(str`${shownTimeOfDay(value)} UTC+8`) : '';
    case 'file_size':
      return typeof value === 'number' && value >= 1000 ? shownBytes(value) : '';
    case 'width':
      return 'N';
    case 'height':
      return 'M';
    case 'sign':
      return msg('MD5(key + t)');
    case 't':
      return sinceCreation(value, body['create_time']);
    default:
      return '';
  }
}

function sinceCreation(t: unknown, createTime: unknown): string {
  if (typeof t !== 'number' || typeof createTime !== 'number') return '';
  return msg(str`create_time + ${t - createTime} s`);
}

/** What a field means, in a sentence or two, and what a receiver does with it. */
export function fieldExplanation(name: string): string {
  switch (name) {
    case 'event_type':
      return msg('What kind of event this is. 200 is a screenshot; a receiver of several kinds branches on it.');
    case 'stream_id':
      return msg('The stream name of the push.');
    case 'channel_id':
      return msg('The stream name once more, under its older name.');
    case 'create_time':
      return msg(
        'The UNIX second of the screenshot: start of the push plus media time, rounded down. The object name shows the same second at UTC+8.',
      );
    case 'file_size':
      return msg('The JPEG file’s size in bytes. It is the one value that may differ from browser to browser.');
    case 'width':
      return msg('The screenshot’s width N in pixels, after the rules of “width and height”.');
    case 'height':
      return msg('The screenshot’s height M in pixels, after the rules of “width and height”.');
    case 'pic_url':
      return msg(
        'Where the JPEG lies in the bucket, with a slash in front. Put the host of a CDN of your own before it.',
      );
    case 'pic_full_url':
      return msg(
        'The JPEG’s whole address at the bucket: http, the bucket’s host, and the path, encoded as a URL needs it.',
      );
    case 'sign':
      return msg(
        'The signature: MD5 of the callback key followed by t, in 32 hexadecimal digits. Compute it with your own key, and refuse the callback if it differs. It covers nothing else of the body.',
      );
    case 't':
      return msg(
        'The UNIX second at which the signature expires, 10 minutes after it was made. Refuse a callback whose t has passed.',
      );
    case 'app':
      return msg('The push domain.');
    case 'appname':
      return msg('The AppName: the path of the push.');
    case 'stream_param':
      return msg('The parameters of the push URL, as they were.');
    default:
      return msg('Not documented. Receivers should pass over what they do not know.');
  }
}

/** The colour that a field's value carries. */
export const fieldSize = (name: string): 'screenshot' | '' =>
  name === 'width' || name === 'height' ? 'screenshot' : '';

/** The body's fields in their order; undefined when it is no JSON object. */
export function readBody(rawBody: string): Body | undefined {
  try {
    const value: unknown = JSON.parse(rawBody);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : undefined;
  } catch {
    return undefined;
  }
}
