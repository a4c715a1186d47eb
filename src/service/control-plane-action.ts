import { mostTemplates } from '../core/api-actions.ts';
import type { ApiError, ApiValue } from '../core/api-request.ts';
import { documentedUtcOffsetSeconds, wallClock } from '../core/wall-clock.ts';
import type { ControlPlaneState } from './control-plane-state.ts';

/** The checked parameters of a call, by name. */
export type ApiValues = Readonly<Record<string, ApiValue | undefined>>;

/** What an action finds besides state and parameters. */
export type ActionContext = {
  readonly nowUnixSeconds: number;
  /** Why the service may not write to a bucket, as the API's code for it. */
  readonly bucketFault: (bucketHost: string) => string | undefined;
};

/** What comes of an action: fields of the answer, and the state after it where that is another. */
export type ActionOutcome =
  | { readonly result: Readonly<Record<string, unknown>>; readonly state?: ControlPlaneState }
  | ApiError;

export type Action = (state: ControlPlaneState, values: ApiValues, context: ActionContext) => ActionOutcome;

/** The error by which an action refuses. */
export const refusal = (code: string, message: string): ApiError => ({ code, message });

/** The refusal of a call that names a template which is not there. */
export const noSuchTemplate = (code: string, { TemplateId }: ApiValues): ApiError =>
  refusal(code, `There is no template ${String(TemplateId)}.`);

export const isRefusal = (outcome: ActionOutcome): outcome is ApiError => 'code' in outcome;

/** `YYYY-MM-DD HH:MM:SS` in UTC+8, as rules tell their times. */
export function apiTime(unixSeconds: number): string {
  const { year, month, day, hour, minute, second } = wallClock(unixSeconds, documentedUtcOffsetSeconds);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`;
}

/** The template that a call names. */
export const findTemplate = <T extends { readonly TemplateId: number }>(
  templates: readonly T[],
  { TemplateId }: ApiValues,
): T | undefined => templates.find((template) => template.TemplateId === TemplateId);

/** The refusal of one template more than there may be of a kind; undefined while there is room. */
export const noRoomAfter = (templates: readonly unknown[]): ApiError | undefined =>
  templates.length < mostTemplates
    ? undefined
    : refusal('InternalError.ConfOutLimit', `There are ${mostTemplates} templates already, which is the limit.`);

/** Only what was given, of the names asked for. */
export function pickGiven<Name extends string>(
  values: ApiValues,
  names: readonly Name[],
): { [name in Name]?: ApiValue } {
  const given = names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]] as const]));
  return Object.fromEntries(given) as { [name in Name]?: ApiValue };
}

const label = /^(?!-)[A-Za-z0-9-]{1,63}(?<!-)$/;

/** A host name of two labels or more, as a push domain is. */
export const isDomain = (text: string): boolean =>
  text.length <= 253 && text.includes('.') && text.split('.').every((part) => label.test(part));
