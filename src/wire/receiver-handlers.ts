import { http, type HttpHandler } from 'msw';

/** What the handlers need of the receiver. */
export type ReceiverParty = {
  /** The callback URL at which it listens now. */
  readonly url: string;
  take(request: { readonly method: string; readonly rawBody: string; readonly headers: Headers }): Promise<{
    /** 0: nothing answers, the sender sees a network error. */
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  }>;
};

/** Statuses whose answer has no body. */
const bodiless: readonly number[] = [204, 205, 304];

/**
 * The HTTP face of the customer's callback server, at whatever URL it listens when a request comes, of whatever method:
 * parses, asks, answers.
 */
export const receiverHandlers = (receiver: ReceiverParty): HttpHandler[] => [
  http.all(
    ({ request }) => addressOf(request.url) === addressOf(receiver.url),
    async ({ request }) => {
      const { method, headers } = request;
      const reply = await receiver.take({ method, headers, rawBody: await request.text() });
      if (reply.status === 0) return Response.error();
      const body = method === 'HEAD' || bodiless.includes(reply.status) ? null : reply.body;
      return new Response(body, { status: reply.status, headers: reply.headers });
    },
  ),
];

/** What a request line tells of a URL: all but the fragment. */
function addressOf(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  url.hash = '';
  return url.href;
}
