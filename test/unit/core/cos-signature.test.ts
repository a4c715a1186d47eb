import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cosClockSkewSeconds,
  documentedCosCredential as credential,
  signCosRequest,
  verifyCosRequest,
  type CosRequest,
} from '../../../src/core/cos-signature.ts';
import { flippedBit } from '../../support/flipped-bit.ts';

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

test('half a code point is signed as what stands for it in every encoding', () => {
  const signatureOf = (text: string) =>
    signCosRequest({ ...documented, parameters: [['prefix', text]] }, credential, keyTime).signature;
  expect(signatureOf('a\uD800')).toBe(signatureOf('a\uFFFD'));
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

const parts = ['method', 'path', 'name', 'value', 'secret'] as const;

test.each([
  { where: 'Authorization', sign: inHeader },
  { where: 'its address', sign: inAddress },
])('one flipped bit anywhere in a request signed in $where, or in the secret, is never taken', ({ sign }) => {
  const request = sign(documented);
  const pairs = request.headers.length + request.parameters.length;
  fc.assert(
    fc.property(fc.constantFrom(...parts), fc.nat(pairs - 1), fc.nat(), fc.nat(7), (part, pair, place, bit) => {
      const flipped = (text: string): string => flippedBit(text, place, bit);
      const changedPair = ([name, value]: readonly [string, string], at: number): readonly [string, string] => {
        if (at !== pair) return [name, value];
        return part === 'name' ? [flipped(name), value] : part === 'value' ? [name, flipped(value)] : [name, value];
      };
      const changed: CosRequest = {
        method: part === 'method' ? flipped(request.method) : request.method,
        path: part === 'path' ? flipped(request.path) : request.path,
        headers: request.headers.map(changedPair),
        parameters: request.parameters.map((entry, at) => changedPair(entry, at + request.headers.length)),
      };
      const secretKeyOf = part === 'secret' ? () => flipped(credential.secretKey) : keyOf;
      // Letters of another case name the same method, header or parameter.
      fc.pre(part === 'secret' || !isSameRequest(changed, request));
      expect(verifyCosRequest(changed, secretKeyOf, now).kind).not.toBe('signed');
    }),
    { numRuns: 10_000 },
  );
});

const isSameRequest = (a: CosRequest, b: CosRequest): boolean => {
  const read = ({ method, path, headers, parameters }: CosRequest) =>
    JSON.stringify([
      method.toLowerCase(),
      path,
      headers.map(([name, value]) => [name.toLowerCase(), value]),
      parameters.map(([name, value]) => [name.startsWith('q-') ? name : name.toLowerCase(), value]),
    ]);
  return read(a) === read(b);
};
