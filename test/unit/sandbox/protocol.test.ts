import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { limits, readReply } from '../../../src/sandbox/protocol.ts';

const response = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"code":0}' };
const read = (response: unknown) => readReply(JSON.stringify({ kind: 'response', id: 'a', response }));

test('a reply is read as it was written', () => {
  expect(read(response)).toEqual({ kind: 'response', id: 'a', response });
  expect(readReply('{"kind":"pong","id":"a"}')).toEqual({ kind: 'pong', id: 'a' });
  expect(readReply('{"kind":"ended","code":"own-receiver-unasked"}')).toEqual({
    kind: 'ended',
    code: 'own-receiver-unasked',
  });
});

test('what a reply carries beside is left behind', () => {
  expect(read({ ...response, delayMs: 1e9, kind: 'never' })).toEqual({ kind: 'response', id: 'a', response });
  const problem = { code: 'own-receiver-throws', message: 'x'.repeat(9_000), line: 'seven', html: '<img>' };
  expect(readReply(JSON.stringify({ kind: 'problem', id: 'a', problem }))).toEqual({
    kind: 'problem',
    id: 'a',
    problem: { code: 'own-receiver-throws', message: 'x'.repeat(limits.message), line: undefined },
  });
});

test.each([
  ['an object that is no text', { kind: 'pong', id: 'a' }],
  ['nothing', undefined],
  ['text that is not JSON', '{"kind":'],
  ['a list', '[]'],
  ['null', 'null'],
  ['a kind that there is not', '{"kind":"request","id":"a"}'],
  ['a pong without an id', '{"kind":"pong"}'],
  ['an id that is a number', '{"kind":"pong","id":7}'],
  ['an end with a code of its own', '{"kind":"ended","code":"storage-full"}'],
  ['a problem with a code of its own', '{"kind":"problem","id":"a","problem":{"code":"__proto__"}}'],
  ['more than the page wants to read', JSON.stringify({ kind: 'pong', id: 'a', more: 'x'.repeat(limits.reply) })],
])('%s is no reply', (_, text) => {
  expect(readReply(text)).toBeUndefined();
});

test.each([
  ['a status that HTTP has not', { ...response, status: 999 }],
  ['a status that is interim', { ...response, status: 101 }],
  ['a status with a fraction', { ...response, status: 200.5 }],
  ['a status in text', { ...response, status: '200' }],
  ['no body', { ...response, body: undefined }],
  ['a body that is too long', { ...response, body: 'x'.repeat(limits.body + 1) }],
  ['a body beside 204', { ...response, status: 204 }],
  ['headers in a list', { ...response, headers: [['a', 'b']] }],
  ['a header whose value is a number', { ...response, headers: { a: 1 } }],
  ['a header that breaks the line', { ...response, headers: { a: 'b\r\nset-cookie: c' } }],
  ['a header beyond Latin-1', { ...response, headers: { a: '截图' } }],
  ['a header whose name holds a blank', { ...response, headers: { 'a b': 'c' } }],
  ['a header that is too long', { ...response, headers: { a: 'x'.repeat(limits.header) } }],
  [
    'too many headers',
    { ...response, headers: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`h${n}`, ''])) },
  ],
])('%s is no answer', (_, hostile) => {
  expect(read(hostile)).toBeUndefined();
});

test('a header named like the prototype is a header, and changes nothing', () => {
  const reply = readReply(
    '{"kind":"response","id":"a","response":{"status":200,"headers":{"__proto__":"a"},"body":""}}',
  );
  expect(reply).toMatchObject({ kind: 'response' });
  expect(Object.prototype).not.toHaveProperty('status');
});

test('whatever comes is refused or can be sent on as an answer of HTTP', () => {
  const headers = fc.dictionary(fc.string(), fc.string());
  const hostile = fc.record({ status: fc.integer({ min: 100, max: 700 }), headers, body: fc.string() });
  fc.assert(
    fc.property(fc.oneof(hostile, fc.jsonValue()), (data) => {
      const reply = read(data);
      if (reply?.kind !== 'response') return;
      const { status, headers, body } = reply.response;
      const sent = new Response(body === '' ? null : body, { status, headers });
      expect(sent.status).toBe(status);
    }),
  );
  fc.assert(fc.property(fc.anything(), (data) => void readReply(data)));
  fc.assert(fc.property(fc.json(), (text) => void readReply(text)));
});
