import { languageOf } from '../core/language.ts';
import { addChinese, setLocale } from './locale.ts';

let first: Promise<void> | undefined;

/**
 * Shows the elements that stand alone in the language of the page around them: what its `<html lang>` says, now and after each
 * change; English where that is another one, or if the texts cannot be loaded. Resolves when the first language is there. Without
 * any page, as in a test runner or a server that imports the elements, there is none to follow.
 */
export function followHostLanguage(): Promise<void> {
  first ??= start();
  return first;
}

async function start(): Promise<void> {
  if (!('document' in globalThis)) return;
  const root = document.documentElement;
  const follow = (): Promise<void> => setLocale(languageOf(root.lang) ?? 'en').catch(() => undefined);
  void addChinese(() => import('./locales/zh-Hans-sizing.ts'));
  new MutationObserver(() => void follow()).observe(root, { attributeFilter: ['lang'] });
  await follow();
}
