import { getResponse } from 'msw';
import { expect, test } from 'vitest';
import { bucketHandlers } from '../../../src/wire/bucket-handlers.ts';
import { bucketsOver, bucketWith, signedRequest } from '../../support/buckets.ts';

const host = 'testbucket-1234567890.cos.ap-guangzhou.myqcloud.com';
const origin = `https://${host}`;
const nowSeconds = 1_800_000_000;
const present = { from: nowSeconds - 60, until: nowSeconds + 60 };

const rule = (inner: string): string => `<CORSRule>${inner}</CORSRule>`;
const configuration = (inner: string): string => `<CORSConfiguration>${inner}</CORSConfiguration>`;
const oneOrigin = rule(
  '<ID>one</ID><AllowedOrigin>https://*.app.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod>' +
    '<AllowedMethod>PUT</AllowedMethod><AllowedHeader>x-cos-*</AllowedHeader><ExposeHeader>ETag</ExposeHeader>' +
    '<MaxAgeSeconds>60</MaxAgeSeconds>',
);
const minimal = rule('<AllowedOrigin>*</AllowedOrigin><AllowedMethod>HEAD</AllowedMethod>');

/** A bucket with one object, its owner, and pages of other origins. */
function world() {
  const handlers = bucketHandlers(bucketsOver(bucketWith(host, 'a.jpg', 'picture')), () => nowSeconds * 1000);
  const answer = async (request: Request): Promise<Response> => {
    const response = await getResponse(handlers, request);
    if (response === undefined) throw new Error(`nobody answers ${request.url}`);
    return response;
  };
  const cors = (method: string, init: RequestInit = {}) =>
    answer(signedRequest(`${origin}/?cors`, { method, ...init }, present));
  const put = (body: string, headers = {}) => cors('PUT', { body, headers });
  const read = (headers: Record<string, string>) => answer(new Request(`${origin}/a.jpg`, { headers }));
  const preflight = (from: string, method: string, headers?: string) =>
    answer(
      new Request(`${origin}/a.jpg`, {
        method: 'OPTIONS',
        headers: {
          origin: from,
          'access-control-request-method': method,
          ...(headers !== undefined && { 'access-control-request-headers': headers }),
        },
      }),
    );
  return { answer, cors, put, read, preflight };
}

const codeOf = async (response: Response): Promise<string> =>
  `${response.status} ${/<Code>(.*)<\/Code>/.exec(await response.text())?.[1]}`;
const corsOf = ({ headers }: Response) =>
  Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-') || name === 'vary'));

test('rules are kept as they were given, in place of those before, until they are deleted', async () => {
  const { cors, put } = world();
  expect(await codeOf(await cors('GET'))).toBe('404 NoSuchCORSConfiguration');
  expect((await put(configuration(oneOrigin))).status).toBe(200);
  const told = await cors('GET');
  const parts = (await told.text()).replaceAll(/<\?.*\?>|\s/g, '');
  expect([told.headers.get('content-type'), parts]).toEqual([
    'application/xml',
    configuration(`${oneOrigin}<ResponseVary>false</ResponseVary>`),
  ]);
  await put(configuration(`${minimal}<ResponseVary>true</ResponseVary>`));
  expect((await (await cors('GET')).text()).replaceAll(/<\?.*\?>|\s/g, '')).toBe(
    configuration(`${minimal}<ResponseVary>true</ResponseVary>`),
  );
  expect((await cors('DELETE')).status).toBe(204);
  expect((await cors('DELETE')).status).toBe(204);
  expect(await codeOf(await cors('GET'))).toBe('404 NoSuchCORSConfiguration');
});

test('a page reads what the first rule that fits lets it, and nothing where none fits', async () => {
  const { put, read, cors } = world();
  await put(configuration(oneOrigin + minimal));
  const found = await read({ origin: 'https://a.app.example' });
  expect([found.status, corsOf(found)]).toEqual([
    200,
    {
      'access-control-allow-origin': 'https://a.app.example',
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': 'ETag',
    },
  ]);
  for (const other of ['https://app.example', 'https://a.app.example.evil.test', 'http://a.app.example', 'null']) {
    expect({ other, ...corsOf(await read({ origin: other })) }).toEqual({ other });
  }
  expect(corsOf(await read({}))).toEqual({});
  await put(configuration(`${minimal}<ResponseVary>true</ResponseVary>`));
  expect(corsOf(await read({ origin: 'https://a.app.example' }))).toEqual({ vary: 'Origin' });
  await cors('DELETE');
  expect(corsOf(await read({}))).toMatchObject({ 'access-control-allow-origin': '*' });
});

test('a browser that asks beforehand gets what the rule says, for all headers or for none', async () => {
  const { put, preflight } = world();
  await put(configuration(oneOrigin + minimal));
  const page = 'https://a.app.example';
  const allowed = await preflight(page, 'PUT', 'X-Cos-Meta-A, x-cos-meta-b');
  expect([allowed.status, corsOf(allowed)]).toEqual([
    200,
    {
      'access-control-allow-origin': page,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'GET, PUT',
      'access-control-allow-headers': 'X-Cos-Meta-A, x-cos-meta-b',
      'access-control-expose-headers': 'ETag',
      'access-control-max-age': '60',
    },
  ]);
  for (const [from, method, headers] of [
    [page, 'DELETE', undefined],
    [page, 'PUT', 'x-cos-meta-a, authorization'],
    ['https://elsewhere.example', 'PUT', undefined],
  ] as const) {
    const refused = await preflight(from, method, headers);
    expect(corsOf(refused)).toEqual({});
    expect(await codeOf(refused)).toBe('403 AccessDenied');
  }
  const bare = await preflight('https://elsewhere.example', 'HEAD');
  expect(corsOf(bare)).toEqual({ 'access-control-allow-origin': '*', 'access-control-allow-methods': 'HEAD' });
});

const withRule = (inner: string): string => configuration(rule(inner));
const any = '<AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod>';
test.each([
  ['nothing', '', '400 MalformedXML'],
  ['another document', '<Delete/>', '400 MalformedXML'],
  ['no rule', configuration(''), '400 MalformedXML'],
  ['101 rules', configuration(minimal.repeat(101)), '400 MalformedXML'],
  ['an entity', `<!DOCTYPE a [<!ENTITY b "*">]>${withRule(any.replace('*', '&b;'))}`, '400 MalformedXML'],
  ['a rule without an origin', withRule('<AllowedMethod>GET</AllowedMethod>'), '400 InvalidArgument'],
  ['a rule without a method', withRule('<AllowedOrigin>*</AllowedOrigin>'), '400 InvalidArgument'],
  ['an empty origin', withRule('<AllowedOrigin/><AllowedMethod>GET</AllowedMethod>'), '400 InvalidArgument'],
  ['two stars in an origin', withRule(any.replace('*', '*.*')), '400 InvalidArgument'],
  ['a method that rules have not', withRule(any.replace('GET', 'PATCH')), '400 InvalidArgument'],
  ['a header with a line end', withRule(`${any}<ExposeHeader>a&#13;&#10;b</ExposeHeader>`), '400 InvalidArgument'],
  ['a star among what is exposed', withRule(`${any}<ExposeHeader>*</ExposeHeader>`), '400 InvalidArgument'],
  ['an age that is none', withRule(`${any}<MaxAgeSeconds>-1</MaxAgeSeconds>`), '400 InvalidArgument'],
  ['an id of 256 letters', withRule(`${any}<ID>${'a'.repeat(256)}</ID>`), '400 InvalidArgument'],
  ['more than 64 KB', `${configuration(minimal)}${' '.repeat(65_536)}`, '400 EntityTooLarge'],
])('as rules, %s is refused, and what was there stays', async (_what, body, told) => {
  const { put, cors } = world();
  await put(configuration(oneOrigin));
  expect(await codeOf(await put(body))).toBe(told);
  expect(await (await cors('GET')).text()).toContain('<ID>one</ID>');
});

test('100 rules are not too many, and a body that is not that of its Content-MD5 is refused', async () => {
  const { put } = world();
  expect((await put(configuration(minimal.repeat(100)))).status).toBe(200);
  expect(await codeOf(await put(configuration(minimal), { 'content-md5': 'XrY7u+Ae7tCTyyK7j1rNww==' }))).toBe(
    '400 BadDigest',
  );
});

test('rules are for those who sign, and a bucket has no other way to be asked about them', async () => {
  const { answer, cors } = world();
  for (const method of ['GET', 'PUT', 'DELETE']) {
    expect(await codeOf(await answer(new Request(`${origin}/?cors`, { method })))).toBe('403 AccessDenied');
  }
  expect(await codeOf(await cors('POST'))).toBe('405 MethodNotAllowed');
});
