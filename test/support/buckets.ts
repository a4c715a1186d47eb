import { documentedCosCredential, signCosRequest } from '../../src/core/cos-signature.ts';
import { Bucket } from '../../src/service/bucket.ts';
import { memoryObjects, type MemoryObjects } from '../../src/service/memory-objects.ts';
import type { ObjectStorage } from '../../src/service/ports.ts';

/** Buckets whose owner signs as the documentation's example does. */
export function bucketsOver(storage: ObjectStorage = memoryObjects()): Bucket {
  const { secretId, secretKey } = documentedCosCredential;
  return new Bucket({ storage, secretKeyOf: (id) => (id === secretId ? secretKey : undefined) });
}

/** Buckets in memory with one object, made as a screenshot is. */
export function bucketWith(bucketHost: string, objectKey: string, text: string): MemoryObjects {
  const objects = memoryObjects();
  const body = new Blob([text], { type: 'image/jpeg' });
  const screenshot = { captureId: 'a', index: 0 };
  const etag = '"9a0364b9e99bb480dd25e1f0284c8555"';
  const lastModified = 1_545_030_273;
  void objects.putObject({ bucketHost, objectKey, etag, lastModified, bytes: body.size, screenshot, body });
  return objects;
}

/** A request as the buckets' owner makes it: every parameter and header is signed, and the host. */
export function signedRequest(
  address: string,
  init: RequestInit = {},
  { from, until }: { readonly from: number; readonly until: number },
): Request {
  const { method = 'GET' } = init;
  const url = new URL(address);
  const headers = new Headers(init.headers);
  const { authorization } = signCosRequest(
    {
      method,
      path: decodeURIComponent(url.pathname),
      parameters: [...url.searchParams],
      headers: [...headers, ['host', url.host]],
    },
    documentedCosCredential,
    { from, until },
  );
  headers.set('authorization', authorization);
  return new Request(address, { ...init, headers });
}
