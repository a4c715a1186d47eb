import { isJson, isRounded, rounded } from './json-values.ts';
import type { JsonValue } from './plan.ts';

/**
 * A value that somebody typed: JSON where it is any; what is none is meant as the text itself. Whether it can be written again is
 * `checkOverride`'s to tell, which knows the field.
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
  if (isJson(value) && isRounded(value)) throw rounded(JSON.stringify(text), text.toWellFormed());
  return value;
}
