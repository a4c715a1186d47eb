/** A request that was sent through the service worker, and the handlers' answer to it once they were asked. */
export type Carried = { answer: Promise<() => Response> | undefined };

/** A request that was read: what it is known by, since it carries no mark of ours, and how to make it anew. */
export type ReadRequest = { readonly content: string; renewed(): Request };

const utf8 = new TextDecoder();
/** Every byte is a character of its own: nothing is lost of a picture, and a large one takes no time. */
const latin1 = new TextDecoder('latin1');

/** A body as text. One that may be given as text, as a callback's is, has to read alike where it arrives in bytes. */
const textOf = (body: ArrayBuffer, type: string | null): string =>
  (type?.startsWith('application/json') ? utf8 : latin1).decode(body);

/**
 * Reads a request to its end. The given one is used up, instead of being cloned first: browsers put the body of a clone into
 * a blob, and keep and read that in another process, which takes longer than all else on a callback's way.
 *
 * @param rawBody the body of a JSON request, where it is known: nothing is read then, and the request itself is the first that is made anew.
 */
export async function readRequest(request: Request, rawBody?: string): Promise<ReadRequest> {
  const { method } = request;
  const heading = `${method} ${request.url}\n`;
  if (method === 'GET' || method === 'HEAD') return { content: heading, renewed: () => request.clone() };
  const body = rawBody ?? (await request.arrayBuffer());
  let unread = rawBody === undefined ? undefined : request;
  return {
    content: heading + (typeof body === 'string' ? body : textOf(body, request.headers.get('content-type'))),
    renewed: () => {
      const renewed = unread ?? new Request(request, { method, body });
      unread = undefined;
      return renewed;
    },
  };
}

/**
 * The requests on their way through the service worker, by their content. Two that are alike in method, URL and body may
 * stand in for each other.
 */
export class InFlight {
  readonly #byContent = new Map<string, Carried[]>();

  enter(content: string): { readonly carried: Carried; leave(): void } {
    const carried: Carried = { answer: undefined };
    const alike = this.#byContent.get(content);
    if (alike === undefined) this.#byContent.set(content, [carried]);
    else alike.push(carried);
    return { carried, leave: () => this.#remove(content, carried) };
  }

  /**
   * The request of ours that has arrived. If all that are alike were answered already, it is one of them that comes late
   * or twice. Undefined for a request that somebody else sent, such as an image element.
   */
  find(content: string): Carried | undefined {
    const alike = this.#byContent.get(content);
    return alike?.find(({ answer }) => answer === undefined) ?? alike?.[0];
  }

  #remove(content: string, carried: Carried): void {
    const rest = this.#byContent.get(content)?.filter((other) => other !== carried) ?? [];
    if (rest.length === 0) this.#byContent.delete(content);
    else this.#byContent.set(content, rest);
  }
}
