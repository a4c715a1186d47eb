import type { CDPSession, Locator, Page } from 'playwright-core';

/** In the page: whether an element, or something in it, has the focus. */
function isFocused(element: Element): boolean {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active === element || element.contains(active) || element.shadowRoot?.activeElement === active;
}

/** Whether an element, or something in it, has the focus. */
export const hasFocus = (target: Locator): Promise<boolean> => target.evaluate(isFocused);

/** Tabs on until the element has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  // By its name it is looked for once: that is most of the work of a step. One that is drawn anew meanwhile is looked for again.
  let element = await target.elementHandle();
  for (let step = 0; step < 80; step += 1) {
    if (!(await element?.evaluate(({ isConnected }) => isConnected))) element = await target.elementHandle();
    if (await element?.evaluate(isFocused)) return;
    await page.keyboard.press(key);
  }
  throw new Error('not reached by Tab');
}

/** Types Chinese as an input method does: letters that are not there yet, keys that are the method's own, then the characters. */
export async function compose(browserSide: CDPSession, letters: string, characters: string): Promise<void> {
  for (let end = 1; end <= letters.length; end += 1) {
    const text = letters.slice(0, end);
    await browserSide.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end });
  }
  // Enter and Tab as the page gets them meanwhile: by the key code that says that the input method has taken them.
  for (const code of ['Enter', 'Tab']) {
    const key = { key: 'Process', code, windowsVirtualKeyCode: 229 };
    await browserSide.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
    await browserSide.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  }
  await browserSide.send('Input.insertText', { text: characters });
}
