import type { Fetch } from '../service/ports.ts';
import type { Call } from './call-order.ts';
import type { CallRequest } from './call-request.ts';

/** What came back for a call. */
export type CallAnswer = {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
};

/** A call that was sent. */
export type Exchange = {
  readonly id: number;
  /** When it was sent, by the computer's clock, UNIX milliseconds. */
  readonly at: number;
  readonly call: Call;
  readonly request: CallRequest;
  /** Undefined: nothing came back. */
  readonly answer: CallAnswer | undefined;
  /** The answer's error, by the API's code and sentence; `NetworkError` where nothing came back. */
  readonly error: { readonly code: string; readonly message: string } | undefined;
};

/** Sends a request as it is. Resolves to undefined where nothing answers. */
export async function answerTo(
  { url, method, headers, body }: CallRequest,
  fetch: Fetch,
): Promise<CallAnswer | undefined> {
  try {
    const response = await fetch(
      new Request(url, { method, headers: headers.map(([name, value]) => [name, value]), body: body ?? null }),
    );
    return { status: response.status, headers: [...response.headers], body: await response.text() };
  } catch {
    return undefined;
  }
}

/** The error that an answer tells of; undefined for one that tells of none. */
export function errorIn(answer: CallAnswer | undefined): Exchange['error'] {
  if (answer === undefined) return { code: 'NetworkError', message: '' };
  try {
    const { Response } = JSON.parse(answer.body) as {
      readonly Response: { readonly Error?: { readonly Code: string; readonly Message: string } };
    };
    return Response.Error && { code: Response.Error.Code, message: Response.Error.Message };
  } catch {
    return { code: 'NetworkError', message: '' };
  }
}
