import { dialects } from '../core/dialects.ts';
import { ScreencaptureError } from '../core/errors.ts';
import { defaultPlan, type ConductPlan, type ConductSpec } from './conduct-plan.ts';
import { checkConduct, conductOf } from './conducts.ts';
import { sendByHand, signerOf, type HandSendKind } from './hand-sends.ts';
import type { DeliveryLabFacade, LabState, Pace } from './lab-state.ts';
import { examine } from './examination.ts';
import type { Post, PostOptions } from './notifier.ts';
import type { OwnReceiverInUse } from './own-receiver.ts';
import { Playback } from './playback.ts';
import type { Clock } from './ports.ts';
import type { Receiver } from './receiver.ts';
import type { ScreenshotRecord } from './records.ts';
import { Rehearsals, type RehearsalsHost } from './rehearsals.ts';
import { documentedRetries, type RetryChoice, type RetryFieldName } from './retry-choice.ts';
import { chooseRetries, typeRetries } from './retry-policies.ts';
import type { Signer } from './screencapture.ts';
import { isSentForReal } from './sender.ts';
import { staleSignatures } from './stale-signatures.ts';
import type { CaptureOnShow } from './state.ts';
import { WayWatch, type WayWatchHost } from './way-watch.ts';

/** What the lab works with. */
export type LabHost = RehearsalsHost &
  WayWatchHost & {
    readonly receiver: Receiver;
    /** How a callback travels that is sent by hand now. */
    readonly sender: (timeoutMs: number) => { readonly post: Post; readonly clock: Clock };
    /** How any other request travels to the receiver. */
    readonly way: (timeoutMs: number) => { readonly options: PostOptions; readonly clock: Clock };
    /** Does work that nobody waits for; what it fails on is told in the one alert. */
    readonly attempt: (work: Promise<unknown>) => void;
  };

/** The delivery lab: how the receiver behaves, under which policy callbacks are retried, rehearsals and sends by hand. */
export class DeliveryLab implements Omit<DeliveryLabFacade, 'enter'> {
  readonly #host: LabHost;
  readonly #playback: Playback;
  readonly #rehearsals: Rehearsals;
  readonly #way: WayWatch;
  /** The capture that all of this is about: the one on show. */
  #captureId: string | undefined;
  /** The same, once its deliveries have ended. */
  #endedId: string | undefined;
  /** The plan that the receiver follows: what is chosen during a capture waits for its end. */
  #followed: ConductPlan = defaultPlan;
  /** Answers in place of the simulated receiver. */
  #own: OwnReceiverInUse | undefined;
  #examining = new AbortController();
  #callOffStale = (): void => {};

  constructor(host: LabHost) {
    this.#host = host;
    this.#playback = new Playback(host.timers, this.#lab.pace, (clock) => host.store.patchLab({ clock }));
    this.#rehearsals = new Rehearsals(host, ({ record }, isNew) => {
      this.#playback.open(record);
      if (isNew) this.#playback.play();
    });
    this.#way = new WayWatch(host);
    host.store.follow(() => this.#follow());
    this.#follow();
  }

  setConduct(spec: ConductSpec, index?: number): void {
    const { plan } = this.#lab;
    try {
      checkConduct(spec);
    } catch (error) {
      if (!(error instanceof ScreencaptureError)) throw error;
      return this.#host.store.patchLab({ conductMistake: error });
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
    this.#host.store.patchLab({ retries: chooseRetries(this.#lab.retries, choice) });
  }

  setRetryField(name: RetryFieldName, text: string): void {
    this.#host.store.patchLab({ retries: typeRetries(this.#lab.retries, name, text) });
  }

  setPace(pace: Pace): void {
    this.#host.store.patchLab({ pace });
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
    this.#rehearsals.stop();
  }

  showRehearsal(id: string | undefined): void {
    const record = this.#lab.rehearsals.find((rehearsal) => rehearsal.id === id);
    this.#host.attempt(this.#rehearsals.show(record));
    if (record === undefined) this.#playback.open(stretchOf(this.#host.store.current.capture));
  }

  sendAgain(index: number): void {
    this.#send(index, 'again');
  }

  signAnewAndSend(index: number): void {
    this.#send(index, 'signed-anew');
  }

  letAnswer(own: OwnReceiverInUse | undefined): void {
    this.#own = own;
    this.#host.receiver.behaveAs(own?.answer);
    this.#host.store.patchLab({ ownAnswers: own !== undefined });
  }

  examine(): void {
    if (this.#lab.examination?.running !== true) this.#host.attempt(this.#examine());
  }

  stopExamination(): void {
    this.#examining.abort();
  }

  knock(): void {
    this.#way.knock();
  }

  /** Reads which rehearsals the capture on show has. */
  reload(): Promise<void> {
    return this.#rehearsals.reload();
  }

  get #lab(): LabState {
    return this.#host.store.current.lab;
  }

  #setPlan(plan: ConductPlan): void {
    this.#host.store.patchLab({ plan, conductMistake: undefined });
    if (!this.#host.captures.isRunning) this.applyPlan();
  }

  #follow(): void {
    const { capture } = this.#host.store.current;
    this.#watchSignatures();
    this.#way.follow();
    if (capture?.record.id !== this.#captureId) this.#turnTo(capture);
    const endedId = capture?.record.outcome === 'running' ? undefined : capture?.record.id;
    if (endedId === this.#endedId) return;
    this.#endedId = endedId;
    this.#playback.open(endedId === undefined ? undefined : stretchOf(capture));
  }

  #turnTo(capture: CaptureOnShow | undefined): void {
    this.#captureId = capture?.record.id;
    this.#rehearsals.stop();
    this.#host.attempt(this.#rehearsals.show(undefined));
    const { retries } = this.#lab;
    const isKept = capture === undefined || retries.choice === 'custom';
    this.#host.store.patchLab({
      rehearsals: [],
      sending: new Set(),
      retries: isKept ? retries : documentedRetries(capture.record.settings.dialect),
    });
    // One that is being made has none yet, and should not wait for reading.
    if (capture !== undefined && !this.#host.store.current.running) this.#host.attempt(this.reload());
  }

  /** Tells when what would be sent next has signatures that a receiver of the user's own must find expired. */
  #watchSignatures(): void {
    this.#callOffStale();
    const { current } = this.#host.store;
    const { timers, secrets } = this.#host;
    const ofRehearsals = this.#own?.readsClock === true;
    const ofRequests = ofRehearsals || isSentForReal(current.sendForReal, secrets().callbackUrl);
    const { stale, changesInMs } = staleSignatures(current, { ofRequests, ofRehearsals }, timers.now());
    this.#callOffStale =
      changesInMs === undefined ? () => {} : timers.after(changesInMs, () => this.#watchSignatures());
    const { stale: told } = current.lab;
    const isNew =
      stale.capture !== told.capture || stale.sendAgain !== told.sendAgain || stale.rehearsal !== told.rehearsal;
    if (isNew) this.#host.store.patchLab({ stale });
  }

  async #rehearse(capture: CaptureOnShow): Promise<void> {
    const isSignedAnew = capture.record.settings.signatureOnRetry === 'renewed';
    await this.#rehearsals.make(capture, this.#signer(capture, isSignedAnew), this.#own);
  }

  async #examine(): Promise<void> {
    const { store, secrets, timers, way } = this.#host;
    const { dialect } = store.current.settings;
    const { timeoutMs } = dialects[dialect].retryPolicy.value;
    const nowUnixSeconds = Math.floor(timers.now() / 1000);
    const order = { key: secrets().callbackKey, dialect, nowUnixSeconds, ...way(timeoutMs) };
    this.applyPlan();
    this.#examining = new AbortController();
    for await (const examination of examine(order, this.#examining.signal)) store.patchLab({ examination });
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
    this.#host.store.patchLab({ sending: new Set([...this.#lab.sending, index]) });
    let stored: Promise<void> | undefined;
    try {
      const order = { kind, capture, record, signer, shown: this.#playback.now };
      // On show at once. Whoever sees it there may send again: that does not wait for the disk.
      stored = this.#host.captures.addAttempt(await sendByHand(order, sender));
    } finally {
      const sending = new Set([...this.#lab.sending].filter((other) => other !== index));
      if (captureId === this.#captureId) this.#host.store.patchLab({ sending });
    }
    await stored;
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
