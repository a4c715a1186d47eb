import { languageOf } from '../core/language.ts';
import { addChinese, setLocale } from './locale.ts';

let first: Promise<void> | undefined;

/**
 * Shows the elements that stand alone in the language of the page around them: what its `<html lang>` says, now and after each
 * change; English where that is another one, or if the texts cannot be loaded. Resolves when the first language is there.
 */
export function followHostLanguage(): Promise<void> {
  first ??= start();
  return first;
}

function start(): Promise<void> {
  const root = document.documentElement;
  const follow = (): Promise<void> => setLocale(languageOf(root.lang) ?? 'en').catch(() => undefined);
  void addChinese(() => import('./locales/zh-Hans-sizing.ts'));
  new MutationObserver(() => void follow()).observe(root, { attributeFilter: ['lang'] });
  return follow();
}
