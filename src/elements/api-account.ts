import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { chooseRule, type RuleBinding } from '../core/template-choice.ts';
import type { CallDesk } from '../console/call-desk.ts';
import { mask } from '../console/masking.ts';
import {
  callbackRuleOf,
  type CallbackTemplateInfo,
  type SnapshotTemplateInfo,
} from '../service/control-plane-state.ts';
import { effectLines } from './account-words.ts';
import { apiConsoleStyles } from './api-console-styles.ts';
import { CallDeskController } from './call-desk-controller.ts';
import { LocalizedElement } from './localized-element.ts';
import { cardStyles, sharedStyles, stackedCardStyles } from './shared-styles.ts';
import { SimulatorController } from './simulator-controller.ts';

/** Templates and rules of the account as they are now, and what the push of the Capture form gets by them. */
export class ApiAccount extends LocalizedElement {
  static override styles = [
    sharedStyles,
    cardStyles,
    stackedCardStyles,
    apiConsoleStyles,
    css`
      ul {
        display: grid;
        gap: 4px;
        max-block-size: 240px;
        padding: 0;
        margin: 4px 0 0;
        overflow: auto;
        list-style: none;
      }

      li {
        padding-inline-start: 8px;
        overflow-wrap: anywhere;
        border-inline-start: 2px solid var(--lsc-line);
      }

      li.held {
        border-inline-start-color: var(--lsc-accent);
      }

      b {
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  readonly #desk = new CallDeskController(this);
  readonly #isRunning = new SimulatorController(this, (state) => state.running);

  override render(): TemplateResult | typeof nothing {
    const { desk } = this.#desk;
    if (desk === undefined) return nothing;
    const account = desk.parties.controlPlane.state.current;
    const { snapshotTemplates, snapshotRules, callbackTemplates, callbackRules } = account;
    const { push } = desk;
    const effects = effectLines(desk.parties.provisioning.state.current, this.#isRunning.value ?? false);
    const rule = chooseRule(snapshotRules, push);
    const callbackRule = callbackRuleOf(account, push);
    return html`
      <section class="card" aria-label=${msg('The account now')}>
        <div class="head"><h2>${msg('The account now')}</h2></div>
        <p>${msg(str`The push ${push.pushDomain}/${push.appName}/${push.streamName} of the Capture form:`)}</p>
        <p>
          ${rule === undefined ? msg('No snapshot rule is for it: nothing would be captured.') : msg(str`Snapshot template ${rule.TemplateId}, by the rule for ${placeOf(rule)}.`)}
        </p>
        <p>
          ${callbackRule === undefined ? msg('No callback rule is for it: no callback would be sent.') : msg(str`Callback template ${callbackRule.TemplateId}, by the rule for ${placeOf({ ...callbackRule, StreamName: '' })}.`)}
        </p>
        <div aria-live="polite">${effects.map((line) => html`<p class="quiet">${line}</p>`)}</div>
        ${list(msg('Snapshot templates'), snapshotTemplates, ({ TemplateId }) => TemplateId === rule?.TemplateId, snapshotLine)}
        ${list(msg('Snapshot rules'), snapshotRules, (one) => one === rule, ruleLine)}
        ${list(
          msg('Callback templates'),
          callbackTemplates,
          ({ TemplateId }) => TemplateId === callbackRule?.TemplateId,
          (template) => this.#callbackLine(desk, template),
        )}
        ${list(
          msg('Callback rules'),
          callbackRules,
          (one) => one === callbackRule,
          (one) => ruleLine({ ...one, StreamName: '' }),
        )}
      </section>
    `;
  }

  #callbackLine(desk: CallDesk, template: CallbackTemplateInfo): TemplateResult {
    const { TemplateId, TemplateName, SnapshotNotifyUrl, CallbackKey } = template;
    const key = desk.state.current.showsSecrets ? CallbackKey : mask;
    return html`<b>${TemplateId}</b> ${TemplateName} ·
      ${SnapshotNotifyUrl === '' ? msg('no SnapshotNotifyUrl') : SnapshotNotifyUrl} ·
      ${CallbackKey === '' ? msg('no key') : msg(str`key ${key}`)}`;
  }
}

/** A list under its name; those that the push gets are marked. */
const list = <T>(
  name: string,
  items: readonly T[],
  isHeld: (item: T) => boolean,
  line: (item: T) => TemplateResult,
): TemplateResult =>
  html`<div>
    <h3>${name} · ${items.length}</h3>
    <ul aria-label=${name} tabindex=${items.length === 0 ? nothing : '0'}>
      ${items.map((item) => html`<li class=${isHeld(item) ? 'held' : ''}>${line(item)}</li>`)}
    </ul>
  </div>`;

const snapshotLine = (template: SnapshotTemplateInfo): TemplateResult => {
  const { TemplateId, TemplateName, SnapshotInterval, Width, Height, CosBucket, CosAppId, CosRegion } = template;
  return html`<b>${TemplateId}</b> ${TemplateName} · ${msg(str`every ${SnapshotInterval} s`)} ·
    <span class="configured">W ${Width} H ${Height}</span> · ${CosBucket}-${CosAppId} · ${CosRegion}`;
};

const placeOf = ({ DomainName, AppName, StreamName }: Omit<RuleBinding, 'TemplateId'>): string =>
  [DomainName, ...(AppName === '' ? [] : [AppName]), ...(StreamName === '' ? [] : [StreamName])].join('/');

const ruleLine = (rule: RuleBinding): TemplateResult => html`${placeOf(rule)} → <b>${rule.TemplateId}</b>`;
