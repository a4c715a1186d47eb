import { utf8ToBytes } from '@noble/hashes/utils.js';
import { apiActions, apiVersion, isApiAction, type ApiActionName } from './api-actions.ts';
import type { ApiParameter } from './api-parameters.ts';
import { dialects, type DialectId } from './dialects.ts';

/** What the documentation leaves open: whether a decimal string may stand for an integer, as its own examples have it. */
export type ApiTyping = 'strict' | 'lenient';

/** An error of the API: a code of its documentation, and a sentence, which the API says not to rely on. */
export type ApiError = { readonly code: string; readonly message: string };

/** The value of a parameter once it was checked. */
export type ApiValue = number | string | readonly string[];

/** A call that may be done. What was left out is at its default, or not there. */
export type CheckedCall = {
  readonly action: ApiActionName;
  readonly values: Readonly<Record<string, ApiValue | undefined>>;
};

/** What a call says, before anything of it was checked. */
export type ApiRequest = {
  readonly action: string;
  readonly version: string;
  readonly parameters: Readonly<Record<string, unknown>>;
};

/**
 * Checks a call in the order of the gateway: action and version, unknown parameters, missing ones, types, limits. `null` and an
 * empty required text count as missing, which is our choice.
 *
 * @see TencentCloud API, "Error Codes", 267/30851; the order is not documented there
 */
export function checkApiRequest(
  { action, version, parameters }: ApiRequest,
  { dialect, typing }: { readonly dialect: DialectId; readonly typing: ApiTyping },
): CheckedCall | ApiError {
  if (!isApiAction(action)) return invalidAction(action);
  if (version !== apiVersion) {
    return { code: 'NoSuchVersion', message: `The API version \`${version}\` does not exist; it is ${apiVersion}.` };
  }
  const known: readonly ApiParameter[] = apiActions[action].parameters;
  const unknown = Object.keys(parameters).find((name) => !known.some((parameter) => parameter.name === name));
  if (unknown !== undefined) {
    return { code: 'UnknownParameter', message: `The parameter \`${unknown}\` is not recognized.` };
  }
  const given = (name: string): unknown =>
    Object.hasOwn(parameters, name) ? (parameters[name] ?? undefined) : undefined;
  const missing = known.find(({ name, isRequired }) => isRequired && (given(name) ?? '') === '');
  if (missing !== undefined) {
    return { code: 'MissingParameter', message: `The request is missing a required parameter \`${missing.name}\`.` };
  }
  const values: Record<string, ApiValue | undefined> = {};
  for (const parameter of known) {
    const value = given(parameter.name);
    const read = value === undefined ? parameter.default : typed(value, parameter, typing);
    if (read === undefined && value !== undefined) return wrongType(parameter);
    values[parameter.name] = read;
  }
  for (const parameter of known) {
    const value = values[parameter.name];
    if (value !== undefined && !isWithin(value, parameter, dialect)) return invalidValue(parameter.name, value);
  }
  return { action, values };
}

/** The error for a value outside of what a parameter may be. The callback key's text is not repeated. */
export function invalidValue(name: string, value: ApiValue): ApiError {
  const shown = name === 'CallbackKey' ? '***' : String(value).toWellFormed();
  return {
    code: 'InvalidParameterValue',
    message: `The value \`${shown}\` specified in the parameter \`${name}\` is not valid.`,
  };
}

function invalidAction(action: string): ApiError {
  return { code: 'InvalidAction', message: `The action \`${action.toWellFormed()}\` is not recognized.` };
}

function wrongType({ name, type }: ApiParameter): ApiError {
  const wanted = { integer: 'an integer', string: 'a string', 'string-list': 'a list of strings' }[type];
  return { code: 'InvalidParameter', message: `The parameter \`${name}\` has the wrong type; it should be ${wanted}.` };
}

/** Undefined for a value of another type. */
function typed(value: unknown, { type }: ApiParameter, typing: ApiTyping): ApiValue | undefined {
  switch (type) {
    case 'integer': {
      const isDecimal = typing === 'lenient' && typeof value === 'string' && /^-?\d{1,16}$/.test(value);
      const number = isDecimal ? Number(value) : value;
      return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
    }
    case 'string':
      return typeof value === 'string' ? value : undefined;
    case 'string-list':
      return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
  }
}

function isWithin(
  value: ApiValue,
  { range, maxBytes, characters, options }: ApiParameter,
  dialect: DialectId,
): boolean {
  if (typeof value === 'number') {
    const limits = range === 'interval' ? dialects[dialect].interval.value : range;
    return (limits === undefined || (value >= limits.min && value <= limits.max)) && (options?.includes(value) ?? true);
  }
  if (typeof value !== 'string') return value.every((item) => options?.includes(item) ?? true);
  const isShort = maxBytes === undefined || utf8ToBytes(value).length <= maxBytes;
  return value.isWellFormed() && isShort && (characters?.test(value) ?? true);
}
