/** Which colours the page has; `system` follows the computer. */
export type Theme = 'system' | 'light' | 'dark';

const storageKey = 'lsc-theme';

/** What was chosen last in this browser; `system` if nothing was, or if the browser keeps nothing. */
export function rememberedTheme(): Theme {
  try {
    const theme = localStorage.getItem(storageKey);
    return theme === 'light' || theme === 'dark' ? theme : 'system';
  } catch {
    return 'system';
  }
}

/** Keeps the choice where the browser allows it. */
export function rememberTheme(theme: Theme): void {
  try {
    if (theme === 'system') localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, theme);
  } catch {
    // Storage is forbidden here: the choice holds until the page is left.
  }
}

/** Gives the page its colours. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
