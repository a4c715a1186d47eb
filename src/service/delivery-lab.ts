import { dialects } from '../core/dialects.ts';
import { ScreencaptureError } from '../core/errors.ts';
import { packAttempts, unpackAttempts } from './attempt-packs.ts';
import { freshId, type Captures } from './captures.ts';
import { nextTask } from './clocks.ts';
import { checkConduct, conductOf, defaultPlan, type ConductPlan, type ConductSpec } from './conducts.ts';
import { sendByHand, signerOf, type HandSendKind } from './hand-sends.ts';
import type { DeliveryLabFacade, LabState, Pace } from './lab-state.ts';
import type { Post } from './notifier.ts';
import { Playback } from './playback.ts';
import type { Clock, Storage, Timers } from './ports.ts';
import { verifyBody, type Receiver, type ReceiverSettings } from './receiver.ts';
import type { AttemptPack, AttemptRecord, RehearsalRecord, ScreenshotRecord } from './records.ts';
import { rehearse, type AskedRequest, type RehearsalLog } from './rehearsal.ts';
import {
  chooseRetries,
  documentedRetries,
  typeRetries,
  type RetryChoice,
  type RetryFieldName,
} from './retry-policies.ts';
import { callbackBody, deliveryStart, type Signer } from './screencapture.ts';
import { isSentForReal } from './sender.ts';
import type { Secrets } from './settings.ts';
import type { SimulatorStore } from './simulator-store.ts';
import type { CaptureOnShow } from './state.ts';

/** What the lab works with. */
export type LabHost = {
  readonly store: SimulatorStore;
  readonly captures: Captures;
  readonly receiver: Receiver;
  readonly storage: Storage;
  readonly timers: Timers;
  /** What the form says at the moment of asking. */
  readonly secrets: () => Secrets;
  readonly receiverSettings: () => ReceiverSettings;
  /** How a callback travels that is sent by hand now. */
  readonly sender: (timeoutMs: number) => { readonly post: Post; readonly clock: Clock };
  /** Does work that nobody waits for; what it fails on is told in the one alert. */
  readonly attempt: (work: Promise<unknown>) => void;
};

/** The delivery lab: how the receiver behaves, under which policy callbacks are retried, rehearsals and sends by hand. */
export class DeliveryLab implements DeliveryLabFacade {
  readonly #host: LabHost;
  readonly #playback: Playback;
  /** The capture that all of this is about: the one on show. */
  #captureId: string | undefined;
  /** The same, once its deliveries have ended. */
  #endedId: string | undefined;
  #stop = new AbortController();
  /** The stored rehearsal that was asked for last. */
  #wanted: RehearsalRecord | undefined;
  /** The plan that the receiver follows: what is chosen during a capture waits for its end. */
  #followed: ConductPlan = defaultPlan;
  #callOffStale = (): void => {};

  constructor(host: LabHost) {
    this.#host = host;
    this.#playback = new Playback(host.timers, this.#lab.pace, (clock) => this.#patch({ clock }));
    host.store.follow(() => this.#follow());
  }

  setConduct(spec: ConductSpec, index?: number): void {
    const { plan } = this.#lab;
    try {
      checkConduct(spec);
    } catch (error) {
      if (!(error instanceof ScreencaptureError)) throw error;
      return this.#patch({ conductMistake: error });
    }
    if (index === undefined) return this.#setPlan({ ...plan, all: spec });
    this.#setPlan({ ...plan, byCallback: new Map(plan.byCallback).set(index, spec) });
  }

  resetConduct(index?: number): void {
    if (index === undefined) return this.#setPlan(defaultPlan);
    const { plan } = this.#lab;
    this.#setPlan({ ...plan, byCallback: new Map([...plan.byCallback].filter(([other]) => other !== index)) });
  }

  /** Lets the receiver behave as planned from now on. */
  applyPlan(): void {
    const { plan } = this.#lab;
    if (plan === this.#followed) return;
    this.#followed = plan;
    this.#host.receiver.behave(conductOf(plan));
  }

  chooseRetries(choice: RetryChoice): void {
    this.#patch({ retries: chooseRetries(this.#lab.retries, choice) });
  }

  setRetryField(name: RetryFieldName, text: string): void {
    this.#patch({ retries: typeRetries(this.#lab.retries, name, text) });
  }

  setPace(pace: Pace): void {
    this.#patch({ pace });
    this.#playback.setPace(pace);
  }

  play(): void {
    this.#playback.play();
  }

  pause(): void {
    this.#playback.pause();
  }

  seek(now: number): void {
    this.#playback.seek(now);
  }

  rehearse(): void {
    const { capture, running, anotherTabWrites } = this.#host.store.current;
    const { progress, retries } = this.#lab;
    const isAllowed = !running && !anotherTabWrites && progress === undefined;
    if (!isAllowed || !capture?.screenshots.length || Object.keys(retries.mistakes).length > 0) return;
    this.#host.attempt(this.#rehearse(capture));
  }

  stopRehearsal(): void {
    this.#stop.abort();
  }

  showRehearsal(id: string | undefined): void {
    const record = this.#lab.rehearsals.find((rehearsal) => rehearsal.id === id);
    this.#wanted = record;
    if (record !== undefined) return this.#host.attempt(this.#showStored(record));
    this.#patch({ rehearsal: undefined });
    this.#playback.open(stretchOf(this.#host.store.current.capture));
  }

  sendAgain(index: number): void {
    this.#send(index, 'again');
  }

  signAnewAndSend(index: number): void {
    this.#send(index, 'signed-anew');
  }

  /** Reads the rehearsals of the capture on show. */
  async reload(): Promise<void> {
    const captureId = this.#captureId;
    const rehearsals = captureId === undefined ? [] : await this.#host.storage.rehearsals(captureId);
    if (captureId === this.#captureId) this.#patch({ rehearsals });
  }

  get #lab(): LabState {
    return this.#host.store.current.lab;
  }

  #patch(change: Partial<LabState>): void {
    this.#host.store.patch({ lab: { ...this.#lab, ...change } });
  }

  #setPlan(plan: ConductPlan): void {
    this.#patch({ plan, conductMistake: undefined });
    if (!this.#host.captures.isRunning) this.applyPlan();
  }

  #follow(): void {
    const { capture } = this.#host.store.current;
    this.#watchStart();
    if (capture?.record.id !== this.#captureId) this.#turnTo(capture);
    const endedId = capture?.record.outcome === 'running' ? undefined : capture?.record.id;
    if (endedId === this.#endedId) return;
    this.#endedId = endedId;
    this.#playback.open(endedId === undefined ? undefined : stretchOf(capture));
  }

  #turnTo(capture: CaptureOnShow | undefined): void {
    this.#captureId = capture?.record.id;
    this.#wanted = undefined;
    this.#stop.abort();
    const { retries } = this.#lab;
    const isKept = capture === undefined || retries.choice === 'custom';
    this.#patch({
      rehearsals: [],
      rehearsal: undefined,
      sending: new Set(),
      retries: isKept ? retries : documentedRetries(capture.record.settings.dialect),
    });
    // One that is being made has none yet, and should not wait for reading.
    if (capture !== undefined && !this.#host.store.current.running) this.#host.attempt(this.reload());
  }

  /** Tells when the signatures of a capture made now would be out of date for a real receiver. */
  #watchStart(): void {
    this.#callOffStale();
    const { settings, sendForReal, lab } = this.#host.store.current;
    const validSeconds = dialects[settings.dialect].signatureValiditySeconds.value;
    const leftMs = settings.pushStartUnixUs / 1000 + validSeconds * 1000 - this.#host.timers.now();
    const isReal = isSentForReal(sendForReal, this.#host.secrets().callbackUrl);
    this.#callOffStale = isReal && leftMs > 0 ? this.#host.timers.after(leftMs, () => this.#watchStart()) : () => {};
    const startIsStale = isReal && leftMs <= 0;
    if (startIsStale !== lab.startIsStale) this.#patch({ startIsStale });
  }

  async #rehearse(capture: CaptureOnShow): Promise<void> {
    const { plan, retries } = this.#lab;
    const { id: captureId, settings } = capture.record;
    const { screenshots } = capture;
    const signer = this.#signer(capture, settings.signatureOnRetry === 'renewed');
    const order = {
      screenshots,
      policy: retries.policy,
      ask: this.#receiverBy(plan),
      startOf: (record: ScreenshotRecord) => deliveryStart(record, settings),
      bodyOf: (record: ScreenshotRecord) => callbackBody(record, signer),
    };
    const stop = (this.#stop = new AbortController());
    const tell = (done: number): void => this.#patch({ progress: { done, total: screenshots.length } });
    tell(0);
    try {
      const log = await rehearse(order, this.#host.timers, tell, stop.signal);
      if (captureId === this.#captureId) await this.#keep(captureId, log, plan, retries.policy);
    } finally {
      this.#patch({ progress: undefined });
    }
  }

  /** The receiver as it is set up now, whatever changes later. Its inbox is for requests. */
  #receiverBy(plan: ConductPlan) {
    const settings = this.#host.receiverSettings();
    const conduct = conductOf(plan);
    return ({ rawBody, at, callback }: AskedRequest) =>
      conduct({ rawBody, callback, verification: verifyBody(rawBody, settings, Math.floor(at / 1000)) });
  }

  /** Puts what was rehearsed on show, and stores it. */
  async #keep(
    captureId: string,
    { attempts, ...counts }: RehearsalLog,
    plan: ConductPlan,
    policy: RehearsalRecord['policy'],
  ): Promise<void> {
    const { storage, captures, timers } = this.#host;
    const madeAt = timers.now();
    const record: RehearsalRecord = {
      captureId,
      id: freshId(madeAt, this.#lab.rehearsals),
      madeAt,
      way: 'in-process',
      policy,
      plan,
      outcome: counts.delivered + counts.gaveUp === attempts.size ? 'finished' : 'stopped',
      callbacks: attempts.size,
      attempts: [...attempts.values()].reduce((sum, { length }) => sum + length, 0),
      ...counts,
    };
    this.#wanted = undefined;
    this.#patch({ rehearsal: { record, attempts } });
    this.#playback.open(record);
    this.#playback.play();
    const packs: AttemptPack[] = [];
    for (const pack of packAttempts(record, attempts)) {
      packs.push(pack);
      await nextTask(timers);
    }
    const isStored = await captures.write(captureId, () => storage.addRehearsal(record, packs));
    if (isStored && captureId === this.#captureId) this.#patch({ rehearsals: [record, ...this.#lab.rehearsals] });
  }

  async #showStored(record: RehearsalRecord): Promise<void> {
    const { storage, timers } = this.#host;
    const attempts = new Map<number, readonly AttemptRecord[]>();
    for (const pack of await storage.attemptPacks(record.captureId, record.id)) {
      for (const [index, made] of unpackAttempts(pack)) attempts.set(index, made);
      await nextTask(timers);
    }
    if (record !== this.#wanted || record.captureId !== this.#captureId) return;
    this.#patch({ rehearsal: { record, attempts } });
    this.#playback.open(record);
  }

  #send(index: number, kind: HandSendKind): void {
    const { capture, running, anotherTabWrites } = this.#host.store.current;
    const record = capture?.screenshots.find((screenshot) => screenshot.index === index);
    const isAllowed = !running && !anotherTabWrites && !this.#lab.sending.has(index);
    if (capture === undefined || record === undefined || !isAllowed) return;
    this.#host.attempt(this.#sendNow(capture, record, kind));
  }

  async #sendNow(capture: CaptureOnShow, record: ScreenshotRecord, kind: HandSendKind): Promise<void> {
    const { index, captureId } = record;
    const signer = this.#signer(capture, kind === 'signed-anew');
    const sender = this.#host.sender(this.#lab.retries.policy.timeoutMs);
    this.applyPlan();
    this.#patch({ sending: new Set([...this.#lab.sending, index]) });
    try {
      const order = { kind, capture, record, signer, shown: this.#playback.now };
      await this.#host.captures.addAttempt(await sendByHand(order, sender));
    } finally {
      const sending = new Set([...this.#lab.sending].filter((other) => other !== index));
      if (captureId === this.#captureId) this.#patch({ sending });
    }
  }

  #signer(capture: CaptureOnShow, isNeeded: boolean): Signer {
    const { store, secrets } = this.#host;
    return signerOf(capture, { made: store.secretsOf(capture.record.id), typed: secrets() }, isNeeded);
  }
}

/** From the first attempt of a capture's own deliveries to the end of the last. */
function stretchOf(capture: CaptureOnShow | undefined): { readonly from: number; readonly to: number } | undefined {
  let from = Infinity;
  let to = -Infinity;
  for (const { at, durationMs, kind } of [...(capture?.attempts.values() ?? [])].flat()) {
    if (kind !== undefined) continue;
    from = Math.min(from, at);
    to = Math.max(to, at + durationMs);
  }
  return from <= to ? { from, to } : undefined;
}
