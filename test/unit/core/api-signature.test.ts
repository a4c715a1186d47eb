import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  apiClockSkewSeconds,
  apiSigningKeys,
  readApiAuthorization,
  signApiCall,
  verifyApiCall,
  type ApiCall,
} from '../../../src/core/api-signature.ts';
import { exampleApiCredential as credential } from '../../../src/core/documented-sample.ts';
import { flippedBit } from '../../support/flipped-bit.ts';

const keyOf = (secretId: string) => (secretId === credential.secretId ? credential.secretKey : undefined);

test('the last of the derived keys gives the signature of the string to sign', () => {
  const call: ApiCall = { method: 'POST', query: '', headers: { 'content-type': 'a', host: 'b' }, body: '{}' };
  const { stringToSign, signature } = signApiCall(call, credential, 1_551_113_065);
  const { signing } = apiSigningKeys(credential.secretKey, 1_551_113_065);
  expect(createHmac('sha256', Buffer.from(signing, 'hex')).update(stringToSign).digest('hex')).toBe(signature);
});

test('the published GET request has the published signature', () => {
  const call: ApiCall = {
    method: 'GET',
    query: 'Limit=10&Offset=0',
    headers: { 'content-type': 'application/x-www-form-urlencoded', host: 'cvm.tencentcloudapi.com' },
    body: '',
  };
  const steps = signApiCall(call, credential, 1_539_084_154, { service: 'cvm' });
  expect(steps.signature).toBe('5da7a33f6993f0614b047e5df4582db9e9bf4672ba50567dba16c6ccf174c474');
  expect(steps.credentialScope).toBe('2018-10-09/cvm/tc3_request');
});

test('the published POST request has the published signature', () => {
  const body = String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`;
  const headers = { 'content-type': 'application/json; charset=utf-8', host: 'cvm.tencentcloudapi.com' };
  const steps = signApiCall({ method: 'POST', query: '', headers, body }, credential, 1_551_113_065, {
    service: 'cvm',
  });
  expect(steps.signature).toBe('72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168');
  expect(steps.authorization).toBe(
    'TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/cvm/tc3_request, ' +
      'SignedHeaders=content-type;host, Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168',
  );
});

const now = 1_545_030_273;

/** A call as it arrives, signed. */
function arriving(change: Partial<ApiCall> = {}, signedHeaders?: readonly string[]): ApiCall {
  const call: ApiCall = {
    method: 'POST',
    query: '',
    body: '{"TemplateName":"直播"}',
    ...change,
    headers: {
      'content-type': 'application/json',
      host: 'live.tencentcloudapi.com',
      'x-tc-action': 'CreateLiveSnapshotTemplate',
      'x-tc-timestamp': String(now),
      ...change.headers,
    },
  };
  const { authorization } = signApiCall(call, credential, now, { ...(signedHeaders && { signedHeaders }) });
  return { ...call, headers: { ...call.headers, authorization } };
}

test('a signed call is taken for the id that signed it', () => {
  expect(verifyApiCall(arriving(), keyOf, now)).toEqual({ ok: true, secretId: credential.secretId });
});

test('a call that signs its action too is taken', () => {
  const call = arriving({}, ['content-type', 'host', 'x-tc-action']);
  expect(verifyApiCall(call, keyOf, now)).toMatchObject({ ok: true });
});

test('the port of a host may be signed or left out, as SDKs do', () => {
  const withPort = arriving({ headers: { host: '127.0.0.1:8080' } });
  expect(verifyApiCall(withPort, keyOf, now)).toMatchObject({ ok: true });
  const signedWithout = arriving({ headers: { host: '127.0.0.1' } });
  const sentWith = { ...signedWithout, headers: { ...signedWithout.headers, host: '127.0.0.1:8080' } };
  expect(verifyApiCall(sentWith, keyOf, now)).toMatchObject({ ok: true });
});

test.each([
  { what: 'no Authorization', headers: { authorization: undefined }, fault: 'InvalidAuthorization' },
  { what: 'another scheme', headers: { authorization: 'Bearer abc' }, fault: 'InvalidAuthorization' },
  { what: 'no timestamp', headers: { 'x-tc-timestamp': undefined }, fault: 'InvalidAuthorization' },
  { what: 'a timestamp of another day', headers: { 'x-tc-timestamp': '1545130273' }, fault: 'InvalidAuthorization' },
  { what: 'another timestamp', headers: { 'x-tc-timestamp': '1545030274' }, fault: 'SignatureFailure' },
  { what: 'another host', headers: { host: 'live.intl.tencentcloudapi.com' }, fault: 'SignatureFailure' },
])('a call with $what is refused as $fault', ({ headers, fault }) => {
  const call = arriving();
  const changed = { ...call, headers: { ...call.headers, ...headers } };
  expect(verifyApiCall(changed, keyOf, now)).toEqual({ ok: false, fault });
});

test('a signature that leaves the host out is refused', () => {
  expect(verifyApiCall(arriving({}, ['content-type']), keyOf, now)).toEqual({
    ok: false,
    fault: 'InvalidAuthorization',
  });
});

test('an unknown id is told apart from a wrong key', () => {
  expect(verifyApiCall(arriving(), () => undefined, now)).toEqual({ ok: false, fault: 'SecretIdNotFound' });
  expect(verifyApiCall(arriving(), () => 'another', now)).toEqual({ ok: false, fault: 'SignatureFailure' });
});

test('a call is good for five minutes before and after its timestamp, and not a second longer', () => {
  const call = arriving();
  for (const skew of [-apiClockSkewSeconds, apiClockSkewSeconds]) {
    expect(verifyApiCall(call, keyOf, now + skew)).toMatchObject({ ok: true });
    expect(verifyApiCall(call, keyOf, now + skew + Math.sign(skew))).toEqual({ ok: false, fault: 'SignatureExpire' });
  }
  expect(verifyApiCall(call, keyOf, Number.NaN)).toEqual({ ok: false, fault: 'SignatureExpire' });
});

test.each([
  { what: 'POST', call: arriving({}, ['content-type', 'host', 'x-tc-action']) },
  { what: 'GET', call: arriving({ method: 'GET', query: 'TemplateId=1000&Limit=10', body: '' }) },
])('one flipped bit anywhere in what a $what signs, in its signature or the secret is refused', ({ call }) => {
  const signed = readApiAuthorization(call.headers['authorization'] ?? '')?.signedHeaders ?? [];
  const headers = [...signed, 'x-tc-timestamp', 'authorization'];
  const texts = (['method', 'query', 'body'] as const).filter((part) => call[part] !== '');
  fc.assert(
    fc.property(fc.constantFrom('secret', ...texts, ...headers), fc.nat(), fc.nat(7), (part, place, bit) => {
      const flipped = (text: string): string => flippedBit(text, place, bit);
      const changed: ApiCall = headers.includes(part)
        ? { ...call, headers: { ...call.headers, [part]: flipped(call.headers[part] ?? '') } }
        : { ...call, ...(part !== 'secret' && { [part]: flipped(String(call[part as 'body'])) }) };
      // The documentation's own samples sign the action in small letters, so that its case is nobody's.
      fc.pre(part !== 'x-tc-action' || changed.headers[part]?.toLowerCase() !== call.headers[part]?.toLowerCase());
      const secretKeyOf = part === 'secret' ? () => flipped(credential.secretKey) : keyOf;
      expect(verifyApiCall(changed, secretKeyOf, now).ok).toBe(false);
    }),
    { numRuns: 10_000 },
  );
});

test('what was signed is read back', () => {
  const { authorization } = arriving().headers;
  expect(readApiAuthorization(authorization ?? '')).toMatchObject({
    secretId: credential.secretId,
    date: '2018-12-17',
    service: 'live',
    signedHeaders: ['content-type', 'host'],
  });
});

test('calls of two callers, days and products by turns are each checked with their own key', () => {
  const keys = new Map([
    ['AKIDone', 'one'],
    ['AKIDother', 'other'],
  ]);
  const turns = [...keys].flatMap(([secretId, secretKey]) =>
    [now, now + 86_400].flatMap((time) => ['live', 'cvm'].map((service) => ({ secretId, secretKey, time, service }))),
  );
  for (const { secretId, secretKey, time, service } of [...turns, ...turns]) {
    const { headers, ...rest } = arriving({ headers: { 'x-tc-timestamp': String(time) } });
    const call = { ...rest, headers: { ...headers, authorization: undefined } };
    const { authorization } = signApiCall(call, { secretId, secretKey }, time, { service });
    const sent = { ...call, headers: { ...headers, authorization } };
    expect(verifyApiCall(sent, (id) => keys.get(id), time)).toEqual({ ok: true, secretId });
    expect(verifyApiCall(sent, (id) => `${keys.get(id)}x`, time)).toEqual({ ok: false, fault: 'SignatureFailure' });
  }
});
