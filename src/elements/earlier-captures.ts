import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { CaptureRecord } from '../service/records.ts';
import type { PushChoice, Settings } from '../service/settings.ts';
import { captureStatus } from './capture-status.ts';
import { LocalizedElement } from './localized-element.ts';
import { sampleLabel } from './push-panel.ts';
import { cardStyles, sharedStyles } from './shared-styles.ts';
import { shownDateAndTime, shownNumber, shownSize } from './shown-values.ts';
import { SimulatorController } from './simulator-controller.ts';
import { configuredSide } from '../words/sizing-words.ts';

const pageLength = 20;

/** What was captured before: shown again, or compared with what is on show. A region named `Earlier captures`. */
export class EarlierCaptures extends LocalizedElement {
  static override properties = { shown: { state: true } };

  static override styles = [
    sharedStyles,
    cardStyles,
    css`
      ul {
        display: grid;
        gap: 4px;
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 14px;
        align-items: center;
        padding-block: 4px;
        font-size: 13px;
        border-block-start: 1px solid var(--lsc-line);
      }

      .what {
        flex: 1 1 320px;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }

      lsc-capture-comparison {
        margin-block-start: 12px;
      }
    `,
  ];

  /** How many are listed; more on request. */
  declare shown: number;

  readonly #captures = new SimulatorController(this, (state) => state.captures);
  readonly #onShow = new SimulatorController(this, (state) => state.capture?.record.id);
  readonly #compared = new SimulatorController(this, (state) => state.compared?.record.id);
  readonly #isRunning = new SimulatorController(this, (state) => state.running);

  constructor() {
    super();
    this.shown = pageLength;
  }

  override render(): TemplateResult {
    const earlier = (this.#captures.value ?? []).filter(({ id }) => id !== this.#onShow.value);
    return html`
      <section class="card" aria-labelledby="heading">
        <div class="head">
          <h2 id="heading">${msg('Earlier captures')}</h2>
        </div>
        ${earlier.length === 0 ? html`<p class="quiet">${msg('None yet. What is captured stays here until it is cleared.')}</p>` : ''}
        <ul aria-label=${msg('Stored')} ?hidden=${earlier.length === 0}>
          ${earlier.slice(0, this.shown).map((record) => this.#row(record))}
        </ul>
        ${
          earlier.length > this.shown
            ? html`<wa-button size="s" appearance="plain" @click=${this.#showMore}
                >${msg(str`${shownNumber(earlier.length - this.shown)} more`)}</wa-button
              >`
            : nothing
        }
        <lsc-capture-comparison></lsc-capture-comparison>
      </section>
    `;
  }

  #row(record: CaptureRecord): TemplateResult {
    const at = shownDateAndTime(record.madeAt);
    const isCompared = record.id === this.#compared.value;
    const simulator = this.#captures.simulator;
    return html`
      <li>
        <span class="what">
          ${msg(str`${at} UTC+8`)} · ${pushName(record.settings.push)} · ${templateWords(record.settings)}
          <span class="quiet">· ${captureStatus(record, false)}</span>
        </span>
        <span class="actions">
          <wa-button
            size="s"
            appearance="plain"
            ?disabled=${this.#isRunning.value === true}
            @click=${() => simulator?.show(record.id)}
            >${msg('Show')}<span class="visually-hidden"> ${at}</span></wa-button
          >
          <wa-button
            size="s"
            appearance="plain"
            ?disabled=${this.#onShow.value === undefined}
            @click=${() => simulator?.compare(isCompared ? undefined : record.id)}
            >${isCompared ? msg('End comparison') : msg('Compare')}<span class="visually-hidden">
              ${at}</span
            ></wa-button
          >
        </span>
      </li>
    `;
  }

  readonly #showMore = (): void => {
    this.shown += pageLength;
  };
}

/** Which push it was. */
function pushName(push: PushChoice): string {
  switch (push.kind) {
    case 'file':
      return push.name;
    case 'pattern':
      return msg(str`test pattern ${shownSize(push.size)}`);
    case 'sample':
      return sampleLabel(push.id);
  }
}

const templateWords = ({ intervalSeconds, configured, dialect }: Settings): string =>
  msg(
    str`every ${intervalSeconds} s, (W, H) ${configuredSide(configured.width)}, ${configuredSide(configured.height)}, ${dialect}`,
  );
