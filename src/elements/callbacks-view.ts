import { ContextConsumer } from '@lit/context';
import { msg } from '@lit/localize';
import { css, html, type TemplateResult } from 'lit';
import type { ScreenshotRecord } from '../service/records.ts';
import type { OwnReceiverDesk } from '../service/own-receiver-desk.ts';
import { LocalizedElement } from './localized-element.ts';
import { ownReceiverContext } from './own-receiver-context.ts';
import { cardStyles, sharedStyles } from './shared-styles.ts';
import { SimulatorController } from './simulator-controller.ts';
import type { VerifierExample } from './verifier-examples.ts';
import { viewStyles } from './view-styles.ts';

type Part = 'timeline' | 'detail' | 'conduct' | 'rehearsal' | 'own' | 'scorecard' | 'verifier' | 'forgery' | 'samples';

/** The view's parts in their order, as they are called in few words. */
const parts = (): readonly (readonly [part: Part, name: string])[] => [
  ['timeline', msg('Time line')],
  ['detail', msg('Chosen callback')],
  ['conduct', msg('Simulated receiver')],
  ['rehearsal', msg('Retries and rehearsal')],
  ['own', msg('A receiver of your own')],
  ['scorecard', msg('Scorecard')],
  ['verifier', msg('Verifier')],
  ['forgery', msg('Forgery lab')],
  ['samples', msg('Receivers to copy')],
];

/** The Callbacks view: what happens to callbacks after they are sent, and how receivers can be tried on them. */
export class CallbacksView extends LocalizedElement {
  static override properties = { example: { state: true }, loadReceiver: { attribute: false } };

  static override styles = [
    sharedStyles,
    cardStyles,
    viewStyles,
    css`
      .view {
        grid-template-columns: repeat(12, minmax(0, 1fr));
      }

      .timeline {
        grid-column: span 8;
      }

      .detail {
        grid-column: span 4;
      }

      .conduct,
      .rehearsal,
      .own,
      .real {
        grid-column: span 6;
      }

      .verifier {
        grid-column: span 7;
      }

      .forgery {
        grid-column: span 5;
      }

      .jumps {
        display: flex;
        flex-wrap: wrap;
        gap: 0 16px;
        padding: 0;
        margin: 0;
        list-style: none;
      }

      .jumps button {
        min-block-size: 28px;
        padding: 0;
        font: inherit;
        font-size: 13px;
        color: var(--lsc-accent);
        text-decoration: underline;
        text-underline-offset: 2px;
        background: none;
        border: 0;
        cursor: pointer;
      }

      @media (pointer: coarse) {
        .jumps button {
          min-block-size: 44px;
        }
      }

      .scorecard,
      .whole {
        grid-column: 1 / -1;
      }

      @media (max-width: 1240px) {
        .view {
          gap: 12px;
          padding: 12px 16px;
        }

        .timeline,
        .detail,
        .own,
        .real,
        .verifier,
        .forgery {
          grid-column: 1 / -1;
        }
      }

      @media (max-width: 720px) {
        .view {
          gap: 10px;
          padding: 10px;
        }

        .conduct,
        .rehearsal {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  /** The callback that is to be verified and forged in place of the documented sample. */
  declare example: VerifierExample | undefined;

  /** Fetches the text of a receiver to copy, by its file's name. */
  declare loadReceiver: (fileName: string) => Promise<string>;

  readonly #key = new SimulatorController(this, (state) => state.fields.key);
  #releaseDesk = (): void => {};
  #entered = false;

  constructor() {
    super();
    this.example = undefined;
    this.loadReceiver = () => Promise.resolve('');
    new ContextConsumer(this, { context: ownReceiverContext, callback: (desk) => this.#follow(desk) });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#releaseDesk();
  }

  override willUpdate(): void {
    if (this.#entered || this.#key.simulator === undefined) return;
    this.#entered = true;
    this.#key.simulator.lab.enter();
  }

  override render(): TemplateResult {
    return html`
      <div class="view">
        <nav class="whole" aria-label=${msg('Tools of this view')}>
          <ul class="jumps">
            ${parts().map(
              ([part, name]) => html`<li><button type="button" @click=${() => this.#goTo(part)}>${name}</button></li>`,
            )}
          </ul>
        </nav>
        <lsc-stale-signatures class="whole"></lsc-stale-signatures>
        <lsc-delivery-timeline class="timeline"></lsc-delivery-timeline>
        <lsc-delivery-detail class="detail" @verify=${this.#verify}></lsc-delivery-detail>
        <lsc-receiver-conduct class="conduct"></lsc-receiver-conduct>
        <lsc-rehearsal-controls class="rehearsal"></lsc-rehearsal-controls>
        <section class="card own" aria-label=${msg('A receiver of your own')}>
          <div class="head"><h2>${msg('A receiver of your own')}</h2></div>
          <lsc-own-receiver></lsc-own-receiver>
        </section>
        <lsc-real-receiver class="real"></lsc-real-receiver>
        <lsc-scorecard class="scorecard"></lsc-scorecard>
        <section class="card verifier" aria-label=${msg('Verifier')}>
          <div class="head"><h2>${msg('Verify a callback')}</h2></div>
          <lsc-callback-verifier .example=${this.example}></lsc-callback-verifier>
        </section>
        <section class="card forgery" aria-label=${msg('Forgery lab')}>
          <div class="head"><h2>${msg('What a right signature does not keep out')}</h2></div>
          <lsc-forgery-lab .example=${this.example}></lsc-forgery-lab>
        </section>
        <lsc-sample-receivers class="samples whole" .load=${this.loadReceiver}></lsc-sample-receivers>
      </div>
    `;
  }

  readonly #verify = (event: CustomEvent<ScreenshotRecord>): void => {
    this.example = { pasted: event.detail.rawBody, key: this.#key.value ?? '' };
    this.#goTo('verifier');
  };

  /**
   * Goes to a part of the view, the focus too, so that the next Tab is in it. Buttons, and no links to fragments: the address says
   * what is set.
   */
  #goTo(part: Part): void {
    const place = this.renderRoot.querySelector<HTMLElement>(`.${part}`);
    const region = place?.shadowRoot?.querySelector('section') ?? place;
    if (!region) return;
    region.tabIndex = -1;
    region.scrollIntoView({ block: 'start' });
    region.focus({ preventScroll: true });
  }

  /** What is written at the desk answers callbacks as long as it is in use there. */
  #follow(desk: OwnReceiverDesk): void {
    this.#releaseDesk();
    let { inUse } = desk.state.current;
    this.#releaseDesk = desk.state.subscribe(() => {
      if (desk.state.current.inUse === inUse) return;
      ({ inUse } = desk.state.current);
      this.#key.simulator?.lab.letAnswer(inUse);
    });
  }
}
