import { packAttempts, unpackAttempts } from './attempt-packs.ts';
import { freshId, type Captures } from './captures.ts';
import { nextTask } from './clocks.ts';
import { type ConductPlan } from './conduct-plan.ts';
import { conductOf } from './conducts.ts';
import type { RehearsalOnShow } from './lab-state.ts';
import type { Storage, Timers } from './ports.ts';
import { rehearsingReceiver, type RehearsingReceiver } from './own-rehearsal.ts';
import type { OwnReceiverInUse } from './own-receiver.ts';
import { verifyBody, type ReceiverSettings } from './receiver.ts';
import type { AttemptPack, AttemptRecord, RehearsalRecord } from './records.ts';
import { rehearse, type AskedRequest, type RehearsalLog } from './rehearsal.ts';
import { callbackBody, deliveryStart, type Signer } from './screencapture.ts';
import type { SimulatorStore } from './simulator-store.ts';
import type { CaptureOnShow } from './state.ts';

export type RehearsalsHost = {
  readonly store: SimulatorStore;
  readonly captures: Captures;
  readonly storage: Storage;
  readonly timers: Timers;
  /** How the receiver is set up at the moment of asking. */
  readonly receiverSettings: () => ReceiverSettings;
};

/** Under what a rehearsal was made. */
type Circumstances = Pick<RehearsalRecord, 'plan' | 'policy'> & { readonly rehearsing: RehearsingReceiver | undefined };

/** The rehearsals of the capture on show: the one that is made, the one on show, and all that are stored. */
export class Rehearsals {
  readonly #host: RehearsalsHost;
  /** Called with what goes on show, and whether it has just been made. */
  readonly #onShow: (rehearsal: RehearsalOnShow, isNew: boolean) => void;
  #stop = new AbortController();
  /** The stored rehearsal that was asked for last. */
  #wanted: RehearsalRecord | undefined;

  constructor(host: RehearsalsHost, onShow: (rehearsal: RehearsalOnShow, isNew: boolean) => void) {
    this.#host = host;
    this.#onShow = onShow;
  }

  /**
   * Rehearses under the plan and the policy of this moment, puts the result on show and stores it.
   *
   * @param own answers in place of the simulated receiver, whose plan plays no part then
   */
  async make(
    { record: { id: captureId, settings }, screenshots }: CaptureOnShow,
    signer: Signer,
    own: OwnReceiverInUse | undefined,
  ): Promise<void> {
    const { store, timers, receiverSettings } = this.#host;
    const { plan, retries } = store.current.lab;
    const rehearsing = own && rehearsingReceiver(own, receiverSettings().url);
    const order: Parameters<typeof rehearse>[0] = {
      screenshots,
      policy: retries.policy,
      ask: rehearsing?.ask ?? this.#receiverBy(plan),
      startOf: (record) => deliveryStart(record, settings),
      bodyOf: (record) => callbackBody(record, signer),
    };
    const { signal } = (this.#stop = new AbortController());
    const tell = (done: number): void => store.patchLab({ progress: { done, total: screenshots.length } });
    tell(0);
    try {
      const log = await rehearse(order, timers, tell, signal);
      if (this.#isOnShow(captureId)) await this.#keep(captureId, log, { plan, policy: retries.policy, rehearsing });
    } finally {
      rehearsing?.end();
      store.patchLab({ progress: undefined });
    }
  }

  /** Ends the one that is being made; what was sent is kept if its capture is still on show. */
  stop(): void {
    this.#stop.abort();
  }

  /** Takes the one on show away, or lets another take its place. */
  async show(record: RehearsalRecord | undefined): Promise<void> {
    this.#wanted = record;
    if (record === undefined) return this.#host.store.patchLab({ rehearsal: undefined });
    const { storage, timers } = this.#host;
    const attempts = new Map<number, readonly AttemptRecord[]>();
    for (const pack of await storage.attemptPacks(record.captureId, record.id)) {
      for (const [index, made] of unpackAttempts(pack)) attempts.set(index, made);
      await nextTask(timers);
    }
    if (record === this.#wanted && this.#isOnShow(record.captureId)) this.#show({ record, attempts }, false);
  }

  /** Reads which ones the capture on show has. */
  async reload(): Promise<void> {
    const { store, storage } = this.#host;
    const captureId = store.current.capture?.record.id;
    const rehearsals = captureId === undefined ? [] : await storage.rehearsals(captureId);
    if (this.#isOnShow(captureId)) store.patchLab({ rehearsals });
  }

  #isOnShow(captureId: string | undefined): boolean {
    return this.#host.store.current.capture?.record.id === captureId;
  }

  #show(rehearsal: RehearsalOnShow, isNew: boolean): void {
    this.#host.store.patchLab({ rehearsal });
    this.#onShow(rehearsal, isNew);
  }

  /** The receiver as it is set up now, whatever changes later. Its inbox is for requests. */
  #receiverBy(plan: ConductPlan) {
    const settings = this.#host.receiverSettings();
    const conduct = conductOf(plan);
    return ({ rawBody, at, callback }: AskedRequest) =>
      conduct({ rawBody, callback, verification: verifyBody(rawBody, settings, Math.floor(at / 1000)) });
  }

  async #keep(
    captureId: string,
    { attempts, ...counts }: RehearsalLog,
    { plan, policy, rehearsing }: Circumstances,
  ): Promise<void> {
    const { store, captures, storage, timers } = this.#host;
    const madeAt = timers.now();
    const record: RehearsalRecord = {
      captureId,
      id: freshId(madeAt, store.current.lab.rehearsals),
      madeAt,
      way: 'in-process',
      ...(rehearsing === undefined ? {} : { own: { unasked: rehearsing.unasked() } }),
      policy,
      plan,
      outcome: counts.delivered + counts.gaveUp === attempts.size ? 'finished' : 'stopped',
      callbacks: attempts.size,
      attempts: [...attempts.values()].reduce((sum, { length }) => sum + length, 0),
      ...counts,
    };
    this.#wanted = undefined;
    this.#show({ record, attempts }, true);
    const packs: AttemptPack[] = [];
    for (const pack of packAttempts(record, attempts)) {
      packs.push(pack);
      await nextTask(timers);
    }
    const isStored = await captures.write(captureId, () => storage.addRehearsal(record, packs));
    if (isStored && this.#isOnShow(captureId))
      store.patchLab({ rehearsals: [record, ...store.current.lab.rehearsals] });
  }
}
