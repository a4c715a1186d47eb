import { expect, test } from 'vitest';
import { signApiForm } from '../../../src/core/api-form-signature.ts';
import { exampleApiCredential as credential } from '../../../src/core/documented-sample.ts';
import { apiNowUnixSeconds, apiWorld } from '../../support/api-world.ts';

const host = 'live.tencentcloudapi.com';

/** A call by the older signature, as SDKs send it: all in a form, or all in the address. */
function formCall(method: 'GET' | 'POST', action: string, parameters: Readonly<Record<string, string>> = {}) {
  const fields = {
    ...parameters,
    Action: action,
    Language: 'en-US',
    Nonce: '11886',
    Region: '',
    RequestClient: 'SDK',
    SecretId: credential.secretId,
    SignatureMethod: 'HmacSHA256',
    Timestamp: String(apiNowUnixSeconds),
    Token: '',
    Version: '2018-08-01',
  };
  const Signature = signApiForm({ method, host, fields }, credential.secretKey) ?? '';
  const text = new URLSearchParams({ ...fields, Signature }).toString();
  const headers = method === 'POST' ? { host, 'content-type': 'application/x-www-form-urlencoded' } : { host };
  return { method, headers, query: method === 'GET' ? text : '', body: method === 'POST' ? text : '' };
}

const urls = { TemplateName: '回调', SnapshotNotifyUrl: 'https://receiver.example/callback?a=1&b=2' };

test.each(['GET', 'POST'] as const)('a %s signed by its fields is done, numbers and lists included', async (method) => {
  const { send } = apiWorld();
  expect(await send(formCall(method, 'CreateLiveCallbackTemplate', urls))).toMatchObject({ TemplateId: 1000 });
  const levels = { 'RecordExceptionLevels.0': 'error', 'RecordExceptionLevels.1': 'info' };
  const changed = await send(formCall(method, 'ModifyLiveCallbackTemplate', { TemplateId: '1000', ...levels }));
  expect(changed).toEqual({ RequestId: 'request-1' });
  expect(await send(formCall(method, 'DescribeLiveCallbackTemplate', { TemplateId: '1000' }))).toMatchObject({
    Template: { ...urls, RecordExceptionLevels: ['error', 'info'] },
  });
});

test.each([
  { what: 'a field that the action does not have', action: 'DescribeLiveSnapshotRules', code: 'UnknownParameter' },
  { what: 'an action that there is not', action: 'NoSuchAction', code: 'InvalidAction' },
  { what: 'no action', action: '', code: 'MissingParameter' },
])('$what is a $code', async ({ action, code }) => {
  const response = await apiWorld().send(formCall('POST', action, { Nonsense: '1' }));
  expect(response.Error?.Code).toBe(code);
});

test('a field altered on its way is refused before anything else', async () => {
  const call = formCall('POST', 'NoSuchAction', urls);
  const altered = { ...call, body: call.body.replace('a%3D1', 'a%3D2') };
  expect((await apiWorld().send(altered)).Error?.Code).toBe('AuthFailure.SignatureFailure');
});

test.each([
  { what: 'an address of 32 kB', method: 'GET', longest: 32 * 1024 },
  { what: 'a form of a megabyte', method: 'POST', longest: 1024 * 1024 },
] as const)('$what is read, and a longer one is not', async ({ method, longest }) => {
  const { send } = apiWorld();
  const withName = (length: number) => formCall(method, 'DescribeLiveSnapshotRules', { Nonsense: 'x'.repeat(length) });
  const lengthOf = (call: ReturnType<typeof formCall>) => call.query.length + call.body.length;
  // A signature's own characters may take more room once they are written for a form: two lengths need not differ by one.
  const room = longest - lengthOf(withName(0));
  const fits = withName(room - 100);
  expect(lengthOf(fits)).toBeLessThanOrEqual(longest);
  expect((await send(fits)).Error?.Code).toBe('UnknownParameter');
  expect((await send(withName(room + 100))).Error?.Code).toBe('AuthFailure.InvalidAuthorization');
});

test('fields named like what every object has are unknown, and harm nothing', async () => {
  for (const name of ['__proto__', '__proto__.0', 'constructor', 'toString.1']) {
    const call = formCall('POST', 'DescribeLiveSnapshotRules', Object.fromEntries([[name, '1']]));
    expect((await apiWorld().send(call)).Error?.Code).toBe('UnknownParameter');
  }
});
