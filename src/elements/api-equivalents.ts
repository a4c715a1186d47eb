import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { CallDesk } from '../console/call-desk.ts';
import { equivalent, tools, type Tool } from '../console/equivalents.ts';
import { parametersOf } from '../console/call-order.ts';
import { apiConsoleStyles } from './api-console-styles.ts';
import { toolNames } from './api-words.ts';
import { CallDeskController } from './call-desk-controller.ts';
import { labelledSelect } from './labelled-select.ts';
import { LocalizedElement } from './localized-element.ts';
import { nativeFieldStyles } from './native-field-styles.ts';
import { selectStyles } from './select-styles.ts';
import { cardStyles, sharedStyles, stackedCardStyles } from './shared-styles.ts';

/** The present call in the words of other tools. */
export class ApiEquivalents extends LocalizedElement {
  static override properties = { tool: { state: true } };

  static override styles = [
    sharedStyles,
    cardStyles,
    stackedCardStyles,
    nativeFieldStyles,
    selectStyles,
    apiConsoleStyles,
    css`
      pre {
        min-block-size: 300px;
        max-block-size: 420px;
      }

      .chooser {
        max-inline-size: 16em;
      }
    `,
  ];

  declare tool: Tool;

  readonly #desk = new CallDeskController(this);

  constructor() {
    super();
    this.tool = 'curl';
  }

  override render(): TemplateResult | typeof nothing {
    const { desk } = this.#desk;
    if (desk === undefined) return nothing;
    const text = this.#text(desk);
    const name = toolNames[this.tool];
    return html`
      <section class="card" aria-label=${msg('The same call elsewhere')}>
        <div class="head"><h2>${msg('The same call elsewhere')}</h2></div>
        <div class="chooser">
          ${labelledSelect(
            msg('Written for'),
            tools,
            this.tool,
            (value) => toolNames[value as Tool],
            (value) => (this.tool = value as Tool),
          )}
        </div>
        <p class="quiet">
          ${msg('Pair and callback key are read from the environment: no text holds them. SDKs always sign.')}
        </p>
        <pre tabindex="0" role="group" aria-label=${msg(str`The call by ${name}`)}>${text ?? this.#whyNot(desk)}</pre>
        <div class="actions">
          <lsc-copy-button
            label=${msg(str`Copy for ${name}`)}
            ?hidden=${text === undefined}
            .text=${() => this.#text(desk) ?? ''}
          ></lsc-copy-button>
        </div>
      </section>
    `;
  }

  /** Signed as it is asked for: what is copied is good for five minutes. */
  #text(desk: CallDesk): string | undefined {
    return equivalent(this.tool, desk.call, desk.request, desk.state.current.secretKey);
  }

  #whyNot({ call }: CallDesk): string {
    return parametersOf(call.body) === undefined
      ? msg('The body is no JSON object, which only curl can send.')
      : msg('The provider of Terraform has no resource for this action: it asks and deletes by itself.');
  }
}
