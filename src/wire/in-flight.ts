/** A request that was sent through the service worker, and the handlers' answer to it once they were asked. */
export type Carried = { answer: Promise<Response> | undefined };

/** What a request on its way is known by: it carries no mark of ours. */
export async function contentOf(request: Request): Promise<string> {
  return `${request.method} ${request.url}\n${await request.clone().text()}`;
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
