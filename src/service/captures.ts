import { CaptureRun, expectedScreenshots, withAttempt } from './capture-run.ts';
import type { RetryPolicy } from '../core/delivery.ts';
import type { Post } from './notifier.ts';
import type { Clock, Storage, Timers, WriteLock } from './ports.ts';
import type { SharedPush } from './push-loader.ts';
import type { AttemptRecord, CaptureRecord } from './records.ts';
import type { Secrets, Settings } from './settings.ts';
import type { SimulatorStore } from './simulator-store.ts';
import type { CaptureOnShow, SimulatorState } from './state.ts';
import { closeInterrupted, readCapture, readRecords } from './stored-captures.ts';

export type CapturesPorts = { readonly storage: Storage; readonly lock: WriteLock; readonly timers: Timers };

export type NewCapture = {
  readonly push: SharedPush;
  readonly settings: Settings;
  readonly secrets: Secrets;
  /** Whether callbacks are sent. */
  readonly isTold: boolean;
  /** Retries of the user's own; left out for those of the dialect. */
  readonly retryPolicy?: RetryPolicy | undefined;
  readonly sender: { readonly post: Post; readonly clock: Clock };
};

/** The captures: the one that runs, the one on show, and all that are stored. */
export class Captures {
  readonly #store: SimulatorStore;
  readonly #ports: CapturesPorts;
  #run: CaptureRun | undefined;
  /** The push of the last run, by which a run that lost its worker can be taken up again. */
  #pushOfRun: SharedPush | undefined;
  /** What this tab does under the write lock, one thing after the other. */
  #turn: Promise<unknown> = Promise.resolve();
  /** The screenshot that a link asks for, until it is there or a person chooses another. */
  #wanted: number | undefined;
  #hasChosen = false;
  #shown = 0;
  #comparedTimes = 0;

  constructor(store: SimulatorStore, ports: CapturesPorts) {
    this.#store = store;
    this.#ports = ports;
  }

  get isRunning(): boolean {
    return this.#run?.capture.record.outcome === 'running';
  }

  /** Starts a capture and puts it on show, in this very task; one that lost its worker goes on where it was. */
  start(order: NewCapture): void {
    const before = this.#store.current;
    const run = this.#resumed(order) ?? this.#newRun(order);
    const { capture } = run;
    const { record } = capture;
    this.#run = run;
    this.#pushOfRun = order.push;
    this.#shown += 1;
    const isNew = before.capture?.record.id !== record.id;
    if (isNew) this.#hasChosen = false;
    this.#store.remember(record.id, order.secrets);
    this.#store.patch({
      capture,
      captures: withRecord(before.captures, record),
      selected: isNew ? 0 : before.selected,
      problem: undefined,
      running: true,
    });
    this.#store.flush();
    void this.#perform(run, order.push.hold(), before);
  }

  stop(): void {
    this.#run?.stop();
  }

  select(index: number): void {
    this.#hasChosen = true;
    this.#wanted = undefined;
    this.#store.patch({ selected: index });
  }

  /** Selects a screenshot as soon as it is there. */
  want(index: number): void {
    this.#wanted = index;
    this.#hasChosen = false;
    const { capture } = this.#store.current;
    this.#store.patch({ selected: capture === undefined ? index : this.#selection(capture) });
  }

  async show(captureId: string, index = 0): Promise<void> {
    const time = (this.#shown += 1);
    const capture = await this.#read(captureId);
    if (capture === undefined || time !== this.#shown) return;
    const { compared } = this.#store.current;
    this.#hasChosen = false;
    this.#store.patch({
      capture,
      selected: this.#selection(capture, index),
      compared: compared?.record.id === captureId ? undefined : compared,
    });
  }

  async compare(captureId: string | undefined): Promise<void> {
    const time = (this.#comparedTimes += 1);
    const compared = captureId === undefined ? undefined : await this.#read(captureId);
    if (time === this.#comparedTimes) this.#store.patch({ compared });
  }

  /** Empties the storage, after stopping what runs. */
  async clear(): Promise<void> {
    this.stop();
    await this.#exclusively(async () => {
      await this.#ports.storage.clear();
      this.#run = undefined;
      this.#store.patch({ capture: undefined, captures: [], compared: undefined, selected: 0, problem: undefined });
    });
  }

  /** Adds an attempt that was sent by hand to its capture, on show and on disk. */
  async addAttempt(attempt: AttemptRecord): Promise<void> {
    const { captureId } = attempt;
    const { capture: shown } = this.#store.current;
    const isOfRun = this.#run?.capture.record.id === captureId;
    if (isOfRun) this.#run?.addAttempt(attempt);
    if (shown?.record.id === captureId) {
      this.#store.patch({ capture: (isOfRun ? this.#run?.capture : undefined) ?? withAttempt(shown, attempt) });
    }
    await this.write(captureId, () => this.#ports.storage.addAttempts([attempt]));
  }

  /** Stores something that belongs to a capture. Resolves to false when that capture is gone, or another tab writes. */
  async write(captureId: string, work: () => Promise<void>): Promise<boolean> {
    let isThere = false;
    const isHeld = await this.#exclusively(async () => {
      isThere = this.#store.current.captures.some(({ id }) => id === captureId);
      if (isThere) await work();
    });
    return isHeld && isThere;
  }

  /** Reads what is stored, and closes what a vanished tab left running. Resolves to the records, newest first. */
  async reload(): Promise<readonly CaptureRecord[]> {
    const records = await readRecords(this.#ports.storage);
    this.#store.patch({ captures: this.#withRun(records) });
    await this.#refreshShown(records);
    const orphans = records.filter(({ id, outcome }) => outcome === 'running' && id !== this.#run?.capture.record.id);
    if (orphans.length === 0 || this.#store.current.anotherTabWrites) return this.#store.current.captures;
    await this.#exclusively(async () => {
      for (const orphan of orphans) {
        const closed = await closeInterrupted(this.#ports.storage, orphan);
        this.#store.patch({ captures: withRecord(this.#store.current.captures, closed) });
      }
    });
    return this.#store.current.captures;
  }

  /** Another tab may have cleared what is on show here, or gone on with it. */
  async #refreshShown(records: readonly CaptureRecord[]): Promise<void> {
    const { capture: shown } = this.#store.current;
    if (shown === undefined || (this.isRunning && shown === this.#run?.capture)) return;
    const record = records.find(({ id }) => id === shown.record.id);
    if (record === undefined) return this.#store.patch({ capture: undefined });
    if (record.outcome === shown.record.outcome && record.taken === shown.record.taken) return;
    const capture = await readCapture(this.#ports.storage, record);
    if (this.#store.current.capture === shown) this.#store.patch({ capture });
  }

  #newRun({ push: { push }, settings, secrets, isTold, retryPolicy, sender }: NewCapture): CaptureRun {
    const { captures } = this.#store.current;
    const madeAt = this.#ports.timers.now();
    const { facts } = push;
    const total = expectedScreenshots(settings, facts, 0);
    const counts = { total, taken: 0, delivered: 0 };
    const id = freshId(madeAt, captures);
    const begun = { outcome: 'running', ...counts, problem: undefined } as const;
    const record: CaptureRecord = { id, madeAt, settings, facts, retryPolicy, ...begun };
    const capture: CaptureOnShow = { record, screenshots: [], attempts: new Map(), millisecondsLeft: undefined };
    const run = new CaptureRun(capture, { push, secrets, isTold, ...sender, fromShot: 0 }, this.#ports, this.#onRun);
    return run;
  }

  #resumed({ push }: NewCapture): CaptureRun | undefined {
    const { capture, stale } = this.#store.current;
    const isTheSame = capture === this.#run?.capture && stale.length === 0 && push === this.#pushOfRun;
    return isTheSame ? this.#run?.resumed(push.push) : undefined;
  }

  async #perform(run: CaptureRun, push: SharedPush, before: SimulatorState): Promise<void> {
    try {
      const isHeld = await this.#exclusively(() => run.run());
      if (!isHeld) this.#takeBack(run, before);
    } catch (error) {
      if (run.capture.record.outcome === 'running') this.#takeBack(run, before);
      throw error;
    } finally {
      push.release();
    }
  }

  /** A capture that could not even begin leaves everything as it was. */
  #takeBack(run: CaptureRun, { capture, captures, selected }: SimulatorState): void {
    if (this.#run !== run) return;
    this.#run = undefined;
    this.#store.patch({ capture, captures, selected, running: false });
  }

  readonly #onRun = (capture: CaptureOnShow): void => {
    const { captures, capture: shown, compared } = this.#store.current;
    const { id, outcome, problem } = capture.record;
    const change: { -readonly [name in keyof SimulatorState]?: SimulatorState[name] } = {
      captures: withRecord(captures, capture.record),
      running: outcome === 'running',
    };
    if (shown?.record.id === id) {
      change.capture = capture;
      change.selected = this.#selection(capture);
    }
    if (compared?.record.id === id) change.compared = capture;
    if (outcome !== 'running' && problem !== undefined) change.problem = problem;
    this.#store.patch(change);
  };

  /** Which screenshot to show: the one a link wants once it is there, else the present one unless it will never be there. */
  #selection({ screenshots }: CaptureOnShow, present = this.#store.current.selected): number {
    const has = (wanted: number): boolean => screenshots.some(({ index }) => index === wanted);
    if (this.#wanted !== undefined && has(this.#wanted)) {
      const wanted = this.#wanted;
      this.#wanted = undefined;
      this.#hasChosen = true;
      return wanted;
    }
    const [first] = screenshots;
    if (this.#hasChosen || first === undefined || first.index <= present) return present;
    return first.index;
  }

  async #read(captureId: string): Promise<CaptureOnShow | undefined> {
    if (this.#run?.capture.record.id === captureId) return this.#run.capture;
    const record = this.#store.current.captures.find(({ id }) => id === captureId);
    return record && readCapture(this.#ports.storage, record);
  }

  #withRun(records: readonly CaptureRecord[]): readonly CaptureRecord[] {
    const own = this.#run?.capture.record;
    return own?.outcome === 'running' ? withRecord(records, own) : records;
  }

  /** Runs work under the write lock once this tab's earlier work is done. Resolves to false when another tab holds the lock. */
  #exclusively(work: () => Promise<void>): Promise<boolean> {
    const turn = this.#turn.then(async () => {
      const isHeld = await this.#ports.lock.tryHold(work);
      if (isHeld) this.#ports.lock.announce();
      else this.#store.patch({ anotherTabWrites: true });
      return isHeld;
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}

/** The list with this record in its place, or in front. */
function withRecord(records: readonly CaptureRecord[], record: CaptureRecord): readonly CaptureRecord[] {
  const place = records.findIndex(({ id }) => id === record.id);
  return place === -1 ? [record, ...records] : records.with(place, record);
}

/** Names what is made by the time of it, unlike all that is there. */
export function freshId(madeAt: number, others: readonly { readonly id: string }[]): string {
  const taken = new Set(others.map(({ id }) => id));
  for (let time = madeAt; ; time += 1) {
    const id = Math.floor(time).toString(36);
    if (!taken.has(id)) return id;
  }
}
