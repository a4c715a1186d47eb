import { getResponse } from 'msw';
import { expect, test } from 'vitest';
import type { ApiCall } from '../../../src/core/api-signature.ts';
import { liveApiHandlers } from '../../../src/wire/live-api-handlers.ts';
import { apiWorld, signed } from '../../support/api-world.ts';

const hosts = ['live.tencentcloudapi.com', 'live.intl.tencentcloudapi.com', 'live.ap-guangzhou.tencentcloudapi.com'];

/** A signed call as a client sends it to a host, by https. */
function requestOf(change: Partial<ApiCall> = {}, host = hosts[0]!, action = 'DescribeLiveSnapshotRules'): Request {
  const { method, query, headers, body } = signed({ ...change, headers: { host, ...change.headers } }, action);
  const sent = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return new Request(`https://${host}/${query === '' ? '' : `?${query}`}`, {
    method,
    headers: sent.filter(([name]) => name !== 'host').map(([...header]) => header),
    ...(method === 'POST' && { body: body as string }),
  });
}

const answered = async (request: Request) => getResponse(liveApiHandlers(apiWorld().api), request);
const jsonOf = async (request: Request): Promise<unknown> => (await answered(request))?.json();

test.each([...hosts, 'live.na-siliconvalley.tencentcloudapi.com', 'live.ap-shanghai-fsi.tencentcloudapi.com'])(
  'a call to %s is answered with its id, as JSON that every page may read',
  async (host) => {
    const response = await answered(requestOf({}, host));
    expect([response?.status, response?.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(response?.headers.get('access-control-allow-origin')).toBe('*');
    expect(await response?.json()).toEqual({ Response: { Rules: [], RequestId: expect.stringMatching(/^\S+$/) } });
  },
);

test.each([
  'cvm.tencentcloudapi.com',
  'live.tencentcloudapi.com.evil.test',
  'notlive.tencentcloudapi.com',
  'live.guangzhou.tencentcloudapi.com',
])('%s is not the API', async (host) => {
  expect(await answered(requestOf({}, host))).toBeUndefined();
});

test('an error has status 200 too, since clients read no other', async () => {
  const response = await answered(requestOf({}, hosts[0], 'NoSuchAction'));
  expect(response?.status).toBe(200);
  expect(await response?.json()).toMatchObject({ Response: { Error: { Code: 'InvalidAction' } } });
});

test('a signed GET is answered by its query as it was sent', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const query = 'DomainName=push.example&AppName=%E7%9B%B4%20%E6%92%AD';
  const request = requestOf({ method: 'GET', query, body: '', headers }, hosts[0], 'DeleteLiveCallbackRule');
  expect(await jsonOf(request)).toMatchObject({ Response: { Error: { Code: 'FailedOperation.NotFound' } } });
});

test('a preflight of any page is allowed to send the headers of a signed call', async () => {
  const response = await answered(new Request(`https://${hosts[0]}/`, { method: 'OPTIONS' }));
  expect([response?.status, response?.body]).toEqual([200, null]);
  expect(Object.fromEntries(response!.headers)).toMatchObject({
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'Authorization, *',
  });
});

test.each([
  { name: 'authorization', value: 'TC3-HMAC-SHA256 Credential=a', code: 'AuthFailure.InvalidAuthorization' },
  { name: 'x-tc-timestamp', value: '1545030273', code: 'AuthFailure.InvalidAuthorization' },
  { name: 'content-type', value: 'application/json', code: 'AuthFailure.SignatureFailure' },
  { name: 'x-tc-action', value: 'DescribeLiveSnapshotRules', code: 'InvalidAction' },
  { name: 'x-tc-version', value: '2018-08-01', code: 'NoSuchVersion' },
])('the header $name given twice is refused as $code', async ({ name, value, code }) => {
  const request = requestOf();
  request.headers.append(name, value);
  expect(await jsonOf(request)).toMatchObject({ Response: { Error: { Code: code } } });
});

test('a body of ten megabytes is read, and one byte more is refused', async () => {
  const envelope = '{"TemplateName":""}'.length;
  const bodyOf = (bytes: number) => `{"TemplateName":"${'x'.repeat(bytes - envelope)}"}`;
  const codeOf = (body: string) => jsonOf(requestOf({ body }, hosts[0], 'CreateLiveSnapshotTemplate'));
  const longest = 10 * 1024 * 1024;
  expect(await codeOf(bodyOf(longest))).toMatchObject({ Response: { Error: { Code: 'MissingParameter' } } });
  expect(await codeOf(bodyOf(longest + 1))).toMatchObject({ Response: { Error: { Code: 'InvalidParameter' } } });
});

test('bytes that are no text are refused', async () => {
  const request = new Request(`https://${hosts[0]}/`, { method: 'POST', body: Uint8Array.of(0xff, 0xfe, 0) });
  expect(await jsonOf(request)).toMatchObject({ Response: { Error: { Code: 'AuthFailure.InvalidAuthorization' } } });
});
