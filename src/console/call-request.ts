import { apiVersion } from '../core/api-actions.ts';
import { signApiForm, signedFormText } from '../core/api-form-signature.ts';
import { apiSigningKeys, signApiCall, type ApiSignatureSteps, type ApiSigningKeys } from '../core/api-signature.ts';
import { encodeText } from '../core/encoded-text.ts';
import { parametersOf, type CallOrder } from './call-order.ts';
import { maskFields } from './masking.ts';

/** A signature as it came to be. */
export type CallSignature =
  | ({ readonly kind: 'tc3'; readonly keys: ApiSigningKeys } & ApiSignatureSteps)
  | {
      readonly kind: 'form';
      readonly signedText: string;
      /** The same without the fields' secrets: values stand in it as they are, so that it cannot be told where one ends. */
      readonly maskedText: string;
      readonly signature: string;
    }
  | { readonly kind: 'none' };

/** The HTTP request of a call, byte for byte. */
export type CallRequest = {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  /** In their order; `Host` is the client's to send. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Undefined for GET. */
  readonly body: string | undefined;
  readonly signature: CallSignature;
};

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';

/**
 * Makes the request of a call and signs it.
 *
 * @see TencentCloud API 3.0, "Request Structure", and "Signature" (v3 and v1)
 */
export function callRequest(order: CallOrder): CallRequest {
  return order.signing === 'HmacSHA1' || order.signing === 'HmacSHA256'
    ? signedByField(order, order.signing)
    : signedByHeaders(order);
}

function signedByHeaders(order: CallOrder): CallRequest {
  const { action, host, method, signing, credential, timestamp } = order;
  const isGet = method === 'GET';
  const url = addressOf(host, isGet ? queryOf(order.body) : '');
  const body = isGet ? undefined : order.body;
  const contentType = isGet ? form : json;
  const signed = signApiCall(
    {
      method,
      query: url.search.slice(1),
      headers: { host, 'content-type': contentType },
      body: body ?? '',
    },
    credential,
    timestamp,
  );
  const isSigned = signing === 'TC3-HMAC-SHA256';
  return {
    method,
    url: url.href,
    headers: [
      ['Authorization', isSigned ? signed.authorization : signing],
      ['Content-Type', contentType],
      ['X-TC-Action', action],
      ['X-TC-Version', apiVersion],
      ['X-TC-Timestamp', String(timestamp)],
    ],
    body,
    signature: isSigned
      ? { kind: 'tc3', keys: apiSigningKeys(credential.secretKey, timestamp), ...signed }
      : { kind: 'none' },
  };
}

function signedByField(order: CallOrder, signatureMethod: 'HmacSHA1' | 'HmacSHA256'): CallRequest {
  const { action, host, method, body, credential, timestamp, nonce } = order;
  const common = {
    Action: action,
    Version: apiVersion,
    Timestamp: String(timestamp),
    Nonce: String(nonce),
    SecretId: credential.secretId,
    SignatureMethod: signatureMethod,
  };
  const fields: Record<string, string> = { ...Object.fromEntries(pairsOf(body)), ...common };
  const signature = signApiForm({ method, host, fields }, credential.secretKey) ?? '';
  const text = encodedPairs(Object.entries({ ...fields, Signature: signature }));
  const isGet = method === 'GET';
  return {
    method,
    url: addressOf(host, isGet ? text : '').href,
    headers: isGet ? [] : [['Content-Type', form]],
    body: isGet ? undefined : text,
    signature: {
      kind: 'form',
      signedText: signedFormText({ method, host, fields }),
      maskedText: signedFormText({ method, host, fields: maskFields(fields) }),
      signature,
    },
  };
}

function addressOf(host: string, query: string): URL {
  const url = new URL(`https://${host}/`);
  url.search = query;
  return url;
}

/** Parameters as a query; a body that is no object goes as it is. */
const queryOf = (body: string): string =>
  parametersOf(body) === undefined ? encodeText(body) : encodedPairs(pairsOf(body));

/** Items of a list are fields of their own: `Name.0`, `Name.1`. */
function pairsOf(body: string): readonly (readonly [name: string, value: string])[] {
  return Object.entries(parametersOf(body) ?? {}).flatMap(([name, value]) =>
    Array.isArray(value)
      ? value.map((item, index) => [`${name}.${String(index)}`, fieldText(item)] as const)
      : [[name, fieldText(value)] as const],
  );
}

const fieldText = (value: unknown): string =>
  (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed();

const encodedPairs = (pairs: readonly (readonly [name: string, value: string])[]): string =>
  pairs.map(([name, value]) => `${encodeText(name)}=${encodeText(value)}`).join('&');
