import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { signApiForm, verifyApiForm, type ApiForm } from '../../../src/core/api-form-signature.ts';
import { apiClockSkewSeconds } from '../../../src/core/api-signature.ts';
import { exampleApiCredential as credential } from '../../../src/core/documented-sample.ts';
import { flippedBit } from '../../support/flipped-bit.ts';

const keyOf = (secretId: string) => (secretId === credential.secretId ? credential.secretKey : undefined);

test('the published request has the published signature', () => {
  const fields = {
    Action: 'DescribeInstances',
    'InstanceIds.0': 'ins-09dx96dg',
    Limit: '20',
    Nonce: '11886',
    Offset: '0',
    Region: 'ap-guangzhou',
    SecretId: credential.secretId,
    Timestamp: '1465185768',
    Version: '2017-03-12',
  };
  const form = { method: 'GET', host: 'cvm.tencentcloudapi.com', fields };
  expect(signApiForm(form, credential.secretKey)).toBe('EliP9YW3pW28FpsEdkXt/+WcGeI=');
});

const now = 1_545_030_273;

/** A form as it arrives, signed. */
function arriving(change: ApiForm['fields'] = {}, host = 'live.tencentcloudapi.com', signedHost = host): ApiForm {
  const fields = {
    Action: 'DescribeLiveSnapshotRules',
    SecretId: credential.secretId,
    SignatureMethod: 'HmacSHA256',
    Timestamp: String(now),
    TemplateName: '直播',
    ...change,
  };
  const Signature = signApiForm({ method: 'POST', host: signedHost, fields }, credential.secretKey);
  return { method: 'POST', host, fields: { ...fields, Signature } };
}

test.each(['HmacSHA1', 'HmacSHA256', undefined])('what is signed by %s is taken', (SignatureMethod) => {
  const { SignatureMethod: _, ...rest } = arriving().fields;
  const form = arriving({ ...rest, ...(SignatureMethod && { SignatureMethod }) });
  expect(verifyApiForm(form, keyOf, now)).toEqual({ ok: true, secretId: credential.secretId });
});

test('a host with a port may be signed with it or without', () => {
  const host = '127.0.0.1:4180';
  for (const signedHost of [host, '127.0.0.1']) {
    expect(verifyApiForm(arriving({}, host, signedHost), keyOf, now).ok).toBe(true);
  }
  expect(verifyApiForm(arriving({}, host, '127.0.0.1:4181'), keyOf, now).ok).toBe(false);
});

test.each([
  { what: 'another way of signing', change: { SignatureMethod: 'MD5' }, fault: 'InvalidAuthorization' },
  { what: 'a name of every object', change: { SignatureMethod: 'toString' }, fault: 'InvalidAuthorization' },
  { what: 'a time that is none', change: { Timestamp: 'now' }, fault: 'InvalidAuthorization' },
  { what: 'an unknown id', change: { SecretId: 'AKIDother' }, fault: 'SecretIdNotFound' },
])('$what is refused as $fault', ({ change, fault }) => {
  expect(verifyApiForm(arriving(change), keyOf, now)).toEqual({ ok: false, fault });
});

test('five minutes off, either way, is still taken, and a second more is not', () => {
  for (const way of [1, -1]) {
    expect(verifyApiForm(arriving(), keyOf, now + way * apiClockSkewSeconds).ok).toBe(true);
    expect(verifyApiForm(arriving(), keyOf, now + way * (apiClockSkewSeconds + 1))).toEqual({
      ok: false,
      fault: 'SignatureExpire',
    });
  }
});

test('one flipped bit in any field or its name, in method, host, signature or key is refused', () => {
  const form = arriving();
  const names = Object.keys(form.fields);
  fc.assert(
    fc.property(
      fc.constantFrom('method', 'host', 'key', ...names),
      fc.boolean(),
      fc.nat(),
      fc.nat(7),
      (part, ofName, place, bit) => {
        const flipped = (text: string): string => flippedBit(text, place, bit);
        const fields = Object.entries(form.fields).map(([name, value = '']) => {
          if (name !== part) return [name, value];
          return ofName ? [flipped(name), value] : [name, flipped(value)];
        });
        const changed: ApiForm = {
          method: part === 'method' ? flipped(form.method) : form.method,
          host: part === 'host' ? flipped(form.host) : form.host,
          fields: Object.fromEntries(fields) as ApiForm['fields'],
        };
        const key = part === 'key' ? flipped(credential.secretKey) : credential.secretKey;
        expect(verifyApiForm(changed, (id) => (id === credential.secretId ? key : undefined), now).ok).toBe(false);
      },
    ),
    { numRuns: 10_000 },
  );
});
