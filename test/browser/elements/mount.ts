import { ContextProvider } from '@lit/context';
import { emulateMedia } from '@web/test-runner-commands';
import { fixture, html } from '@open-wc/testing';
import type { LitElement, TemplateResult } from 'lit';
import { defineElements } from '../../../src/app/register.ts';
import { defineLaterElements } from '../../../src/app/register-later.ts';
import { simulatorContext } from '../../../src/elements/simulator-context.ts';
import { FakeSimulator } from '../../support/fake-simulator.ts';

/** Puts an element on the page, under a simulator and with the page's colours, and waits until it and all within are drawn. */
export async function mount<T extends LitElement>(
  element: TemplateResult,
  simulator = new FakeSimulator(),
): Promise<T> {
  await loadTheme();
  defineElements();
  defineLaterElements();
  const above = await fixture<HTMLElement>(html`<div></div>`);
  new ContextProvider(above, { context: simulatorContext, initialValue: simulator });
  const mounted = await fixture<T>(element, { parentNode: above });
  await drawn(mounted);
  return mounted;
}

/** Switches the colours that the computer asks for. */
export const useScheme = (colorScheme: 'light' | 'dark'): Promise<void> => emulateMedia({ colorScheme });

/** Waits until an element and everything in it have nothing left to draw. */
export async function drawn(element: Element): Promise<void> {
  for (;;) {
    const waiting = everythingIn(element).filter(
      (inner): inner is LitElement => 'isUpdatePending' in inner && inner.isUpdatePending === true,
    );
    if (waiting.length === 0) return;
    await Promise.all(waiting.map((inner) => inner.updateComplete));
  }
}

/** The element and all elements in it, through every shadow root. */
export function everythingIn(element: Element): readonly Element[] {
  const children = [...(element.shadowRoot?.querySelectorAll('*') ?? []), ...element.children];
  return [
    element,
    ...children
      .filter((child) => child !== element)
      .flatMap((child) => (child.shadowRoot ? everythingIn(child) : [child])),
  ];
}

/** The first element that a selector finds, through every shadow root. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- as querySelector has it
export function find<T extends Element = HTMLElement>(element: Element, selector: string): T {
  const found = everythingIn(element).find((inner) => inner.matches(selector));
  if (found === undefined) throw new Error(`nothing matches ${selector}`);
  return found as T;
}

/** All elements that a selector finds, through every shadow root. */
export const findAll = (element: Element, selector: string): readonly HTMLElement[] =>
  [...new Set(everythingIn(element))].filter((inner): inner is HTMLElement => inner.matches(selector));

/** The button, link or control that people would call by this name. */
export function named(element: Element, name: string): HTMLElement {
  const found = everythingIn(element).filter(
    (inner): inner is HTMLElement => inner instanceof HTMLElement && nameOf(inner) === name,
  );
  if (found[0] === undefined) throw new Error(`nothing is named ${name}`);
  return found[0];
}

function nameOf(element: HTMLElement): string | undefined {
  const label = element.getAttribute('aria-label');
  if (label !== null && element.matches('input, select, button, a, section, ul, nav, [role]')) return label;
  if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement)
    return labelText(element.labels?.[0]);
  if (element.matches('button, a')) return element.textContent?.trim();
  return element.localName === 'wa-button' ? element.textContent?.trim() : undefined;
}

/** A label's own words: what it says beside the control that it may hold. */
function labelText(label: HTMLLabelElement | undefined): string | undefined {
  const words = [...(label?.childNodes ?? [])].filter((node) =>
    node instanceof Element ? !node.matches('select, input') : node instanceof Text,
  );
  return words
    .map((node) => node.textContent)
    .join('')
    .trim();
}

async function loadTheme(): Promise<void> {
  if (document.querySelector('link[data-theme-file]') !== null) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = '/src/app/theme.css';
  link.dataset['themeFile'] = '';
  document.documentElement.lang = 'en';
  document.title ||= 'Elements';
  await new Promise((resolve, reject) => {
    link.addEventListener('load', resolve);
    link.addEventListener('error', reject);
    document.head.append(link);
  });
}
