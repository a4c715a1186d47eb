import { ScreencaptureError } from '../core/errors.ts';
import type { JsonValue } from './plan.ts';

/** Ours: some thousand levels deep, values can neither be written nor looked at any more. One that holds itself has no end at all. */
export const deepest = 500;

/** Whether a value can be written as JSON, and read again as what it was. */
export function isJson(value: unknown, levels = deepest): value is JsonValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || levels === 0) return false;
  return Object.values(value).every((part) => isJson(part, levels - 1));
}

/** Whether a value has a whole number in it beyond those that JavaScript holds exactly. */
export function isRounded(value: JsonValue): boolean {
  if (typeof value === 'number') return Number.isInteger(value) && !Number.isSafeInteger(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(isRounded);
}

/** The error of such a number: `invalid-plan` with the `reason` `value`, and the limits as `min` and `max`. */
export function rounded(subject: string, value: string): ScreencaptureError {
  const { MAX_SAFE_INTEGER: max, MIN_SAFE_INTEGER: min } = Number;
  const message = `${subject} would be rounded: whole numbers go from ${min} to ${max}`;
  return new ScreencaptureError('invalid-plan', message, { name: 'overrides', reason: 'value', value, min, max });
}
