import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cosClockSkewSeconds,
  signCosRequest,
  verifyCosRequest,
  type CosRequest,
} from '../../../src/core/cos-signature.ts';

/** The key pair of the documentation's examples, which prints it with the last letters masked on newer pages. */
const credential = {
  secretId: 'AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q',
  secretKey: 'BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz',
};
const keyOf = (secretId: string) => (secretId === credential.secretId ? credential.secretKey : undefined);
const keyTime = { from: 1_557_989_753, until: 1_557_996_953 };
const now = 1_557_990_000;

const documented: CosRequest = {
  method: 'GET',
  path: '/exampleobject(腾讯云)',
  parameters: [
    ['response-content-type', 'application/octet-stream'],
    ['response-cache-control', 'max-age=600'],
  ],
  headers: [
    ['Date', 'Thu, 16 May 2019 06:55:53 GMT'],
    ['Host', 'examplebucket-1250000000.cos.ap-beijing.myqcloud.com'],
  ],
};

test('the published download has the published sign key, hash and signature', () => {
  const steps = signCosRequest(documented, credential, keyTime);
  expect(steps.signKey).toBe('937914bf490e9e8c189836aad2052e4feeb35eaf');
  expect(steps.stringToSign).toBe('sha1\n1557989753;1557996953\n54ecfe22f59d3514fdc764b87a32d8133ea611e6\n');
  expect(steps.signature).toBe('01681b8c9d798a678e43b685a9f1bba0f6c0e012');
  expect(steps.authorization).toContain(
    'q-header-list=date;host&q-url-param-list=response-cache-control;response-content-type&q-signature=01681b8c',
  );
});

const inHeader = (request: CosRequest): CosRequest => {
  const { authorization } = signCosRequest(request, credential, keyTime);
  return { ...request, headers: [...request.headers, ['Authorization', authorization]] };
};

const inAddress = (request: CosRequest): CosRequest => {
  const { authorization } = signCosRequest(request, credential, keyTime);
  return { ...request, parameters: [...request.parameters, ...new URLSearchParams(authorization)] };
};

test.each([
  { where: 'Authorization', sign: inHeader },
  { where: 'its address', sign: inAddress },
])('a request signed in $where is taken, and only while its time lasts', ({ sign }) => {
  const request = sign(documented);
  expect(verifyCosRequest(request, keyOf, now)).toEqual({ kind: 'signed', secretId: credential.secretId });
  expect(verifyCosRequest(request, keyOf, keyTime.until)).toMatchObject({ kind: 'signed' });
  expect(verifyCosRequest(request, keyOf, keyTime.until + 1)).toEqual({ kind: 'refused', fault: 'expired' });
  const early = keyTime.from - cosClockSkewSeconds;
  expect(verifyCosRequest(request, keyOf, early)).toMatchObject({ kind: 'signed' });
  expect(verifyCosRequest(request, keyOf, early - 1)).toEqual({ kind: 'refused', fault: 'RequestTimeTooSkewed' });
});

test('a header that came later and is not in the list is no part of it', () => {
  const request = inHeader(documented);
  const more: CosRequest = { ...request, headers: [...request.headers, ['Range', 'bytes=0-9']] };
  expect(verifyCosRequest(more, keyOf, now)).toMatchObject({ kind: 'signed' });
});

test('semicolons of a signed address may come encoded', () => {
  const { authorization } = signCosRequest(documented, credential, keyTime);
  const header = authorization.replaceAll(';', '%3B');
  const request: CosRequest = { ...documented, headers: [...documented.headers, ['authorization', header]] };
  expect(verifyCosRequest(request, keyOf, now)).toMatchObject({ kind: 'signed' });
});

test('a request without a signature is anonymous', () => {
  expect(verifyCosRequest(documented, keyOf, now)).toEqual({ kind: 'anonymous' });
});

test.each([
  { what: 'another path', change: { path: '/another' }, fault: 'SignatureDoesNotMatch' },
  { what: 'another method', change: { method: 'DELETE' }, fault: 'SignatureDoesNotMatch' },
  { what: 'a signed parameter gone', change: { parameters: [] }, fault: 'SignatureDoesNotMatch' },
])('a request with $what is refused as $fault', ({ change, fault }) => {
  expect(verifyCosRequest({ ...inHeader(documented), ...change }, keyOf, now)).toEqual({ kind: 'refused', fault });
});

test('an unknown id is told apart from a wrong key, and a garbled signature from both', () => {
  const request = inHeader(documented);
  expect(verifyCosRequest(request, () => undefined, now)).toEqual({ kind: 'refused', fault: 'InvalidAccessKeyId' });
  expect(verifyCosRequest(request, () => 'other', now)).toEqual({ kind: 'refused', fault: 'SignatureDoesNotMatch' });
  const garbled: CosRequest = { ...documented, headers: [['Authorization', 'q-sign-algorithm=sha1']] };
  expect(verifyCosRequest(garbled, keyOf, now)).toEqual({ kind: 'refused', fault: 'InvalidArgument' });
});

test('one flipped bit in path, signed header, parameter, signature or secret is refused, wherever it is', () => {
  const request = inHeader(documented);
  fc.assert(
    fc.property(
      fc.constantFrom('path', 'Host', 'Date', 'Authorization', 'parameter', 'secret'),
      fc.nat(),
      fc.nat(7),
      (part, place, bit) => {
        const flipped = (text: string): string => {
          const bytes = new TextEncoder().encode(text);
          const at = place % bytes.length;
          bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
          return new TextDecoder('latin1').decode(bytes);
        };
        const changed: CosRequest = {
          ...request,
          path: part === 'path' ? flipped(request.path) : request.path,
          parameters: request.parameters.map(([name, value]) => [name, part === 'parameter' ? flipped(value) : value]),
          headers: request.headers.map(([name, value]) => [name, part === name ? flipped(value) : value]),
        };
        const secretKeyOf = part === 'secret' ? () => flipped(credential.secretKey) : keyOf;
        expect(verifyCosRequest(changed, secretKeyOf, now).kind).toBe('refused');
      },
    ),
    { numRuns: 10_000 },
  );
});
