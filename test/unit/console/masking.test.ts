import { expect, test } from 'vitest';
import { maskSecrets } from '../../../src/console/masking.ts';

test.each([
  ['a member', '{"CallbackKey":"sesame","Width":1}', '{"CallbackKey":"******","Width":1}'],
  [
    'a member of a member, spread out',
    '{"T": {\n  "CallbackKey" : "a\\"b" }}',
    '{"T": {\n  "CallbackKey" : "******" }}',
  ],
  [
    'a value of another type',
    '{"callbackkey":12345,"SecretKey":true}',
    '{"callbackkey":"******","SecretKey":"******"}',
  ],
  [
    'a list, an object',
    '{"CallbackKey":["a]",{"b":1}],"Token":{"c":"}"},"d":2}',
    '{"CallbackKey":"******","Token":"******","d":2}',
  ],
  ['a text that is cut short', '{"CallbackKey":"sesa', '{"CallbackKey":"******"'],
  ['a list that never ends', '{"CallbackKey":["sesame"', '{"CallbackKey":"******"'],
  ['a member whose name is escaped', '{"Callback\\u004bey":"sesame"}', '{"Callback\\u004bey":"******"}'],
  [
    'a text in an address',
    'https://a/?%7B%22CallbackKey%22%3A%22ses',
    'https://a/?%7B%22CallbackKey%22%3A%22******%22',
  ],
  [
    'a member in an address whose name is escaped',
    'https://a/?T=%7B%22Callback%5Cu004bey%22%3A%5B%22ses%22%5D%7D&B=2',
    'https://a/?T=%7B%22Callback%5Cu004bey%22%3A%22******%22%7D&B=2',
  ],
  ['JSON inside a text', '{"T":"{\\"CallbackKey\\":\\"ses\\"}"}', '{"T":"{\\"CallbackKey\\":\\"******\\"}"}'],
  [
    'what an answer repeats',
    '"The parameter `{\\"Token\\": [\\"ses` is not recognized."',
    '"The parameter `{\\"Token\\": [\\"******"',
  ],
  ['what is only meant to be JSON', "{'CallbackKey': 'ses', 'a': 1}", "{'CallbackKey': '******', 'a': 1}"],
  ['a line', 'callback_key: ses\nWidth: 1', 'callback_key: ******\nWidth: 1'],
  ['a query', 'https://a/?A=1&CallbackKey=sesame&B=2', 'https://a/?A=1&CallbackKey=******&B=2'],
  ['a form', 'CallbackKey=sesame', 'CallbackKey=******'],
  ['a field of a list', 'POST\n/\nCallbackKey.0=sesame&B=2\n', 'POST\n/\nCallbackKey.0=******&B=2\n'],
])('%s is shown without its secret', (_, text, shown) => {
  expect(maskSecrets(text, '')).toBe(shown);
});

test.each([
  '{"T":"{\\"CallbackKey\\":\\"\\"}","CallbackKey": ""\n}',
  '{"CallbackKey":""}',
  '{"CallbackKey":null}',
  '{"CallbackKeys":"a"}',
  '',
  '{"a":"CallbackKey"}',
])('%s holds none, and stays as it is', (text) => {
  expect(maskSecrets(text, '')).toBe(text);
});

test('the secret key is masked wherever it stands, also as JSON or an address write it', () => {
  const text = '{"TemplateName":"my \\"key\\"!","x":["my \\"key\\"!"]} ?A=my%20%22key%22%21';
  expect(maskSecrets(text, 'my "key"!')).toBe('{"TemplateName":"******","x":["******"]} ?A=******');
});

test.each([
  ['a value', JSON.stringify({ TemplateName: 'a'.repeat(10_000_000) })],
  ['quotes', JSON.stringify({ TemplateName: '"'.repeat(100_000) })],
])('of any length, %s is read in one go', (_, text) => {
  expect(maskSecrets(text, 'my-key')).toBe(text);
  expect(maskSecrets(text.replace('TemplateName', 'CallbackKey'), 'my-key')).toBe('{"CallbackKey":"******"}');
});
