import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { SourceFacts } from '../core/push.ts';
import { LocalizedElement } from './localized-element.ts';
import { sharedStyles } from './shared-styles.ts';
import { shownBytes, shownNumber, shownSize } from './shown-values.ts';

/** What is known of the push. Without facts it keeps the place that they will take. */
export class SourceFactsList extends LocalizedElement {
  static override properties = {
    facts: { attribute: false },
    pushSize: { attribute: false },
  };

  static override styles = [
    sharedStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 2px 12px;
        margin: 0;
        font-size: 13px;
        line-height: 1.45;
      }

      dt {
        color: var(--lsc-soft);
      }

      dd {
        margin: 0;
        text-align: end;
        overflow-wrap: anywhere;
      }
    `,
  ];

  declare facts: SourceFacts | undefined;
  /** Which size of the frames counts as the push size (X, Y). */
  declare pushSize: 'display' | 'coded';

  constructor() {
    super();
    this.pushSize = 'display';
  }

  override render(): TemplateResult {
    const { facts } = this;
    const isPushSize = (which: 'display' | 'coded'): string =>
      facts !== undefined && this.pushSize === which ? 'push' : '';
    return html`
      <dl>
        ${this.#row(msg('Display size'), facts && shownSize(facts.displaySize), isPushSize('display'))}
        ${this.#row(msg('Coded size'), facts && shownSize(facts.codedSize), isPushSize('coded'))}
        ${this.#row(msg('Rotation'), facts && `${facts.rotation}°`)}
        ${this.#row(msg('Pixel aspect'), facts && `${facts.pixelAspect.num}:${facts.pixelAspect.den}`)}
        ${this.#row(msg('Duration'), facts && shownDuration(facts))}
        ${this.#row(msg('Frame rate'), facts && shownFrameRate(facts))}
        ${this.#row(msg('Key frames'), facts && shownKeyFrames(facts))}
        ${this.#row(msg('Container'), facts && shownContainer(facts))}
        ${this.#row(msg('Codec'), facts && inWords(facts.codec), '', facts?.codecString)}
      </dl>
    `;
  }

  #row(term: string, value: string | undefined, kind = '', title?: string): TemplateResult {
    return html`<dt>${term}</dt>
      <dd class=${kind} title=${title ?? nothing}>${value ?? '–'}</dd>`;
  }
}

const shownDuration = ({ endUs }: SourceFacts): string =>
  endUs === undefined ? msg('not known yet') : msg(str`${shownNumber(endUs / 1_000_000, 3)} s`);

const shownFrameRate = ({ frameRate }: SourceFacts): string =>
  frameRate === undefined ? msg('unknown') : msg(str`${shownNumber(frameRate, 2)} fps`);

const shownKeyFrames = ({ keyFrameSeconds }: SourceFacts): string =>
  keyFrameSeconds === undefined ? msg('unknown') : msg(str`every ${shownNumber(keyFrameSeconds, 2)} s`);

const shownContainer = ({ container, bytes }: SourceFacts): string =>
  bytes === undefined ? inWords(container) : `${inWords(container)}, ${shownBytes(bytes)}`;

/** What stands in for the name of a format where there is none. Names of formats are the same in every language. */
function inWords(name: string): string {
  switch (name) {
    case 'Test pattern':
      return msg('Test pattern');
    case 'none (drawn)':
      return msg('none (drawn)');
    case 'unknown':
      return msg('unknown');
    default:
      return name;
  }
}
