import type { DialectId } from '../core/dialects.ts';
import type { PushAddress } from '../core/template-choice.ts';
import {
  callbackChange,
  callbackFields,
  callbackTexts,
  formChange,
  templateChange,
  templateFields,
  templateTexts,
} from './account-form.ts';
import {
  callbackTemplateOf,
  templateOf,
  type CallbackTemplateInfo,
  type ControlPlaneState,
  type SnapshotTemplateInfo,
} from './control-plane-state.ts';
import { fieldNames, type FieldName, type FieldTexts } from './settings.ts';

/** The templates that a push gets. */
export type Bound = {
  readonly template: SnapshotTemplateInfo | undefined;
  readonly callback: CallbackTemplateInfo | undefined;
};

export const boundTo = (state: ControlPlaneState, push: PushAddress): Bound => ({
  template: templateOf(state, push),
  callback: callbackTemplateOf(state, push),
});

/** The fields of the form that templates give another text than before, or that come from other templates. */
export function changedFields(before: Bound, { template, callback }: Bound, dialect: DialectId): readonly FieldName[] {
  const was = {
    template: before.template?.TemplateId === template?.TemplateId ? before.template : undefined,
    callback: before.callback?.TemplateId === callback?.TemplateId ? before.callback : undefined,
  };
  const [texts, textsBefore] = [textsOf({ template, callback }, dialect), textsOf(was, dialect)];
  return fieldNames.filter((name) => texts[name] !== undefined && texts[name] !== textsBefore[name]);
}

/** What the form has to be changed to, of the fields named, to say what the templates say. Empty when it does. */
export function textsToShow(
  { template, callback }: Bound,
  names: readonly FieldName[],
  fields: FieldTexts,
  dialect: DialectId,
): Partial<FieldTexts> {
  const texts = callback === undefined ? {} : callbackTexts(callback);
  const changed = among(callbackFields, names).filter(
    (name) => texts[name] !== undefined && texts[name] !== fields[name],
  );
  return {
    ...(template && formChange(template, among(templateFields, names), fields, dialect)),
    ...Object.fromEntries(changed.map((name) => [name, texts[name]])),
  };
}

/** The account with the form's texts, of the fields named, in the templates. Lists in which nothing changes stay the same. */
export function withFields(
  state: ControlPlaneState,
  { template, callback }: Bound,
  names: readonly FieldName[],
  fields: FieldTexts,
  dialect: DialectId,
): ControlPlaneState {
  const ofTemplate = template && templateChange(template, among(templateFields, names), fields, dialect);
  const ofCallback = callback && callbackChange(callback, among(callbackFields, names), fields);
  return {
    ...state,
    snapshotTemplates: withChange(state.snapshotTemplates, template, ofTemplate),
    callbackTemplates: withChange(state.callbackTemplates, callback, ofCallback),
  };
}

/** Whether two states are one, list by list. */
export const isSameAccount = (a: ControlPlaneState, b: ControlPlaneState): boolean =>
  Object.entries(a).every(([name, value]) => b[name as keyof ControlPlaneState] === value);

const textsOf = ({ template, callback }: Bound, dialect: DialectId): Partial<FieldTexts> => ({
  ...(template && templateTexts(template, dialect)),
  ...(callback && callbackTexts(callback)),
});

const among = <Name extends FieldName>(own: readonly Name[], names: readonly FieldName[]): readonly Name[] =>
  own.filter((name) => names.includes(name));

function withChange<T extends object>(list: readonly T[], one: T | undefined, change: Partial<T> = {}): readonly T[] {
  if (one === undefined || Object.keys(change).length === 0) return list;
  return list.map((other) => (other === one ? { ...one, ...change } : other));
}
