import { configureLocalization, type LocaleModule } from '@lit/localize';
import type { Language } from '../core/language.ts';

const { getLocale: getTag, setLocale } = configureLocalization({
  sourceLocale: 'en',
  targetLocales: ['zh-Hans'],
  // The one other language is one file of its own, loaded only when somebody reads it.
  loadLocale: loadChinese,
});

/** Names of texts are long hashes; the file has just as much of each as tells them apart, which makes it a quarter smaller. */
async function loadChinese(): Promise<LocaleModule> {
  const { templates, nameLength } = await import('./locales/zh-Hans.ts');
  const byShortName: LocaleModule['templates'] = templates;
  return { templates: new Proxy(byShortName, { get: (texts, name) => texts[String(name).slice(0, nameLength)] }) };
}

/** The language in which texts, numbers and dates are shown now. */
export const getLocale = (): Language => getTag() as Language;

/**
 * Shows everything in another language, as soon as its texts are loaded; elements draw themselves anew. Rejects when they cannot
 * be loaded: then the present language stays.
 */
export { setLocale };
