import type { ApiActionName } from '../core/api-actions.ts';
import type { ApiCredential } from '../core/api-signature.ts';

/** How a call is signed: by headers, by a field, or not at all, which it then says. */
export type CallSigning = 'TC3-HMAC-SHA256' | 'HmacSHA256' | 'HmacSHA1' | 'SKIP';

export const callSignings: readonly CallSigning[] = ['TC3-HMAC-SHA256', 'HmacSHA256', 'HmacSHA1', 'SKIP'];

export type CallMethod = 'POST' | 'GET';

/** The hosts to choose from: the product's, that of the international site, and one of a region. */
export const callHosts = [
  'live.tencentcloudapi.com',
  'live.intl.tencentcloudapi.com',
  'live.ap-guangzhou.tencentcloudapi.com',
] as const;

export type CallHost = (typeof callHosts)[number];

/** A call as it is wanted, apart from who makes it and when. */
export type Call = {
  readonly action: ApiActionName;
  readonly host: CallHost;
  readonly method: CallMethod;
  readonly signing: CallSigning;
  /** The parameters as JSON; any text, where somebody wants to see what comes of it. */
  readonly body: string;
};

/** A call, and all that its signature needs besides. */
export type CallOrder = Call & {
  readonly credential: ApiCredential;
  /** UNIX second, as the call tells it. */
  readonly timestamp: number;
  /** Any number that the caller did not use in the same second; the older signature covers one. */
  readonly nonce: number;
};

/** The parameters of a call by name; undefined where its body is no JSON object. */
export function parametersOf(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}
