/** A request that was sent through the service worker, and the handlers' answer to it once they were asked. */
export type Carried = { answer: Promise<() => Response> | undefined };

/** A request that was read: what it is known by, since it carries no mark of ours, and how to make it anew. */
export type ReadRequest = { readonly content: string; renewed(): Request };

/**
 * Reads a request to its end. The given one is used up, instead of being cloned first: browsers put the body of a clone into
 * a blob, and keep and read that in another process, which takes longer than all else on a callback's way.
 */
export async function readRequest(request: Request): Promise<ReadRequest> {
  const heading = `${request.method} ${request.url}\n`;
  if (request.method === 'GET' || request.method === 'HEAD')
    return { content: heading, renewed: () => request.clone() };
  const body = await request.arrayBuffer();
  return {
    content: heading + new TextDecoder().decode(body),
    renewed: () => new Request(request, { method: request.method, body }),
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
