import { isDialectId, type DialectId } from '../core/dialects.ts';
import { ScreencaptureError } from '../core/errors.ts';
import type { PushAddress } from '../core/template-choice.ts';
import type { Account, Taken } from './account.ts';
import { addressIn, formChange, settingsUnder, templateFields } from './account-form.ts';
import { boundTo, changedFields, isSameAccount, textsToShow, withFields, type Bound } from './bound-templates.ts';
import type { ControlPlane } from './control-plane.ts';
import { callbackTemplateOf, templateOf, type ControlPlaneState } from './control-plane-state.ts';
import { effectMs, Effects, type EffectTime } from './effects.ts';
import { emptyAccount, followed, withCallbackTemplate, withTemplate, type BoundAccount } from './own-rules.ts';
import {
  defaultFieldTexts,
  fieldNames,
  type FieldName,
  type FieldTexts,
  type Secrets,
  type Settings,
} from './settings.ts';
import type { SimulatorState } from './state.ts';
import { nothingBound, type ProvisioningState } from './provisioning-state.ts';
import { Store } from './store.ts';
import { fromStored, toStored, type StoredAccount } from './stored-account.ts';

/** The form of the Capture view, as far as the account knows it. */
export type AccountForm = {
  readonly state: { readonly current: SimulatorState };
  /** Puts texts into the form. */
  takeOver(texts: Partial<FieldTexts>): void;
  dismissProblem(): void;
};

export type ProvisioningParts = {
  readonly controlPlane: ControlPlane;
  readonly form: AccountForm;
  /** UNIX milliseconds. */
  readonly now: () => number;
  /** What is kept of the account. */
  readonly stored?: StoredAccount | undefined;
  /** Whether the page was opened by a link, which means the whole form; else the form shows what is stored, where it is untouched. */
  readonly isLinked?: boolean;
};

/**
 * Keeps the form and the account behind the API one: what is typed changes the templates that the form's push gets, and what a call
 * changes of these shows in the form.
 */
export class Provisioning implements Account {
  readonly state = new Store<ProvisioningState>(nothingBound);
  readonly #parts: ProvisioningParts;
  readonly #effects: Effects;
  #own: BoundAccount['own'];
  /** As the form and the account last agreed on them. */
  #seen: Bound = { template: undefined, callback: undefined };
  #noted: ControlPlaneState | undefined;
  #untouched: ControlPlaneState | undefined;
  /** What was typed as callback URLs, by the templates that have them. */
  readonly #typedUrls = new Map<number, string>();
  #lostKeys: readonly number[] = [];

  constructor(parts: ProvisioningParts) {
    this.#parts = parts;
    const { stored, isLinked = true } = parts;
    const usual = defaultFieldTexts();
    const account = stored === undefined ? this.#first() : fromStored(stored, undefined, usual.url);
    this.#own = account.own;
    this.#lostKeys = stored?.keyed ?? [];
    this.#effects = new Effects(account.state, parts.now());
    const { fields } = this.#form;
    // No link holds a URL, and nothing holds a key.
    this.#begin(
      account,
      (name) => name === 'key' || (isLinked && name !== 'url') || stored === undefined || fields[name] !== usual[name],
    );
    parts.controlPlane.state.subscribe(() => this.#follow());
  }

  formChanged(before: FieldTexts, by: 'hand' | 'link'): void {
    const { fields } = this.#form;
    // Another version of the documentation may take what the last one refused.
    const isWhole = by === 'link' || fields.dialect !== before.dialect;
    const changed = fieldNames.filter((name) => fields[name] !== before[name] || (isWhole && isOfTemplate(name)));
    if (addressFields.some((name) => fields[name] !== before[name])) this.#move(by);
    this.#write(changed);
  }

  take(settings: Settings, secrets: Secrets): Taken {
    this.#follow();
    const template = templateOf(this.#effects.present, settings);
    if (template === undefined) {
      const { pushDomain, appName, streamName } = settings;
      throw new ScreencaptureError('no-template', 'no rule binds a template to this push', {
        domain: pushDomain,
        app: appName,
        stream: streamName,
      });
    }
    this.state.patch({ isChangedMeanwhile: false });
    const callback = callbackTemplateOf(this.#effects.present, settings);
    const isTold = callback !== undefined && callback.SnapshotNotifyUrl !== '';
    const { fields } = this.#form;
    const isAsInForm = Object.keys(formChange(template, templateFields, fields, settings.dialect)).length === 0;
    return {
      settings: isAsInForm ? settings : settingsUnder(template, settings),
      secrets: isTold ? { callbackKey: callback.CallbackKey, callbackUrl: callback.SnapshotNotifyUrl } : secrets,
      isTold,
    };
  }

  reset(): void {
    this.#begin(this.#first());
  }

  /** Another tab changed what is stored: it holds here too, but for what this tab's form says of its push. */
  adopt(stored: StoredAccount | undefined): void {
    if (stored === undefined) return this.reset();
    const account = fromStored(stored, this.#account.state, defaultFieldTexts().url);
    const callback = callbackTemplateOf(account.state, this.#address);
    this.#begin(account, (name) => name !== 'url' || callback?.SnapshotNotifyUrl !== '');
  }

  /** The account as it may be kept. */
  get stored(): StoredAccount {
    const { callbackTemplates } = this.#account.state;
    const typed = callbackTemplates.filter(
      ({ TemplateId, SnapshotNotifyUrl }) => this.#typedUrls.get(TemplateId) === SnapshotNotifyUrl,
    );
    return toStored(this.#account, new Set(typed.map(({ TemplateId }) => TemplateId)));
  }

  /** Whether there is anything to keep: the account was changed since it was read, or made of the form. */
  get isTouched(): boolean {
    return this.#account.state !== this.#untouched;
  }

  /** Makes what the form's push lacks, of what the form says: template and rule, callback template and rule. */
  bindAgain(): void {
    const { settings } = this.#form;
    const { template, callback } = this.#bound;
    let account = this.#account;
    if (template === undefined) account = withTemplate(account, settings, this.#nowUnixSeconds);
    if (callback === undefined) account = this.#withCallback(account);
    this.#put(account);
    if (this.#form.problem?.code === 'no-template') this.#parts.form.dismissProblem();
  }

  /** From now on changes take effect so; back at `at-once`, those that were pending have. */
  setEffects(time: EffectTime): void {
    this.#effects.setTime(time);
    this.#tell();
  }

  /** Moves the account's clock on; by as much as every change takes unless told. Milliseconds. */
  letMinutesPass(ms: number = effectMs): void {
    this.#effects.letPass(ms);
    this.#tell();
  }

  get #form(): SimulatorState {
    return this.#parts.form.state.current;
  }

  get #account(): BoundAccount {
    return { state: this.#parts.controlPlane.state.current, own: this.#own };
  }

  get #address(): PushAddress {
    return addressIn(this.#form.fields, this.#form.settings);
  }

  get #secrets(): Secrets {
    const { fields, mistakes } = this.#form;
    const usual = defaultFieldTexts();
    return {
      callbackKey: mistakes.key === undefined ? fields.key : usual.key,
      callbackUrl: mistakes.url === undefined ? fields.url : usual.url,
    };
  }

  get #nowUnixSeconds(): number {
    return Math.floor(this.#parts.now() / 1000);
  }

  get #bound(): Bound {
    return boundTo(this.#account.state, this.#address);
  }

  #first(): BoundAccount {
    const { settings } = this.#form;
    return this.#withCallback(withTemplate(emptyAccount(settings), settings, this.#nowUnixSeconds));
  }

  #withCallback(account: BoundAccount): BoundAccount {
    const { callbackUrl } = this.#secrets;
    this.#typedUrls.set(account.state.nextTemplateId, callbackUrl);
    return withCallbackTemplate(account, this.#form.settings, this.#secrets, this.#nowUnixSeconds);
  }

  /** Starts from an account. What the form holds wins there; the rest of the form shows what is in it. */
  #begin(account: BoundAccount, isHeld: (name: FieldName) => boolean = () => true): void {
    this.#put(followed(account, this.#address, this.#nowUnixSeconds));
    this.#see();
    this.#write(fieldNames.filter(isHeld));
    this.#show(fieldNames.filter((name) => !isHeld(name)));
    const { state } = this.#account;
    this.#untouched = state;
    this.#effects.restart(state);
    this.#tell();
  }

  /** The form's push goes elsewhere. By hand, what holds there shows in the form; key and URL do so in any case, since no link has them. */
  #move(by: 'hand' | 'link'): void {
    const before = this.#seen;
    this.#put(followed(this.#account, this.#address, this.#nowUnixSeconds));
    this.#see();
    const names = this.#changedSince(before);
    this.#show(by === 'hand' ? names : names.filter((name) => !isOfTemplate(name)));
  }

  /** Takes fields of the form over into the templates. */
  #write(names: readonly FieldName[]): void {
    const { fields } = this.#form;
    const bound = this.#bound;
    const state = withFields(this.#account.state, bound, names, fields, dialectOf(this.#form));
    const { callback } = boundTo(state, this.#address);
    if (callback !== undefined && callback.SnapshotNotifyUrl !== bound.callback?.SnapshotNotifyUrl) {
      this.#typedUrls.set(callback.TemplateId, callback.SnapshotNotifyUrl);
    }
    this.#put({ state, own: this.#own });
  }

  /** Shows fields of the templates in the form. */
  #show(names: readonly FieldName[]): void {
    const texts = textsToShow(this.#seen, names, this.#form.fields, dialectOf(this.#form));
    if (Object.keys(texts).length > 0) this.#parts.form.takeOver(texts);
  }

  /** A change from here. */
  #put({ state, own }: BoundAccount): void {
    this.#own = own;
    const { controlPlane } = this.#parts;
    if (!isSameAccount(state, controlPlane.state.current)) controlPlane.state.patch(state);
    this.#note();
  }

  /** A call may have changed the account: what it changed of the form's templates shows. */
  #follow(): void {
    const before = this.#seen;
    this.#note();
    this.#show(this.#changedSince(before));
  }

  #changedSince(before: Bound): readonly FieldName[] {
    return changedFields(before, this.#seen, dialectOf(this.#form));
  }

  /** Takes note of the account as it is. */
  #note(): void {
    const { state } = this.#account;
    if (state === this.#noted) return;
    this.#noted = state;
    this.#effects.change(state);
    this.#see();
  }

  /** Looks at what the form's push gets now. */
  #see(): void {
    const before = this.#seen;
    this.#seen = this.#bound;
    const isChanged = before.template !== this.#seen.template || before.callback !== this.#seen.callback;
    this.#tell(isChanged && this.#form.running);
  }

  #tell(isChangedNow = false): void {
    const { template, callback } = this.#seen;
    const { time, now, pending } = this.#effects;
    this.state.patch({
      templateId: template?.TemplateId,
      callbackTemplateId: callback?.TemplateId,
      hasCallbackUrl: callback !== undefined && callback.SnapshotNotifyUrl !== '',
      isKeyLost: callback?.CallbackKey === '' && this.#lostKeys.includes(callback.TemplateId),
      isChangedMeanwhile: this.state.current.isChangedMeanwhile || isChangedNow,
      effects: time,
      now,
      pending,
    });
  }
}

const addressFields: readonly FieldName[] = ['domain', 'app', 'stream'];

/** Of these alone links speak, and versions of the documentation differ. */
const isOfTemplate = (name: FieldName): boolean => (templateFields as readonly FieldName[]).includes(name);

/** The version of the documentation that the form names, or named before a mistake. */
const dialectOf = ({ fields, settings }: SimulatorState): DialectId =>
  isDialectId(fields.dialect) ? fields.dialect : settings.dialect;
