import { configureLocalization } from '@lit/localize';
import type { Language } from '../core/language.ts';

const { getLocale: getTag, setLocale } = configureLocalization({
  sourceLocale: 'en',
  targetLocales: ['zh-Hans'],
  // The one other language is one file of its own, loaded only when somebody reads it.
  loadLocale: () => import('./locales/zh-Hans.ts'),
});

/** The language in which texts, numbers and dates are shown now. */
export const getLocale = (): Language => getTag() as Language;

/**
 * Shows everything in another language, as soon as its texts are loaded; elements draw themselves anew. Rejects when they cannot
 * be loaded: then the present language stays.
 */
export { setLocale };
