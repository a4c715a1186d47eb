import { fileURLToPath } from 'node:url';
import { readConfigFileAndWriteSchema } from '@lit/localize-tools/lib/config.js';
import type { Message } from '@lit/localize-tools/lib/messages.js';
import { RuntimeLitLocalizer } from '@lit/localize-tools/lib/modes/runtime.js';
import type { Locale } from '@lit/localize-tools/lib/types/locale.js';
import type { RuntimeOutputConfig } from '@lit/localize-tools/lib/types/modes.js';
import { expect, test } from 'vitest';
import { templates as ofAccount } from '../../src/elements/locales/zh-Hans-account.ts';
import { templates as ofApi } from '../../src/elements/locales/zh-Hans-api.ts';
import { templates as ofCallbacks } from '../../src/elements/locales/zh-Hans-callbacks.ts';
import { templates as ofPayloads } from '../../src/elements/locales/zh-Hans-payloads.ts';
import { templates as ofSizing } from '../../src/elements/locales/zh-Hans-sizing.ts';
import { nameLength, templates as ofFirst } from '../../src/elements/locales/zh-Hans.ts';

const config = readConfigFileAndWriteSchema(fileURLToPath(new URL('../../lit-localize.json', import.meta.url)));
const localizer = new RuntimeLitLocalizer({ ...config, output: config.output as RuntimeOutputConfig });
const { messages, errors } = localizer.extractSourceMessages();
const translations = localizer.readTranslationsSync().translations.get('zh-Hans' as Locale) ?? [];

/** A message as people would write it down, each placeholder by its number: `{0} of {1} screenshots`. */
const inWords = ({ contents }: Message): string =>
  contents.map((part) => (typeof part === 'string' ? part : `{${part.index}}`)).join('');

type Template = (typeof ofFirst)[keyof typeof ofFirst];

/** A template of the modules that the page loads, in the same way. */
function loaded(template: Template | undefined): string | undefined {
  if (template === undefined || typeof template === 'string') return template;
  return template.strings.map((text, at) => (at === 0 ? text : `{${String(template.values[at - 1])}}${text}`)).join('');
}

const englishByName = new Map(messages.map((message) => [message.name, inWords(message)]));
const chineseByName = new Map(translations.map((message) => [message.name, inWords(message)]));

test('every text of the page can be taken out for translation', () => {
  expect(errors.map(({ messageText }) => messageText)).toEqual([]);
  expect(messages.length).toBeGreaterThan(300);
});

test('every text has a Chinese translation; `npm run localize` lists those to be translated in locales/', () => {
  const missing = [...englishByName].filter(([name]) => (chineseByName.get(name) ?? '').trim() === '');
  expect(missing).toEqual([]);
});

test('every translation is of a text that is still there', () => {
  expect([...chineseByName.keys()].filter((name) => !englishByName.has(name))).toEqual([]);
});

test('a translation has the placeholders of its text, no more and no less', () => {
  expect(localizer.validateTranslations().errors).toEqual([]);
  const placeholders = (text: string) => [...text.matchAll(/\{\d+\}/g)].map(([found]) => found).toSorted();
  for (const [name, english] of englishByName)
    expect([name, placeholders(chineseByName.get(name) ?? '')]).toEqual([name, placeholders(english)]);
});

test('what the first view says comes with the first file', () => {
  const first: Readonly<Record<string, Template>> = ofFirst;
  const ofName = (english: string) => [...englishByName].find(([, text]) => text === english)?.[0].slice(0, nameLength);
  expect(first[ofName('Callbacks') ?? '']).toBe('回调');
  expect(first[ofName('Chosen callback') ?? '']).toBeUndefined();
});

test('only names, numbers and signs are left without a Chinese character', () => {
  const withoutHan = [...englishByName].filter(([name]) => !/\p{Script=Han}/u.test(chineseByName.get(name) ?? ''));
  expect(withoutHan.map(([, english]) => english).toSorted()).toEqual([
    '0–{0} · API',
    '1–{0}',
    'API',
    'API: CreateLiveSnapshotTemplate',
    'AppId',
    'AppName',
    'CosFileName',
    'CosPrefix',
    'MD5(key + t)',
    'W {0}, H {1}',
    'W {0}, H {1}: {2}, {3}',
    '{0} ({1}), {2}',
    '{0} UTC+8',
    '{0}: {1}',
  ]);
});

test('the page loads the translations as they stand in locales/; `npm run localize` brings them over', () => {
  const byShortName: Readonly<Record<string, Template>> = {
    ...ofFirst,
    ...ofSizing,
    ...ofCallbacks,
    ...ofPayloads,
    ...ofAccount,
    ...ofApi,
  };
  const shortNames = [...chineseByName.keys()].map((name) => name.slice(0, nameLength));
  expect(new Set(shortNames).size).toBe(chineseByName.size);
  expect(Object.keys(byShortName).toSorted()).toEqual(shortNames.toSorted());
  for (const [name, chinese] of chineseByName)
    expect([name, loaded(byShortName[name.slice(0, nameLength)])]).toEqual([name, chinese]);
});
