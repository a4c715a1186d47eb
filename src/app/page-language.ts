import { msg } from '@lit/localize';
import { getLocale, setLocale } from '../elements/locale.ts';
import type { Language } from '../core/language.ts';
import type { SimulatorFacade } from '../service/state.ts';

/**
 * Makes the page speak a language, and tells browsers and screen readers which one it is. Resolves to the language that it
 * speaks then: the one before, when the texts of the new one cannot be loaded.
 */
export async function speak(language: Language): Promise<Language> {
  // The page is of use in either language, so a missing one stops nothing.
  await setLocale(language).catch(() => undefined);
  document.documentElement.lang = getLocale();
  document.title = msg('Live Screencapture Playground');
  return getLocale();
}

/** Keeps the page's language and the state the same. */
export function bindLanguage(simulator: SimulatorFacade): void {
  let wanted = getLocale();
  const follow = async (): Promise<void> => {
    if (simulator.state.current.language === wanted) return;
    wanted = simulator.state.current.language;
    const spoken = await speak(wanted);
    if (spoken !== simulator.state.current.language) simulator.setLanguage(spoken);
  };
  simulator.state.subscribe(() => void follow());
  void follow();
}
