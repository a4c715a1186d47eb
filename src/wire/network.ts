import { getResponse, type HttpHandler } from 'msw';
import type { Fetch, Timers } from '../service/ports.ts';
import type { SimulatorState } from '../service/state.ts';
import { countdown } from '../service/countdown.ts';
import { InFlight, readRequest, type Carried } from './in-flight.ts';
import { opaqueRedirect, redirectStatuses } from './opaque-redirect.ts';

/** The way through a service worker, as the network needs it. In the page: `serviceWorkerWay`. */
export interface WorkerWay {
  /** Whether a request to this URL can go that way. The real network is never an alternative. */
  carries(url: URL): boolean;
  /**
   * Resolves once requests that the worker meets are answered by `answer`. Rejects when this page can't have that.
   * `answer` is also asked for requests that the network did not send, such as an image element's.
   */
  start(answer: (request: Request) => Promise<Response>): Promise<void>;
  /** Whether a request sent in this very task meets the worker. */
  isOpen(): boolean;
  send(request: Request): Promise<Response>;
}

export type Route = SimulatorState['answeredBy'];

/** How long the worker may be silent about a request whose handlers were not reached: three steps of a second. */
const patience = { steps: 3, stepMs: 1000 };

/**
 * The network of the mocked hosts: one set of handlers, two ways to them. Requests go through the service worker, where
 * the browser's network panel shows them, as long as it answers; otherwise the handlers are asked in the page. No request
 * is handed to the browser unless the worker is sure to meet it, and none reaches the handlers twice.
 */
export class Network {
  readonly #handlers: HttpHandler[];
  readonly #way: WorkerWay;
  readonly #timers: Pick<Timers, 'after'>;
  readonly #inFlight = new InFlight();
  readonly #listeners = new Set<() => void>();
  readonly #started: Promise<void>;
  #isTrusted = false;
  #current: Route = 'starting';

  constructor(handlers: readonly HttpHandler[], way: WorkerWay, timers: Pick<Timers, 'after'>) {
    this.#handlers = [...handlers];
    this.#way = way;
    this.#timers = timers;
    this.#started = this.#start();
  }

  /** Who answers at present. */
  get current(): Route {
    return this.#current;
  }

  /** Calls `listener` after each change of `current`. Returns a release. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /**
   * Sends to the mocks, whatever the host. Rejects as `fetch` does: with a `TypeError` where nothing answers, with the
   * signal's reason when aborted.
   */
  readonly fetch: Fetch = async (request, rawBody) => {
    request.signal.throwIfAborted();
    if (!this.#way.carries(new URL(request.url))) return this.#inPage(request);
    if (this.#current === 'starting') await orAborted(this.#started, request.signal);
    return this.#isTrusted ? this.#throughWorker(request, rawBody) : this.#inPage(request);
  };

  /** Ends when the worker is ready, refused or silent for too long. One that comes up later is made use of from then on. */
  async #start(): Promise<void> {
    const silence = countdown(this.#timers, patience.steps, patience.stepMs);
    const started = this.#way
      .start((request) => this.#answerArrival(request))
      .then(
        () => this.#trust(),
        () => this.#switchTo('in-process'),
      );
    await Promise.race([started, silence.over]);
    silence.callOff();
    if (!this.#isTrusted) this.#switchTo('in-process');
  }

  /** A request has come through the worker. */
  async #answerArrival(request: Request): Promise<Response> {
    const { content, renewed } = await readRequest(request);
    // Found and marked as answered in one task, so that another of the same content finds the next.
    const carried = this.#inFlight.find(content);
    if (carried === undefined) return this.#ask(renewed());
    carried.answer ??= this.#ask(renewed()).then(repeatable);
    // However late it came: the worker lives.
    this.#trust();
    return (await carried.answer)();
  }

  async #throughWorker(request: Request, rawBody: string | undefined): Promise<Response> {
    const { content, renewed } = await readRequest(request, rawBody);
    const { carried, leave } = this.#inFlight.enter(content);
    // From here to `send` in one task: nobody can take the worker away in between.
    if (!this.#way.isOpen()) {
      leave();
      this.#switchTo('in-process');
      return this.#inPage(renewed());
    }
    this.#switchTo('service-worker');
    const sent = this.#way.send(renewed()).catch(() => undefined);
    // Remembered until the worker is done with it, so that a late arrival is known.
    void sent.then(leave);
    const response = await this.#unlessSilent(sent, carried);
    if (response !== undefined) return response;
    request.signal.throwIfAborted();
    return this.#inPlaceOfWorker(renewed(), carried);
  }

  /** The worker's response; undefined when it failed, or said nothing for too long. */
  async #unlessSilent(sent: Promise<Response | undefined>, carried: Carried): Promise<Response | undefined> {
    const first = await this.#withPatience(sent);
    if (first !== 'silent') return first;
    if (carried.answer === undefined) return undefined;
    // The handlers take their time; the worker's begins when they are done.
    await Promise.race([sent, carried.answer]);
    const second = await this.#withPatience(sent);
    return second === 'silent' ? undefined : second;
  }

  async #withPatience<T>(sent: Promise<T>): Promise<T | 'silent'> {
    const silence = countdown(this.#timers, patience.steps, patience.stepMs);
    try {
      return await Promise.race([sent, silence.over.then(() => 'silent' as const)]);
    } finally {
      silence.callOff();
    }
  }

  async #inPlaceOfWorker(copy: Request, carried: Carried): Promise<Response> {
    const wasAsked = carried.answer !== undefined;
    if (!wasAsked) this.#distrust();
    carried.answer ??= this.#ask(copy).then(repeatable);
    const answer = (await orAborted(carried.answer, copy.signal))();
    // An answer that is a network error came to its sender as one: the worker did what it should.
    if (wasAsked && answer.type !== 'error') this.#distrust();
    return asFetched(answer, copy);
  }

  async #inPage(request: Request): Promise<Response> {
    return asFetched(await orAborted(this.#ask(request), request.signal), request);
  }

  async #ask(request: Request): Promise<Response> {
    try {
      return (await getResponse(this.#handlers, request)) ?? Response.error();
    } catch (error) {
      // A mistake in a handler: for the sender a host that broke down, for us an uncaught error.
      queueMicrotask(() => {
        throw error;
      });
      return Response.error();
    }
  }

  #trust(): void {
    this.#isTrusted = true;
    this.#switchTo('service-worker');
  }

  #distrust(): void {
    this.#isTrusted = false;
    this.#switchTo('in-process');
  }

  #switchTo(route: Route): void {
    if (this.#current === route) return;
    this.#current = route;
    for (const listener of this.#listeners) listener();
  }
}

/** An answer that can be given more than once, without a clone: see `readRequest`. */
async function repeatable(response: Response): Promise<() => Response> {
  if (response.type === 'error') return () => Response.error();
  const { status, statusText, headers } = response;
  const body = response.body === null ? null : await response.arrayBuffer();
  return () => new Response(body, { status, statusText, headers });
}

/** A handler's answer as `fetch` would give it to the sender. */
function asFetched(answer: Response, request: Request): Response {
  const isRedirect = redirectStatuses.includes(answer.status);
  if (isRedirect && request.redirect === 'manual') return opaqueRedirect();
  if (answer.type === 'error' || isRedirect) throw new TypeError('Failed to fetch');
  return answer;
}

function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) return Promise.reject(signal.reason);
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
