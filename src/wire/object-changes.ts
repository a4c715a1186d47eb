import { md5Hex } from '../core/digests.ts';
import { mostKeysOfDeletion } from '../core/object-listing.ts';
import type { BucketRequest } from './bucket-request.ts';
import { digestFault } from './content-digest.ts';
import { crc64Ecma } from './crc64.ts';
import { childrenOf, readXml, xmlDocument } from './xml.ts';

/** The longest object key, in bytes of UTF-8. COS documentation, "Object overview". */
const longestKey = 850;

/** What a request to delete may have in bytes. */
const largestDeletion = 2_000_000;

/** Headers of an upload that the object is given out with later, beside those of the customer's own. */
const keptHeaders: readonly string[] = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
];
const ownHeader = /^x-cos-meta-/;

/** Answers PUT Object: the object is there, in place of what was. Copies of other objects are not made. */
export async function uploadAnswer(asked: BucketRequest): Promise<Response> {
  const { bucket, settings, objectKey, request, body, nowUnixSeconds, headers, refuse } = asked;
  if (request.headers.has('x-cos-copy-source')) return refuse('NotImplemented');
  if (new TextEncoder().encode(objectKey).length > longestKey) return refuse('KeyTooLong');
  const md5 = md5Hex(body);
  const fault = digestFault(request, md5);
  if (fault !== undefined) return refuse(fault);
  // The SDK for browsers sends some of them without a value.
  const isKept = (name: string, value: string): boolean => keptHeaders.includes(name) && value !== '';
  const own = [...request.headers].filter(([name, value]) => isKept(name, value) || ownHeader.test(name));
  const stored = { 'content-type': 'application/octet-stream', ...Object.fromEntries(own) };
  const etag = `"${md5}"`;
  await bucket.put({
    bucketHost: settings.bucketHost,
    objectKey,
    etag,
    lastModified: nowUnixSeconds,
    bytes: body.length,
    headers: stored,
    body: new Blob([body], { type: stored['content-type'] }),
  });
  headers.set('ETag', etag);
  headers.set('x-cos-hash-crc64ecma', crc64Ecma(body));
  headers.set('Content-Length', '0');
  return new Response(null, { headers });
}

/** Answers DELETE Object: it is gone afterwards, whether it was there or not. */
export async function deletionAnswer({ bucket, settings, objectKey, headers }: BucketRequest): Promise<Response> {
  await bucket.delete(settings.bucketHost, [objectKey]);
  return new Response(null, { status: 204, headers });
}

/**
 * Answers the deletion of several objects, which its body names. That a `Content-MD5` must come along, as the documentation has it,
 * is not insisted on: one that comes must be right.
 *
 * @see COS documentation, "DELETE Multiple Objects", 436/8289
 */
export async function deletionsAnswer(asked: BucketRequest): Promise<Response> {
  const { bucket, settings, request, body, headers, refuse } = asked;
  if (body.length > largestDeletion) return refuse('EntityTooLarge');
  const fault = digestFault(request, md5Hex(body));
  if (fault !== undefined) return refuse(fault);
  const deletion = readDeletion(new TextDecoder().decode(body));
  if (deletion === undefined) return refuse('MalformedXML');
  const { objectKeys, isQuiet } = deletion;
  await bucket.delete(settings.bucketHost, objectKeys);
  headers.set('Content-Type', 'application/xml');
  const told = isQuiet ? [] : objectKeys;
  const xml = xmlDocument(['DeleteResult', told.map((objectKey) => ['Deleted', [['Key', objectKey]]])]);
  return new Response(xml, { headers });
}

/** Undefined for anything but a `Delete` with 1 to 1000 objects, each with one key. */
function readDeletion(xml: string): { objectKeys: readonly string[]; isQuiet: boolean } | undefined {
  const root = readXml(xml);
  if (root?.name !== 'Delete') return undefined;
  const objects = childrenOf(root, 'Object').map((object) => childrenOf(object, 'Key'));
  const objectKeys = objects.flatMap((keys) => keys.map(({ text }) => text));
  const isWhole = objects.every((keys) => keys.length === 1) && objectKeys.every((key) => key !== '');
  if (!isWhole || objectKeys.length === 0 || objectKeys.length > mostKeysOfDeletion) return undefined;
  return { objectKeys, isQuiet: childrenOf(root, 'Quiet').some(({ text }) => text.trim() === 'true') };
}
