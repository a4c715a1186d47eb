import {
  ownConduct,
  readsClock,
  type Loading,
  type OwnAnswer,
  type OwnReceiver,
  type OwnReceiverInUse,
  type OwnReceiverProblem,
  type OwnRequest,
} from './own-receiver.ts';
import { Store } from './store.ts';

export type OwnReceiverState = {
  /** The code as it is being written. In memory only: it may hold a callback key. */
  readonly source: string;
  /** The code that answers callbacks now; undefined while the simulated receiver does. */
  readonly sourceInUse: string | undefined;
  /** How the code in use answers. */
  readonly inUse: OwnReceiverInUse | undefined;
  /** What went wrong with the code in use at its last failure. */
  readonly problem: OwnReceiverProblem | undefined;
};

/** Where a receiver is written, tried and put to use. It outlives the view that shows it. */
export class OwnReceiverDesk {
  readonly state: Store<OwnReceiverState>;
  readonly #open: () => OwnReceiver;
  #inUse: OwnReceiver | undefined;

  /** @param open opens a receiver of its own for each code: trying one leaves the one in use alone. */
  constructor(open: () => OwnReceiver, source: string) {
    this.#open = open;
    this.state = new Store<OwnReceiverState>({
      source,
      sourceInUse: undefined,
      inUse: undefined,
      problem: undefined,
    });
  }

  write(source: string): void {
    this.state.patch({ source });
  }

  /** Lets this code answer callbacks from now on. Code that cannot be loaded leaves everything as it is. */
  async use(source: string): Promise<Loading> {
    const receiver = this.#open();
    const loading = await receiver.load(source);
    if (!loading.ok) {
      receiver.dispose();
      return loading;
    }
    this.#inUse?.dispose();
    this.#inUse = receiver;
    const inUse: OwnReceiverInUse = {
      answer: this.#conductOf(receiver),
      startAnew: () => this.#startAnew(source),
      readsClock: readsClock(source),
    };
    this.state.patch({ sourceInUse: source, inUse, problem: undefined });
    return loading;
  }

  useSimulated(): void {
    this.#inUse?.dispose();
    this.#inUse = undefined;
    this.state.patch({ sourceInUse: undefined, inUse: undefined, problem: undefined });
  }

  /** What this code answers to one request; it is not put to use. */
  async try(source: string, request: OwnRequest): Promise<OwnAnswer> {
    const receiver = this.#open();
    try {
      const loading = await receiver.load(source);
      return loading.ok ? await receiver.answer(request) : { problem: loading.problem };
    } finally {
      receiver.dispose();
    }
  }

  #startAnew(source: string): ReturnType<OwnReceiverInUse['startAnew']> {
    const receiver = this.#open();
    const loading = receiver.load(source);
    const answer = this.#conductOf(receiver);
    return {
      answer: async (request) => {
        await loading;
        return answer(request);
      },
      end: () => receiver.dispose(),
    };
  }

  #conductOf(receiver: OwnReceiver): OwnReceiverInUse['answer'] {
    return ownConduct(receiver, (problem) => this.state.patch({ problem }));
  }
}
