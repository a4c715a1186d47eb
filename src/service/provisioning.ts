import { isDialectId, type DialectId } from '../core/dialects.ts';
import { ScreencaptureError } from '../core/errors.ts';
import type { PushAddress } from '../core/template-choice.ts';
import type { Account, Taken } from './account.ts';
import {
  addressIn,
  callbackChange,
  callbackFields,
  callbackTexts,
  formChange,
  settingsUnder,
  templateChange,
  templateFields,
  templateTexts,
} from './account-form.ts';
import type { ControlPlane } from './control-plane.ts';
import {
  callbackTemplateOf,
  templateOf,
  type CallbackTemplateInfo,
  type ControlPlaneState,
  type SnapshotTemplateInfo,
} from './control-plane-state.ts';
import { effectMs, Effects, type EffectTime, type PendingChange } from './effects.ts';
import { firstAccount, followed, withCallbackTemplate, withTemplate, type BoundAccount } from './own-rules.ts';
import { fieldNames, type FieldName, type FieldTexts, type Secrets, type Settings } from './settings.ts';
import type { SimulatorState } from './state.ts';
import { Store } from './store.ts';

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
};

/** What of the account is worth a word beside the form. */
export type ProvisioningState = {
  /** The template that the form's push gets; undefined: none, and nothing is captured. */
  readonly templateId: number | undefined;
  readonly callbackTemplateId: number | undefined;
  /** Whether that has an address for screenshots. */
  readonly hasCallbackUrl: boolean;
  /** Whether what the form's push gets was changed since the capture under way began. */
  readonly isChangedMeanwhile: boolean;
  readonly effects: EffectTime;
  /** UNIX milliseconds on the account's virtual clock. */
  readonly now: number;
  /** Changes that pushes do not get yet, earliest first. */
  readonly pending: readonly PendingChange[];
};

/** The templates that the form's push gets. */
type Bound = {
  readonly template: SnapshotTemplateInfo | undefined;
  readonly callback: CallbackTemplateInfo | undefined;
};

/**
 * Keeps the form and the account behind the API one: what is typed changes the templates that the form's push gets, and what a call
 * changes of these shows in the form.
 */
export class Provisioning implements Account {
  readonly state = new Store<ProvisioningState>({
    templateId: undefined,
    callbackTemplateId: undefined,
    hasCallbackUrl: false,
    isChangedMeanwhile: false,
    effects: 'at-once',
    now: 0,
    pending: [],
  });
  readonly #parts: ProvisioningParts;
  readonly #effects: Effects;
  #own: BoundAccount['own'];
  /** As the form and the account last agreed on them. */
  #seen: Bound = { template: undefined, callback: undefined };
  #noted: ControlPlaneState | undefined;

  constructor(parts: ProvisioningParts) {
    this.#parts = parts;
    const account = this.#first();
    this.#own = account.own;
    this.#effects = new Effects(account.state, parts.now());
    this.#put(account);
    parts.controlPlane.state.subscribe(() => this.#follow());
  }

  formChanged(before: FieldTexts, by: 'hand' | 'link'): void {
    const { fields } = this.#form;
    // Another version of the documentation may take what the last one refused.
    const isWhole = by === 'link' || fields.dialect !== before.dialect;
    const changed = fieldNames.filter((name) => isWhole || fields[name] !== before[name]);
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
    const account = this.#first();
    this.#put(account);
    this.#effects.restart(account.state);
    this.#tell();
  }

  /** Makes what the form's push lacks, of what the form says: template and rule, callback template and rule. */
  bindAgain(): void {
    const { settings } = this.#form;
    const secrets = this.#secrets;
    const { template, callback } = this.#bound;
    let account = this.#account;
    if (template === undefined) account = withTemplate(account, settings, this.#nowUnixSeconds);
    if (callback === undefined) account = withCallbackTemplate(account, settings, secrets, this.#nowUnixSeconds);
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
    const { fields } = this.#form;
    return { callbackKey: fields.key, callbackUrl: fields.url };
  }

  get #nowUnixSeconds(): number {
    return Math.floor(this.#parts.now() / 1000);
  }

  get #bound(): Bound {
    const { state } = this.#account;
    return { template: templateOf(state, this.#address), callback: callbackTemplateOf(state, this.#address) };
  }

  #first(): BoundAccount {
    return firstAccount(this.#form.settings, this.#secrets, this.#nowUnixSeconds);
  }

  /** The form's push goes elsewhere. By hand, what holds there shows in the form; key and URL do so in any case, since no link has them. */
  #move(by: 'hand' | 'link'): void {
    const before = this.#seen;
    this.#put(followed(this.#account, this.#address, this.#nowUnixSeconds));
    this.#see();
    const names = this.#changedSince(before);
    this.#show(this.#seen, by === 'hand' ? names : among(callbackFields, names));
  }

  /** Takes fields of the form over into the templates. */
  #write(names: readonly FieldName[]): void {
    const { fields } = this.#form;
    const { template, callback } = this.#bound;
    const { state } = this.#account;
    const ofTemplate =
      template && templateChange(template, among(templateFields, names), fields, dialectOf(this.#form));
    const ofCallback = callback && callbackChange(callback, among(callbackFields, names), fields);
    this.#put({
      state: {
        ...state,
        snapshotTemplates: withChange(state.snapshotTemplates, template, ofTemplate),
        callbackTemplates: withChange(state.callbackTemplates, callback, ofCallback),
      },
      own: this.#own,
    });
  }

  /** Shows fields of the templates in the form. */
  #show({ template, callback }: Bound, names: readonly FieldName[]): void {
    const { fields } = this.#form;
    const texts: Partial<FieldTexts> = {
      ...(template && formChange(template, among(templateFields, names), fields, dialectOf(this.#form))),
      ...(callback && pick(callbackTexts(callback), names)),
    };
    if (Object.entries(texts).some(([name, text]) => fields[name as FieldName] !== text)) {
      this.#parts.form.takeOver(texts);
    }
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
    this.#show(this.#seen, this.#changedSince(before));
  }

  #changedSince(before: Bound): readonly FieldName[] {
    const { template, callback } = this.#seen;
    const dialect = dialectOf(this.#form);
    const was = before.template?.TemplateId === template?.TemplateId ? before.template : undefined;
    const wasCallback = before.callback?.TemplateId === callback?.TemplateId ? before.callback : undefined;
    return differing(
      { ...(template && templateTexts(template, dialect)), ...(callback && callbackTexts(callback)) },
      { ...(was && templateTexts(was, dialect)), ...(wasCallback && callbackTexts(wasCallback)) },
    );
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
      isChangedMeanwhile: this.state.current.isChangedMeanwhile || isChangedNow,
      effects: time,
      now,
      pending,
    });
  }
}

const addressFields: readonly FieldName[] = ['domain', 'app', 'stream'];

const among = <Name extends FieldName>(own: readonly Name[], names: readonly FieldName[]): readonly Name[] =>
  own.filter((name) => names.includes(name));

const pick = (texts: Partial<FieldTexts>, names: readonly FieldName[]): Partial<FieldTexts> =>
  Object.fromEntries(Object.entries(texts).filter(([name]) => names.includes(name as FieldName)));

/** The fields that say something now, and something else before. */
const differing = (now: Partial<FieldTexts>, before: Partial<FieldTexts>): readonly FieldName[] =>
  fieldNames.filter((name) => now[name] !== undefined && now[name] !== before[name]);

/** The version of the documentation that the form names, or named before a mistake. */
const dialectOf = ({ fields, settings }: SimulatorState): DialectId =>
  isDialectId(fields.dialect) ? fields.dialect : settings.dialect;

/** The same list where nothing changes. */
function withChange<T extends object>(list: readonly T[], one: T | undefined, change: Partial<T> = {}): readonly T[] {
  if (one === undefined || Object.keys(change).length === 0) return list;
  return list.map((other) => (other === one ? { ...one, ...change } : other));
}

const isSameAccount = (a: ControlPlaneState, b: ControlPlaneState): boolean =>
  Object.entries(a).every(([name, value]) => b[name as keyof ControlPlaneState] === value);
