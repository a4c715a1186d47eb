import { defaultDialect } from '../core/dialects.ts';
import type { FieldTexts } from '../service/settings.ts';
import type { SizingTexts } from './sizing-reading.ts';

/** Where the modules of the elements lie, seen from the page. */
const modules = 'embed/';

/**
 * What a documentation author puts into a page: one script tag and one element, whose content is what is read without a script.
 * Code, never translated.
 */
export function embedCode(
  base: string,
  { x, y, w, h, rounding, swap, dialect }: SizingTexts & Pick<FieldTexts, 'rounding' | 'swap' | 'dialect'>,
  plain: string,
): string {
  const attributes = [
    ['push', `${x}x${y}`],
    ['width', w],
    ['height', h],
    ['rounding', rounding === 'nearest' ? '' : rounding],
    ['swap', swap === 'documented' ? '' : swap],
    ['documentation', dialect === defaultDialect ? '' : dialect],
  ].filter(([, value]) => value !== '');
  const source = new URL(`${modules}sizing-explorer.js`, base).href;
  const tag = attributes.map(([name, value]) => ` ${name}="${escaped(value ?? '')}"`).join('');
  return [
    `<script type="module" src="${escaped(source)}"></script>`,
    `<lsc-sizing-explorer${tag}>${escaped(plain)}</lsc-sizing-explorer>`,
    '',
  ].join('\n');
}

/** The same as a frame, for pages that may not load scripts of others: the page itself, without what it has around its views. */
export function frameCode(base: string, link: string): string {
  const source = new URL(`?embed${link}`, base).href;
  return `<iframe src="${escaped(source)}" title="Screenshot sizing" width="100%" height="900"></iframe>\n`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
