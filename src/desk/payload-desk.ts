import { ScreencaptureError, type ErrorCode, type ErrorDetails } from '../core/errors.ts';
import { Progress } from '../service/progress.ts';
import type { Timers } from '../service/ports.ts';
import { Store } from '../service/store.ts';
import { callbacksIn, type Amount, type FileOrder, type PayloadSource } from './file-protocol.ts';
import type { FileMaker, Measured, StoredPicture, WrittenFile } from './file-worker.ts';
import { defaultPlanTexts, parsePlanQuery, planQuery, type PlanFieldName, type PlanTexts } from './plan-fields.ts';

/** A file that is being made, or how that ended. */
export type FileJob =
  | {
      readonly phase: 'writing';
      readonly amount: Amount;
      readonly total: number;
      readonly millisecondsLeft: number | undefined;
    }
  | { readonly phase: 'written'; readonly amount: Amount; readonly name: string }
  | { readonly phase: 'cancelled' }
  | { readonly phase: 'failed'; readonly code: ErrorCode; readonly details: ErrorDetails };

export type PayloadDeskState = {
  /** The form as typed. */
  readonly texts: PlanTexts;
  /** What payloads are made of. */
  readonly source: PayloadSource['kind'];
  /** Names in the link that were ignored because their value does not parse. */
  readonly ignoredLinkNames: readonly string[];
  readonly job: FileJob | undefined;
  /** How large the last order that was asked about would be; undefined while it is counted. */
  readonly measured: Measured | undefined;
};

/** What the desk needs from outside. */
export type PayloadDeskPorts = {
  readonly timers: Timers;
  /** Starts what writes and counts, in a worker of its own. */
  readonly startWorker: () => FileMaker;
  /** Hands a file to the browser's downloads. */
  readonly save: (file: Blob, name: string) => void;
  /** Measures how much room the browser lends, for the sentence about a full disk. */
  readonly room: () => Promise<ErrorDetails | undefined>;
};

/** A download reads on after the click, as long as the disk takes; no event tells its end. Milliseconds, and bytes a millisecond. */
const keepAtLeastMs = 120_000;
const slowestDisk = 5_000;

/** Where payloads are ordered: the form, the present link, the file that is being made. It outlives the view that shows it. */
export class PayloadDesk {
  readonly state = new Store<PayloadDeskState>({
    texts: defaultPlanTexts,
    source: 'plan',
    ignoredLinkNames: [],
    job: undefined,
    measured: undefined,
  });
  readonly #ports: PayloadDeskPorts;
  #writer: FileMaker | undefined;
  #counter: FileMaker | undefined;

  constructor(ports: PayloadDeskPorts) {
    this.#ports = ports;
  }

  /** The parameters of a link that restores the form. */
  get query(): string {
    return planQuery(this.state.current.texts);
  }

  /** Takes over what a link says; what it leaves out is at its default. */
  open(query: string): void {
    const { texts, ignored } = parsePlanQuery(query);
    this.state.patch({ texts, ignoredLinkNames: ignored });
  }

  setField(name: PlanFieldName, text: string): void {
    this.state.patch({ texts: { ...this.state.current.texts, [name]: text } });
  }

  chooseSource(source: PayloadSource['kind']): void {
    this.state.patch({ source });
  }

  /** Makes a file and hands it to the browser's downloads; one at a time. */
  async make(order: FileOrder, name: string, picture: StoredPicture): Promise<void> {
    if (this.#writer !== undefined) return;
    const writer = this.#ports.startWorker();
    this.#writer = writer;
    const total = callbacksIn(order.source);
    const progress = new Progress(this.#ports.timers);
    const show = (amount: Amount): void => {
      const millisecondsLeft = progress.millisecondsLeft(amount.callbacks, total);
      this.state.patch({ job: { phase: 'writing', amount, total, millisecondsLeft } });
    };
    show({ callbacks: 0, bytes: 0 });
    this.state.flush();
    try {
      const written = await writer.write(order, picture, show);
      this.state.patch({ job: written === undefined ? { phase: 'cancelled' } : this.#hand(written, name) });
    } catch (error) {
      if (!(error instanceof ScreencaptureError)) {
        this.state.patch({ job: undefined });
        throw error;
      }
      const room = error.code === 'storage-full' ? await this.#ports.room() : undefined;
      this.state.patch({ job: { phase: 'failed', code: error.code, details: { ...error.details, ...room } } });
    } finally {
      this.#writer = undefined;
      writer.close();
    }
  }

  cancel(): void {
    this.#writer?.cancel();
  }

  /** Forgets how the last file ended. */
  dismiss(): void {
    if (this.#writer === undefined) this.state.patch({ job: undefined });
  }

  /** Counts how large a file would be; a later question takes the place of this one. */
  async measure(order: FileOrder, picture: StoredPicture): Promise<void> {
    this.state.patch({ measured: undefined });
    this.#counter ??= this.#ports.startWorker();
    const counter = this.#counter;
    try {
      const measured = await counter.measure(order, picture);
      if (measured !== undefined) this.state.patch({ measured });
    } catch (error) {
      // What counts has died, or the order cannot be made: the page does without the figure until it changes.
      counter.close();
      if (this.#counter === counter) this.#counter = undefined;
      if (!(error instanceof ScreencaptureError)) throw error;
    }
  }

  #hand({ file, amount, release }: WrittenFile, name: string): FileJob {
    this.#ports.save(file, name);
    this.#ports.timers.after(keepAtLeastMs + file.size / slowestDisk, () => void release());
    return { phase: 'written', amount, name };
  }
}
