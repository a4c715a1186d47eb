import type { ApiError, ApiRequest } from '../core/api-request.ts';
import type { ApiCall } from '../core/api-signature.ts';
import { refusal } from './control-plane-action.ts';

/** The longest body and query that the API reads. Bytes. */
const limits = { body: 10 * 1024 * 1024, query: 32 * 1024 } as const;

/**
 * Reads action, version and parameters of a call: of its headers, and of its body (POST) or its query (GET).
 *
 * @see TencentCloud API, "Request Structure", on the limits of bodies and queries
 */
export function readApiRequest({ method, query, headers, body }: ApiCall): ApiRequest | ApiError {
  const action = headers['x-tc-action'] ?? '';
  const version = headers['x-tc-version'] ?? '';
  if (action === '') return missing('X-TC-Action');
  if (version === '') return missing('X-TC-Version');
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
  try {
    const text = typeof body === 'string' ? body : new TextDecoder('utf-8', { fatal: true }).decode(body);
    const value: unknown = text === '' ? {} : JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Parameters) : undefined;
  } catch {
    return undefined;
  }
}

/** Items of a list come as `Name.0`, `Name.1` and so on, in their order. */
function readQuery(query: string): Parameters | undefined {
  if (query.length > limits.query) return undefined;
  const parameters = new Map<string, string | string[]>();
  for (const [key, value] of new URLSearchParams(query)) {
    const [, name = key, index] = /^(.+)\.(\d{1,4})$/.exec(key) ?? [];
    const list = parameters.get(name) ?? [];
    if (index === undefined) parameters.set(name, value);
    else if (Array.isArray(list)) parameters.set(name, [...list, value]);
  }
  return Object.fromEntries(parameters);
}
