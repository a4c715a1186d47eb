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
export const receiverHandlers = (receiver: ReceiverParty): HttpHandler[] => {
  const addressOf = rememberingAddress();
  return [
    http.all(
      ({ request }) => withoutFragment(request.url) === addressOf(receiver.url),
      async ({ request }) => {
        const { method, headers } = request;
        const reply = await receiver.take({ method, headers, rawBody: await request.text() });
        if (reply.status === 0) return Response.error();
        const body = method === 'HEAD' || bodiless.includes(reply.status) ? null : reply.body;
        return new Response(body, { status: reply.status, headers: reply.headers });
      },
    ),
  ];
};

/** What a request line tells of a URL that was parsed already: all but the fragment. */
const withoutFragment = (url: string): string => url.split('#', 1)[0] ?? url;

/** Parses a URL, or gives the last answer again: thousands of requests in a row are compared with one URL. */
function rememberingAddress(): (text: string) => string | undefined {
  let last: { readonly text: string; readonly address: string | undefined } | undefined;
  return (text) => {
    if (last?.text !== text)
      last = { text, address: URL.canParse(text) ? withoutFragment(new URL(text).href) : undefined };
    return last.address;
  };
}
