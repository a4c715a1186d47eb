// Runs before the first paint, so that a page whose theme was chosen does not flash in the system's. The choice is made and kept
// by src/elements/theme.ts; a module would come too late.
try {
  const theme = localStorage.getItem('lsc-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is forbidden here: the system's theme holds.
}
