import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPastedCallback } from '../../../src/core/index.ts';
import { anyText } from './refusal.ts';

const body =
  '{"event_type":200,"stream_id":"a{b}\\"c","width":640, "sign":"ca3e25e5dc17a6f9909a9ae7281e300d","t":1545030873}';

test('a body alone is kept character for character, with the blanks around it', () => {
  expect(readPastedCallback(`\n ${body}\n`)).toMatchObject({ kind: 'body', rawBody: `\n ${body}\n`, others: 0 });
});

test('of a whole HTTP request the body is what follows the empty line, and the headers are kept', () => {
  const request = `POST /callback?a=1 HTTP/1.1\r\nHost: receiver.example\r\nContent-Type: application/json\r\n\r\n${body}\n`;
  expect(readPastedCallback(request)).toMatchObject({
    kind: 'http-request',
    rawBody: `${body}\n`,
    requestLine: 'POST /callback?a=1 HTTP/1.1',
    headers: [
      { name: 'Host', value: 'receiver.example' },
      { name: 'Content-Type', value: 'application/json' },
    ],
  });
});

test('headers without a request line are a request too, with line feeds alone', () => {
  const { kind, headers, rawBody } = readPastedCallback(`host: a.example\n:authority: b\n\n${body}`);
  expect({ kind, headers: headers.map(({ name }) => name), rawBody }).toEqual({
    kind: 'http-request',
    headers: ['host', ':authority'],
    rawBody: body,
  });
});

test('of a chunked request the sizes of the chunks are no part of the body', () => {
  const request = `POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
  expect(readPastedCallback(request)).toMatchObject({ kind: 'http-request', rawBody: body });
});

test.each([
  { what: 'a time before it', line: `2018-12-17 15:04:33 INFO [it's "here"] got ${body}` },
  { what: 'more after it', line: `body=${body} status=200 {"took":"3 ms"}` },
  { what: 'a lone quote in braces before it', line: `{handler "x] ${body} end` },
  { what: 'a command around it', line: `curl -X POST --data-raw '${body}' http://127.0.0.1/` },
  { what: 'an object around it', line: `{"level":"info","t":1,"body":${body}}` },
])('a line of a log with $what gives the body as it stands there', ({ line }) => {
  expect(readPastedCallback(line)).toMatchObject({ kind: 'log-line', rawBody: body, wasEscaped: false });
});

test('a body that a log holds as text, escaped once or twice, is unescaped', () => {
  const once = JSON.stringify({ level: 'info', message: `got ${body} today` });
  const twice = JSON.stringify({ line: once });
  for (const line of [once, twice, JSON.stringify(body), `12:00 "${JSON.stringify(body).slice(1, -1)}"`]) {
    expect(readPastedCallback(line)).toMatchObject({ kind: 'log-line', rawBody: body, wasEscaped: true });
  }
});

test('a body that a log cut off is taken up to where it ends', () => {
  expect(readPastedCallback(`INFO ${body.slice(0, 60)}`)).toMatchObject({
    kind: 'log-line',
    rawBody: body.slice(0, 60),
  });
});

test('of several callbacks the first is taken, and the others are counted', () => {
  expect(readPastedCallback(`a ${body}\nb ${body}\nc ${body}`)).toMatchObject({ rawBody: body, others: 2 });
});

test('what is no callback is taken for a body, and nothing for nothing', () => {
  for (const text of ['hello', '[1,2]', 'null', '{}', 'event_type=200&t=1'])
    expect(readPastedCallback(text)).toMatchObject({ kind: 'body', rawBody: text });
  expect(readPastedCallback(' \n\t')).toMatchObject({ kind: 'nothing', rawBody: '' });
});

test('whatever stands around a body in a log, the body is found', () => {
  const quiet = fc.string({ unit: fc.constantFrom('a', ' ', '[', '}', ':', "'", '=', '世', '\u{d800}') });
  fc.assert(
    fc.property(quiet, quiet, (before, after) => {
      const { rawBody } = readPastedCallback(`x ${before}${body}${after}`);
      expect(rawBody).toBe(body);
    }),
  );
});

test('any text gives a body that is part of it, or nothing', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('', body, '{"t":"', '{\\"t\\":'), anyText, (before, middle, after) => {
      const text = before + middle + after;
      const { kind, rawBody, wasEscaped } = readPastedCallback(text);
      expect(kind === 'nothing' ? rawBody === '' : wasEscaped || text.includes(rawBody)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test.each([
  { what: 'opening braces', text: '{'.repeat(10_000_000) },
  { what: 'quotes in braces', text: `{${'"'.repeat(10_000_000)}` },
  { what: 'escaped line feeds', text: `{${'\\n'.repeat(5_000_000)}` },
  { what: 'backslashes', text: `{${'\\'.repeat(10_000_000)}"t"` },
  { what: 'blanks', text: `{${' '.repeat(10_000_000)}"t":` },
  { what: 'empty lines', text: `a:\n${'\n'.repeat(10_000_000)}` },
  { what: 'escaped beginnings', text: '{\\"t\\":'.repeat(1_000_000) },
  { what: 'beginnings', text: '{"t":'.repeat(2_000_000) },
])('ten million characters of $what give a value', ({ text }) => {
  expect(readPastedCallback(text).others).toBe(0);
});
