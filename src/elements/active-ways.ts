import { msg, str } from '@lit/localize';
import { css, html, type TemplateResult } from 'lit';
import type { SimulatorState } from '../service/state.ts';
import { LocalizedElement } from './localized-element.ts';
import { sharedStyles } from './shared-styles.ts';
import { shownList } from './shown-values.ts';
import { SimulatorController } from './simulator-controller.ts';

/** One quiet line: where frames come from, who answers requests, whether anything is kept, and what of a link was ignored. */
export class ActiveWays extends LocalizedElement {
  static override styles = [
    sharedStyles,
    css`
      p {
        min-block-size: 1.45em;
        font-size: 12px;
        color: var(--lsc-soft);
      }
    `,
  ];

  readonly #state = new SimulatorController(this, (state) => state);

  override render(): TemplateResult {
    const state = this.#state.value;
    const parts =
      state === undefined ? [] : [frames(state), answers(state), kept(state), sending(state), ignored(state)];
    return html`<p>${parts.filter((part) => part !== '').join(' · ')}</p>`;
  }
}

function frames({ push }: SimulatorState): string {
  if (push.phase !== 'ready') return '';
  switch (push.facts.origin) {
    case 'webcodecs':
      return msg('Frames are decoded by WebCodecs');
    case 'video-element':
      return msg('Frames are those that a video element presents');
    case 'drawn':
      return msg('Frames are drawn');
  }
}

function answers({ answeredBy }: SimulatorState): string {
  switch (answeredBy) {
    case 'starting':
      return msg('the mocks are starting');
    case 'service-worker':
      return msg('a service worker answers the requests');
    case 'in-process':
      return msg('requests are answered inside this page');
  }
}

const kept = (state: SimulatorState): string =>
  state.kept ? msg('kept in this browser') : msg('not kept after a reload: this browser stores nothing here');

const sending = ({ sendForReal }: SimulatorState): string => (sendForReal ? msg('callbacks are sent for real') : '');

const ignored = ({ ignoredLinkNames }: SimulatorState): string =>
  ignoredLinkNames.length === 0
    ? ''
    : msg(str`ignored in the link, since it cannot be read: ${shownList(ignoredLinkNames)}`);
