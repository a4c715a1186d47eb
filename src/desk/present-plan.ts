import { ScreencaptureError } from '../core/errors.ts';
import { checkPlan } from '../payloads/check-plan.ts';
import type { PayloadPlan } from '../payloads/plan.ts';
import { fieldValues } from '../service/field-values.ts';
import type { FieldName, FieldTexts, Mistakes } from '../service/settings.ts';
import type { PlanPart } from './plan-fields.ts';

/** The settings of all views that a plan is made of too. */
const sharedFieldNames = [
  'start',
  'key',
  'dialect',
  'domain',
  'app',
  'params',
  'bucket',
  'appid',
  'region',
  'prefix',
  'filename',
  'rounding',
  'swap',
  'emptykey',
] as const satisfies readonly FieldName[];

/** Whether one of the settings that a plan is made of has a mistake. */
export const hasSharedMistake = (mistakes: Mistakes): boolean =>
  sharedFieldNames.some((name) => mistakes[name] !== undefined);

/** A plan, or what keeps it from being one although each field by itself is right: names too long together, times out of range. */
export type PlanRead =
  | { readonly plan: PayloadPlan; readonly mistake: undefined }
  | { readonly plan: undefined; readonly mistake: ScreencaptureError };

/** Joins what the form of payloads says with the settings of all views, none of which may have a mistake. */
export function presentPlan(part: PlanPart, fields: FieldTexts): PlanRead {
  const { format: _, ...ofPlan } = part;
  try {
    return { plan: checkPlan({ ...ofPlan, ...ofSettings(fields) }), mistake: undefined };
  } catch (error) {
    if (error instanceof ScreencaptureError) return { plan: undefined, mistake: error };
    throw error;
  }
}

/** Read anew: `settings` stay as they were while any field has a mistake, those that no plan knows included. */
function ofSettings(fields: FieldTexts): Omit<PayloadPlan, keyof PlanPart> {
  const dialect = fieldValues.dialect(fields.dialect);
  const context = { dialect, hasFile: false };
  return {
    startUnixSeconds: Math.floor(fieldValues.start(fields.start) / 1_000_000),
    dialect,
    key: fieldValues.key(fields.key),
    emptyKey: fieldValues.emptykey(fields.emptykey),
    pushDomain: fields.domain,
    appName: fields.app,
    streamParameters: fields.params,
    bucket: { bucket: fields.bucket, appId: fields.appid, region: fields.region },
    naming: {
      prefix: fieldValues.prefix(fields.prefix, context),
      fileName: fieldValues.filename(fields.filename, context),
    },
    sizing: { rounding: fieldValues.rounding(fields.rounding), swap: fieldValues.swap(fields.swap) },
  };
}
