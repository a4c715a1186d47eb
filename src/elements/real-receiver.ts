import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { dialects } from '../core/dialects.ts';
import { capturePolicy } from '../service/retry-choice.ts';
import type { LabState } from '../service/lab-state.ts';
import { corsLines } from '../service/way-to-receiver.ts';
import { LocalizedElement } from './localized-element.ts';
import { saveBlob } from './save-blob.ts';
import { scriptCommand, scriptFileNames, scriptLanguages, senderScript, type ScriptLanguage } from './sender-script.ts';
import { cardStyles, sharedStyles, stackedCardStyles } from './shared-styles.ts';
import { callbackCount } from './count-words.ts';
import { SimulatorController } from './simulator-controller.ts';
import { openWayWords, wayWords } from './way-words.ts';

/** The user's own server: where it is, what the browser lets through to it, and scripts that go around the browser. */
export class RealReceiver extends LocalizedElement {
  static override styles = [
    sharedStyles,
    cardStyles,
    stackedCardStyles,
    css`
      .card {
        font-size: 13px;
      }

      h3 {
        margin: 0;
        font-size: 12px;
        font-weight: 600;
        color: var(--lsc-soft);
      }

      .way {
        display: grid;
        gap: 8px;
      }

      summary {
        cursor: pointer;
      }

      pre {
        margin: 0;
        padding: 8px;
        overflow: auto;
        font: 12px/1.5 var(--lsc-mono);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        background: var(--lsc-sunken);
        border-radius: 6px;
      }

      details > * {
        margin-block-start: 8px;
      }
    `,
  ];

  readonly #way = new SimulatorController(this, (state) => state.lab.way);
  readonly #isKnocking = new SimulatorController(this, (state) => state.lab.isKnocking);
  readonly #url = new SimulatorController(this, (state) => state.fields.url);
  readonly #capture = new SimulatorController(this, (state) => state.capture);

  override render(): TemplateResult {
    return html`
      <section class="card" aria-label=${msg('Your real server')}>
        <div class="head"><h2>${msg('Your real server')}</h2></div>
        <lsc-text-field field="url" hint=${msg('Not part of links, exports or what is stored')}></lsc-text-field>
        <lsc-real-consent></lsc-real-consent>
        <div class="way" aria-live="polite">${this.#wayThere()}</div>
        ${this.#scripts()}
      </section>
    `;
  }

  #wayThere(): TemplateResult {
    const way = this.#way.value;
    const url = this.#url.value ?? '';
    // While what is typed cannot be a callback URL, what is known is of the one before it.
    if (way === undefined || URL.parse(url)?.href !== way.url)
      return html`<p class="quiet">
        ${msg('Type its URL: this place then says whether the browser will let callbacks through, and why not.')}
      </p>`;
    return html`${way.obstacle === undefined ? html`<p>${openWayWords(way.isCrossOrigin)}</p>` : this.#obstacle(way.obstacle, new URL(url))}
    ${way.isCrossOrigin ? this.#cors(way) : nothing}`;
  }

  #obstacle(obstacle: NonNullable<NonNullable<LabState['way']>['obstacle']>, url: URL): TemplateResult {
    const { what, todo } = wayWords(obstacle, url);
    return html`<div class="warning" data-code=${obstacle}>
      <p>${what}</p>
      <p>${todo}</p>
      ${
        obstacle === 'undecided'
          ? html`<wa-button
              size="s"
              appearance="outlined"
              ?disabled=${this.#isKnocking.value === true}
              @click=${() => this.#way.simulator?.lab.knock()}
              >${msg('Ask whether anything answers')}</wa-button
            >`
          : nothing
      }
    </div>`;
  }

  #cors({ obstacle, pageOrigin }: NonNullable<LabState['way']>): TemplateResult {
    const lines = corsLines(pageOrigin);
    return html`<details ?open=${obstacle === 'cors'}>
      <summary>${msg('What the server has to answer to a browser')}</summary>
      <p class="quiet">
        ${msg('A JSON POST from another origin is asked for first, by an OPTIONS request (preflight). The documented service is no browser and needs none of this.')}
      </p>
      <pre tabindex="0" role="group" aria-label=${msg('Lines of the answers')}>${lines}</pre>
      <lsc-copy-button label=${msg('Copy the lines')} .text=${() => lines}></lsc-copy-button>
    </details>`;
  }

  #scripts(): TemplateResult {
    const count = this.#capture.value?.screenshots.length ?? 0;
    return html`
      <h3>${msg('Around the browser')}</h3>
      ${
        count === 0
          ? html`<p class="quiet">${msg('Capture something first: its callbacks can then be sent by a script.')}</p>`
          : html`<p>
                ${msg(str`A script sends the ${callbackCount(count)} of this capture byte for byte, tells each answer, and signs anew if it is asked to. It holds no key and no URL. Each attempt above has its curl command, too.`)}
              </p>
              ${scriptLanguages.map((language) => this.#script(language))}`
      }
    `;
  }

  #script(language: ScriptLanguage): TemplateResult {
    const name = languageNames[language];
    return html`
      <pre tabindex="0" role="group" aria-label=${msg(str`How to run the ${name} script`)}>
${scriptCommand(language)}</pre>
      <div class="actions">
        <wa-button size="s" appearance="outlined" @click=${() => this.#download(language)}
          >${msg(str`Download ${scriptFileNames[language]}`)}</wa-button
        >
        <lsc-copy-button
          label=${msg(str`Copy the ${name} script`)}
          .text=${() => this.#scriptText(language)}
        ></lsc-copy-button>
      </div>
    `;
  }

  #download(language: ScriptLanguage): void {
    saveBlob(new Blob([this.#scriptText(language)], { type: 'text/plain' }), scriptFileNames[language]);
  }

  #scriptText(language: ScriptLanguage): string {
    const capture = this.#capture.value;
    if (capture === undefined) return '';
    const { record, screenshots } = capture;
    return senderScript(language, {
      rawBodies: screenshots.map(({ rawBody }) => rawBody),
      validSeconds: dialects[record.settings.dialect].signatureValiditySeconds.value,
      timeoutMs: capturePolicy(record).timeoutMs,
    });
  }
}

const languageNames: Readonly<Record<ScriptLanguage, string>> = { node: 'Node', python: 'Python' };
