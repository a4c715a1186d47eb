import type { ApiForm } from '../core/api-form-signature.ts';
import type { ApiError, ApiRequest, ApiTyping } from '../core/api-request.ts';
import type { ApiCall } from '../core/api-signature.ts';
import { refusal } from './control-plane-action.ts';

/** The longest body, form and query that the API reads. Bytes. */
const limits = { body: 10 * 1024 * 1024, form: 1024 * 1024, query: 32 * 1024 } as const;

/** How the values of a call are taken: in an address and in a form each is text, whatever the API makes of text in JSON. */
export const typingOf = ({ method }: ApiCall, form: ApiForm | undefined, typing: ApiTyping): ApiTyping =>
  form !== undefined || method === 'GET' ? 'lenient' : typing;

/** Fields of a form that are about the call, and no parameters of its action. */
const commonFields: readonly string[] = [
  'Action',
  'Language',
  'Nonce',
  'Region',
  'RequestClient',
  'SecretId',
  'Signature',
  'SignatureMethod',
  'Timestamp',
  'Token',
  'Version',
];

/** Reads a call by the older signature, which no header tells of; undefined for any other. */
export function readApiForm({ method, query, headers, body }: ApiCall): ApiForm | undefined {
  const { authorization, 'content-type': type = '', host = '' } = headers;
  if (authorization !== undefined) return undefined;
  const isForm = method !== 'GET' && type.startsWith('application/x-www-form-urlencoded');
  const [text, limit] = isForm ? [textOf(body), limits.form] : [query, limits.query];
  if (text === undefined || text.length > limit) return undefined;
  const fields = Object.fromEntries(new URLSearchParams(text));
  return fields['Signature'] === undefined ? undefined : { method, host, fields };
}

/**
 * Reads action, version and parameters of a call: of its form where it is one; else of its headers, and of its body (POST) or its
 * query (GET).
 *
 * @see TencentCloud API, "Request Structure", on the limits of bodies and queries
 */
export function readApiRequest(
  { method, query, headers, body }: ApiCall,
  form: ApiForm | undefined,
): ApiRequest | ApiError {
  const { Action: action = '', Version: version = '' } = form?.fields ?? {
    Action: headers['x-tc-action'],
    Version: headers['x-tc-version'],
  };
  const prefix = form === undefined ? 'X-TC-' : '';
  if (action === '') return missing(`${prefix}Action`);
  if (version === '') return missing(`${prefix}Version`);
  if (form !== undefined) return { action, version, parameters: readFields(form.fields) };
  const parameters = method === 'GET' ? readQuery(query) : readBody(body);
  return parameters === undefined
    ? refusal('InvalidParameter', method === 'GET' ? 'The query cannot be read.' : 'The body is not a JSON object.')
    : { action, version, parameters };
}

const missing = (name: string): ApiError =>
  refusal('MissingParameter', `The request is missing a required parameter \`${name}\`.`);

type Parameters = Readonly<Record<string, unknown>>;

/** No body at all is an empty object, which is what actions without parameters are sent. */
function readBody(body: string | Uint8Array): Parameters | undefined {
  if (body.length > limits.body) return undefined;
  const text = textOf(body);
  if (text === undefined) return undefined;
  try {
    const value: unknown = text === '' ? {} : JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Parameters) : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined for bytes that are no UTF-8. */
function textOf(body: string | Uint8Array): string | undefined {
  if (typeof body === 'string') return body;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

const readQuery = (query: string): Parameters | undefined =>
  query.length > limits.query ? undefined : withLists(new URLSearchParams(query));

const readFields = (fields: ApiForm['fields']): Parameters =>
  withLists(Object.entries(fields).filter(([name]) => !commonFields.includes(name)));

/** Items of a list come as `Name.0`, `Name.1` and so on, in their order. */
function withLists(pairs: Iterable<readonly [key: string, value: string | undefined]>): Parameters {
  const parameters = new Map<string, string | undefined | (string | undefined)[]>();
  for (const [key, value] of pairs) {
    const [, name = key, index] = /^(.+)\.(\d{1,4})$/.exec(key) ?? [];
    const before = parameters.get(name);
    if (index === undefined) parameters.set(name, value);
    else if (before === undefined) parameters.set(name, [value]);
    else if (typeof before === 'object') before.push(value);
  }
  return Object.fromEntries(parameters);
}
