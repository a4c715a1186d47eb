import { expect, test } from 'vitest';
import { languageOf, preferredLanguage } from '../../../src/core/language.ts';

test.each([
  ['en', 'en'],
  ['en-GB', 'en'],
  ['zh', 'zh-Hans'],
  ['zh-CN', 'zh-Hans'],
  ['ZH-cn', 'zh-Hans'],
  ['zh-Hans', 'zh-Hans'],
  ['zh-Hans-HK', 'zh-Hans'],
  ['zh-SG', 'zh-Hans'],
  ['zh-TW', undefined],
  ['zh-Hant', undefined],
  ['zh-Hant-CN', undefined],
  ['fr', undefined],
  ['zhx', undefined],
  ['', undefined],
  ['<b>', undefined],
  ['zh_CN', undefined],
])('"%s" asks for %s', (tag, language) => {
  expect(languageOf(tag)).toBe(language);
});

test.each([
  [['zh-CN', 'en'], 'zh-Hans'],
  [['fr-FR', 'zh-CN', 'en'], 'zh-Hans'],
  [['zh-TW', 'en-US'], 'en'],
  [['zh-TW', 'zh', 'en-US'], 'zh-Hans'],
  [['fr'], 'en'],
  [[], 'en'],
] as const)('somebody who prefers %j reads %s', (tags, language) => {
  expect(preferredLanguage(tags)).toBe(language);
});
