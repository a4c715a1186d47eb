import { verifyCosRequest, type CosRequest } from '../core/cos-signature.ts';
import { asksForOtherPart, headerOverrides, type BucketRequest } from './bucket-request.ts';

/**
 * Refuses whom the bucket does not serve; undefined lets the request through. Without a signature objects of a public-read bucket
 * can be read, under their own headers, and nothing else can be done.
 */
export function refusal(asked: BucketRequest): Response | undefined {
  const { request, bucket, settings, refuse, nowUnixSeconds } = asked;
  if (!settings.exists) return refuse('NoSuchBucket');
  const verification = verifyCosRequest(signedPart(asked), bucket.secretKeyOf, nowUnixSeconds);
  if (verification.kind === 'signed') return undefined;
  if (verification.kind === 'refused') {
    return verification.fault === 'expired'
      ? refuse('AccessDenied', 'Request has expired')
      : refuse(verification.fault);
  }
  const isReading = (request.method === 'GET' || request.method === 'HEAD') && asked.objectKey !== '';
  const overrides = headerOverrides.some(([parameter]) => asked.parameters.has(parameter));
  const isPlain = !overrides && !asksForOtherPart(asked.parameters);
  const isOpen = isReading && isPlain && settings.access === 'public-read';
  return isOpen ? undefined : refuse('AccessDenied');
}

function signedPart({ request, objectKey, parameters, body }: BucketRequest): CosRequest {
  // The browser sets these, too late for a service worker to see them; a signature may cover them all the same.
  const ofBrowser = [
    ['host', new URL(request.url).host],
    ['content-length', String(body.length)],
  ] as const;
  return {
    method: request.method,
    path: `/${objectKey}`,
    parameters: [...parameters],
    headers: [...request.headers, ...ofBrowser.filter(([name]) => !request.headers.has(name))],
  };
}
