import type { SizingTexts } from './sizing-reading.ts';

/** Where the modules of the elements lie, seen from the page. */
const modules = 'embed/';

/**
 * What a documentation author puts into a page: one script tag and one element, whose content is what is read without a script.
 * Code, never translated.
 */
export function embedCode(
  base: string,
  { x, y, w, h }: SizingTexts,
  rounding: string,
  swap: string,
  plain: string,
): string {
  const attributes = [
    ['push', `${x}x${y}`],
    ['width', w],
    ['height', h],
    ['rounding', rounding === 'nearest' ? '' : rounding],
    ['swap', swap === 'documented' ? '' : swap],
  ].filter(([, value]) => value !== '');
  const source = new URL(`${modules}sizing-explorer.js`, base).href;
  const tag = attributes.map(([name, value]) => ` ${name}="${escaped(value ?? '')}"`).join('');
  return [
    `<script type="module" src="${escaped(source)}"></script>`,
    `<lsc-sizing-explorer${tag}>${escaped(plain)}</lsc-sizing-explorer>`,
    '',
  ].join('\n');
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
