import { msg } from '@lit/localize';
import type { BucketRefusal } from './bucket-client.ts';

/** What a bucket is called: its name and AppId, the first label of its host. */
export const bucketTitle = (host: string): string => host.replace(/\..*/, '');

/** Why a bucket refused, and what can be done about it. */
export function refusalSentence({ code, status, message }: BucketRefusal): string {
  switch (code) {
    case 'NoSuchBucket':
      return msg('404 NoSuchBucket: there is no such bucket. Set it up under “Bucket settings”.');
    case 'AccessDenied':
      return msg('403 AccessDenied: the bucket does not let this request through.');
    case 'InternalError':
      return msg(
        '500 InternalError: the bucket could not do it. Where this browser grants no more room nothing more is stored; what was there stays.',
      );
    case 'InvalidURI':
      return msg('400 InvalidURI: no address leads to an object key with “.” or “..” between slashes.');
    case 'KeyTooLong':
      return msg('400 KeyTooLong: an object key has at most 850 bytes.');
    case 'unreachable':
      return msg('Nothing answered, or the bucket’s CORS rules keep this page out.');
    default:
      return code === '' && status === 404
        ? msg('404: there is no such object any more.')
        : `${[status, code].filter(Boolean).join(' ')}: ${message}`;
  }
}
