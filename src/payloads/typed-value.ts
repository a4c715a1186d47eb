import { ScreencaptureError } from '../core/errors.ts';
import type { JsonValue } from './plan.ts';

/**
 * A value that somebody typed: JSON where it is any; what is none is meant as the text itself.
 *
 * @throws {ScreencaptureError} `invalid-plan` with the `reason` `value`: a whole number in it is beyond those that JavaScript holds
 * exactly, and would come out rounded
 */
export function typedValue(text: string): JsonValue {
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
  if (!isRounded(value)) return value;
  const { MAX_SAFE_INTEGER: max, MIN_SAFE_INTEGER: min } = Number;
  const message = `${JSON.stringify(text)} would be rounded: whole numbers go from ${min} to ${max}`;
  throw new ScreencaptureError('invalid-plan', message, { reason: 'value', value: text.toWellFormed(), min, max });
}

function isRounded(value: JsonValue): boolean {
  if (typeof value === 'number') return Number.isInteger(value) && !Number.isSafeInteger(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(isRounded);
}
