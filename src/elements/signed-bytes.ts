import { msg, str } from '@lit/localize';
import { css, html, type TemplateResult } from 'lit';
import { shownNumber } from './shown-values.ts';
import { plural } from '../words/plural.ts';

/** Bytes shown; a longer key is signed all the same. */
const mostBytesShown = 96;

/** How {@link signedBytes} looks, with the colours of `standalone-styles.ts`. */
export const signedBytesStyles = css`
  .bytes {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    padding: 0;
    margin: 0;
    list-style: none;
    font-family: var(--mono);
    font-size: 13px;
  }

  .bytes li {
    display: grid;
    justify-items: center;
    min-inline-size: 28px;
    padding: 2px 4px;
    border-block-end: 2px solid var(--configured);
    background: var(--sunken);
  }

  .bytes li.of-t {
    border-color: var(--push);
  }

  .bytes li .quiet {
    font-size: 12px;
  }
`;

/** The bytes that are signed, those of the key apart from those of `t`, and how many they are. */
export function signedBytes(key: string, t: number): TemplateResult {
  const encoder = new TextEncoder();
  const ofKey = encoder.encode(key).length;
  const bytes = encoder.encode(`${key}${t}`);
  const more = bytes.length - mostBytesShown;
  return html`
    <ol class="bytes" part="bytes" aria-label=${msg('The bytes that are signed')}>
      ${Array.from(
        bytes.subarray(0, mostBytesShown),
        (byte, index) =>
          html`<li class=${index < ofKey ? 'of-key' : 'of-t'}>
            <span>${byte > 32 && byte < 127 ? String.fromCharCode(byte) : '·'}</span>
            <span class="quiet">${byte.toString(16).padStart(2, '0')}</span>
          </li>`,
      )}
    </ol>
    <p class="quiet">
      ${more > 0 ? msg(str`${shownNumber(bytes.length)} bytes, the first ${mostBytesShown} shown.`) : plural(bytes.length, msg('1 byte.'), msg(str`${shownNumber(bytes.length)} bytes.`))}
    </p>
  `;
}
