import type { Bucket } from '../service/bucket.ts';
import type { BucketSettings } from '../service/records.ts';
import type { CosErrorCode } from './cos-error.ts';

/** What the handlers need of the buckets. */
export type BucketParty = Pick<
  Bucket,
  'host' | 'settings' | 'setUp' | 'object' | 'list' | 'put' | 'delete' | 'secretKeyOf' | 'processPicture'
>;

/** A request to a bucket, taken apart. */
export type BucketRequest = {
  readonly bucket: BucketParty;
  readonly request: Request;
  /** Empty for the bucket itself. */
  readonly objectKey: string;
  readonly parameters: URLSearchParams;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly settings: BucketSettings;
  /** By the virtual clock or the computer's, UNIX seconds. */
  readonly nowUnixSeconds: number;
  /** Those that every answer has; an answer adds its own. */
  readonly headers: Headers;
  readonly refuse: (code: CosErrorCode, message?: string) => Response;
};

/** Parameters that ask for other headers than the object's own, by the header. */
export const headerOverrides: readonly (readonly [parameter: string, header: string])[] = [
  'Content-Type',
  'Content-Language',
  'Content-Disposition',
  'Content-Encoding',
  'Cache-Control',
  'Expires',
].map((header) => [`response-${header.toLowerCase()}`, header]);

/** Parts of buckets and objects that are not imitated, as parameters ask for them: else they would be answered as a list, or an object. */
const notImitated: readonly string[] = [
  'accelerate',
  'acl',
  'append',
  'domain',
  'encryption',
  'image_process',
  'intelligenttiering',
  'inventory',
  'lifecycle',
  'location',
  'logging',
  'object-lock',
  'origin',
  'policy',
  'referer',
  'replication',
  'restore',
  'retention',
  'select',
  'symlink',
  'tagging',
  'uploadId',
  'uploads',
  'versionId',
  'versioning',
  'versions',
  'website',
];

/** Whether a request is about a part of a bucket or an object that is not imitated. */
export const asksForOtherPart = (parameters: URLSearchParams): boolean =>
  notImitated.some((name) => parameters.has(name));
