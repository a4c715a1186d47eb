import type { AnsweredCall } from '../service/live-api.ts';
import { isLiveApiHost } from '../wire/live-api-handlers.ts';
import type { Served } from './local-server.ts';

/** A request as it is told of. The API's answers all have status 200, so that action and error of a call are told beside it. */
export type ToldRequest = Omit<Served, 'body'> & { readonly action?: string; readonly error?: string };

/** What is told of a request: no secret, and of a call of the API what was asked for and the code of its error. */
export function toldRequest({ method, url, status, body }: Served, answered: readonly AnsweredCall[]): ToldRequest {
  const told = { method, url: withoutSecrets(url), status };
  if (!URL.canParse(url) || !isLiveApiHost(new URL(url).hostname)) return told;
  const requestId = requestIdOf(body);
  const call = answered.findLast((other) => other.requestId === requestId);
  if (call === undefined) return told;
  return { ...told, action: printable(call.action), ...(call.error && { error: call.error.code }) };
}

/** Parameters whose values nobody else should see; in the address they are where a call is a GET. */
const secretNames: readonly string[] = ['CallbackKey', 'SecretKey', 'Token', 'x-cos-security-token'];

function withoutSecrets(url: string): string {
  const at = url.indexOf('?');
  if (at < 0) return url;
  const pairs = url.slice(at + 1).split('&');
  const told = pairs.map((pair) => {
    const [name = ''] = new URLSearchParams(pair).keys();
    return secretNames.some((secret) => secret.toLowerCase() === name.toLowerCase()) ? `${name}=***` : pair;
  });
  return `${url.slice(0, at)}?${told.join('&')}`;
}

function requestIdOf(body: Uint8Array): string | undefined {
  try {
    const { Response: response } = JSON.parse(new TextDecoder().decode(body)) as { Response?: { RequestId?: string } };
    return response?.RequestId;
  } catch {
    return undefined;
  }
}

/** Names of actions are what anybody sends; a terminal does what control characters say. */
const printable = (text: string): string => text.toWellFormed().replaceAll(/\p{Cc}/gu, '\uFFFD');
