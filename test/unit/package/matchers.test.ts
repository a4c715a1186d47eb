import { expect as jestExpect } from 'expect';
import { expect, test } from 'vitest';
import { documentedSample as sample, documentedSampleKey as key, signCallback } from '../../../src/core/index.ts';
import { matchers } from '../../../src/package/matchers.ts';

expect.extend(matchers);
jestExpect.extend(matchers);

const rawBody = JSON.stringify(sample);
const without = (name: keyof typeof sample): string => JSON.stringify({ ...sample, [name]: undefined });
const signedBy = (sign: string, t = sample.t): string => JSON.stringify({ ...sample, sign, t });

test('the documented sample matches, as text, as bytes and as an object', () => {
  for (const body of [rawBody, new TextEncoder().encode(rawBody), new TextEncoder().encode(rawBody).buffer, sample]) {
    expect(body).toBeScreencaptureCallback({ key, dialect: '2019', now: sample.create_time });
    expect(body).toBeSignedWith(key);
    expect(body).toVerifyAt(sample.t, key);
  }
});

test('Jest takes the same matchers, of the same types', () => {
  jestExpect(rawBody).toBeScreencaptureCallback({ key });
  jestExpect(rawBody).not.toBeSignedWith('another');
  expect(() => jestExpect(rawBody).toVerifyAt(sample.t + 1, key)).toThrow('t passed 1 s ago.');
});

test('they can stand inside of other expectations', () => {
  expect({ body: rawBody }).toEqual({ body: expect.toBeScreencaptureCallback({ key }) });
  expect({ body: rawBody }).not.toEqual({ body: expect.toBeSignedWith('another') });
});

test.each([
  ['an empty body', '', 'The body is empty.'],
  ['a form', 'event_type=200', 'This is a form; callbacks are JSON'],
  ['a list', '[]', 'This is JSON, but no object of fields.'],
  ['a field that is missing', without('width'), 'width is missing.'],
  ['a wrong type', JSON.stringify({ ...sample, width: '640' }), 'width is a whole number, not a text.'],
  ['another event', JSON.stringify({ ...sample, event_type: 1 }), 'event_type is 1'],
  ['half a signature', without('t'), 't is missing.'],
  ['a signature with another key', signedBy(signCallback('another', sample.t)), 'the key is probably another'],
  [
    'a digest in capitals',
    signedBy(sample.sign.toUpperCase()),
    'sign is not 32 hexadecimal digits with small letters.',
  ],
  ['no signature', JSON.stringify({ ...sample, sign: undefined, t: undefined }), 'There is neither sign nor t'],
  ['nothing at all', undefined, 'This is no JSON'],
])('what is wrong first is named: %s', (_, body, sentence) => {
  expect(() => expect(body).toBeScreencaptureCallback({ key })).toThrow(sentence);
  expect(body).not.toBeScreencaptureCallback({ key });
});

test('a signature is not looked for in what is no callback: what it is instead is said', () => {
  expect(() => expect(undefined).toBeSignedWith(key)).toThrow('This is no JSON');
  expect(() => expect('').toVerifyAt(0, key)).toThrow('The body is empty.');
  expect(() => expect(1n).toBeSignedWith(key)).toThrow('This is JSON, but no object of fields.');
});

test('what is expected must be something, also after not', () => {
  const unset = undefined as unknown as string;
  expect(() => expect(rawBody).not.toBeSignedWith(unset)).toThrow('the key to expect is no text, but undefined');
  expect(() => expect(rawBody).not.toVerifyAt(0, unset)).toThrow('the key to expect is no text');
  const dialect = '2020' as '2019';
  expect(() => expect(rawBody).not.toBeScreencaptureCallback({ dialect })).toThrow('there is no dialect "2020"');
});

test('a field of newer versions is missed by the newer documentation alone', () => {
  expect(() => expect(rawBody).toBeScreencaptureCallback({ dialect: '2025' })).toThrow('app is missing.');
});

test('the form is looked at before the signature, and the signature before the clock', () => {
  const spoiled = JSON.stringify({ ...sample, width: 0, sign: '0'.repeat(32) });
  const options = { key, now: sample.t + 1 };
  expect(() => expect(spoiled).toBeScreencaptureCallback(options)).toThrow('width is 0');
  expect(() => expect(signedBy('0'.repeat(32))).toBeScreencaptureCallback(options)).toThrow('sign is not that of');
  expect(() => expect(rawBody).toBeScreencaptureCallback(options)).toThrow('t passed 1 s ago.');
});

test('a known mistake in signing is told with its remedy', () => {
  // MD5 of `1545030873test`.
  expect(() => expect(signedBy('b967365e1f18598a04f4ceb0557ee5bd')).toBeSignedWith(key)).toThrow(
    't stands before the key in what was digested. Digest the key first, then t.',
  );
});

test('without a key nothing is said of the signature, and without a clock nothing of expiry', () => {
  expect(signedBy('0'.repeat(32))).toBeScreencaptureCallback();
  expect(rawBody).toBeScreencaptureCallback({ key });
});

test('an empty key is a key: t alone is digested, and a body may carry no signature', () => {
  expect(signedBy(signCallback('', sample.t))).toBeSignedWith('');
  expect(JSON.stringify({ ...sample, sign: undefined, t: undefined })).toBeScreencaptureCallback({ key: '' });
  expect(rawBody).not.toBeSignedWith('');
});

test('no message tells the key, not even a spelling of it', () => {
  const secret = 'SeCrEtKeY';
  const body = signedBy(signCallback(secret.toLowerCase(), sample.t));
  const { message } = matchers.toBeSignedWith(body, secret);
  expect(message()).toContain('letter for letter');
  expect(message().toLowerCase()).not.toContain(secret.toLowerCase());
});

test('what matches and should not is told as well, and a long body is cut', () => {
  expect(() => expect(rawBody).not.toBeSignedWith(key)).toThrow('expected not to be signed with this key, but it is');
  const long = JSON.stringify({ ...sample, padding: 'x'.repeat(1_000_000), width: 0 });
  expect(matchers.toBeScreencaptureCallback(long).message().length).toBeLessThan(1_500);
});

test('a clock that shows no second verifies nothing', () => {
  expect(() => expect(rawBody).toVerifyAt(Number.NaN, key)).toThrow('now is no UNIX second.');
});
