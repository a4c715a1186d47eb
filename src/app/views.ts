import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { addChinese } from '../elements/locale.ts';
import { parseLink } from '../service/link.ts';
import { loadReceiver } from './receiver-files.ts';

/** A view of the page: its name in links, and what is on screen while it is open. */
export type View = {
  readonly name: 'capture' | 'sizing' | 'callbacks' | 'payloads' | 'api';
  readonly title: () => string;
  readonly content: () => TemplateResult;
  /** Fetches what the view needs beyond what every view needs. */
  readonly load?: () => Promise<unknown>;
};

const capture: View = {
  name: 'capture',
  title: () => msg('Capture', { id: 'capture-view' }),
  content: () => html`<lsc-capture-view></lsc-capture-view>`,
};

const sizingInChinese = () => import('../elements/locales/zh-Hans-sizing.ts');
const callbacksInChinese = () => import('../elements/locales/zh-Hans-callbacks.ts');
const apiInChinese = () => import('../elements/locales/zh-Hans-api.ts');
const payloadsInChinese = () => import('../elements/locales/zh-Hans-payloads.ts');

/** All views, in the order of the navigation. */
export const views: readonly View[] = [
  capture,
  {
    name: 'sizing',
    title: () => msg('Sizing'),
    content: () => html`<lsc-sizing-view></lsc-sizing-view>`,
    load: () => Promise.all([import('./register-sizing.ts'), addChinese(sizingInChinese)]),
  },
  {
    name: 'callbacks',
    title: () => msg('Callbacks'),
    content: () => html`<lsc-callbacks-view .loadReceiver=${loadReceiver}></lsc-callbacks-view>`,
    load: () => Promise.all([import('./register-callbacks.ts'), addChinese(callbacksInChinese)]),
  },
  {
    name: 'payloads',
    title: () => msg('Payloads'),
    content: () => html`<lsc-payloads-view></lsc-payloads-view>`,
    load: () => Promise.all([import('./register-payloads.ts'), addChinese(payloadsInChinese)]),
  },
  {
    name: 'api',
    title: () => msg('API'),
    content: () => html`<lsc-api-view></lsc-api-view>`,
    load: () =>
      Promise.all([import('./register-api.ts').then(({ openApiView }) => openApiView()), addChinese(apiInChinese)]),
  },
];

/** The view that a link names; a link that names none opens the first. */
export function viewOf(hash: string): View {
  const { view } = parseLink(hash);
  return views.find(({ name }) => name === view) ?? capture;
}

/** Whether the page stands in a frame of another page and leaves out its own: `?embed`. */
export const isEmbedded = (search: string): boolean => new URLSearchParams(search).has('embed');
