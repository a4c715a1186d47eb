import { ScreencaptureError } from '../core/errors.ts';
import type { Language } from '../core/language.ts';
import type { Account, Taken } from './account.ts';
import { problemOf } from './capture-run.ts';
import { Captures } from './captures.ts';
import type { LabState } from './lab-state.ts';
import { LabOnDemand } from './lab-on-demand.ts';
import { Exchanges } from './exchanges.ts';
import { formatLink, isPlainLink, parseLink, type Link } from './link.ts';
import type { Camera, Clock, Fetch, RealWay, Storage, Timers, WriteLock } from './ports.ts';
import { PushLoader } from './push-loader.ts';
import { pushStartText } from './push-start.ts';
import { Receiver, type ReceiverSettings } from './receiver.ts';
import { capturePolicy, ownPolicy } from './retry-choice.ts';
import { fileSampleId } from './samples.ts';
import { senderFor, traced, wayFor } from './sender.ts';
import {
  changeField,
  defaultFieldTexts,
  readFields,
  type FieldName,
  type FieldTexts,
  type NamedFile,
  type PushChoice,
  type Secrets,
  type Settings,
} from './settings.ts';
import { initialState, SimulatorStore } from './simulator-store.ts';
import { isSamePush, pushTexts, staleFields } from './staleness.ts';
import type { CaptureOnShow, SimulatorFacade, SimulatorState } from './state.ts';

/** Who answers for the mocked hosts, now and after each change. */
export type Route = {
  readonly current: SimulatorState['answeredBy'];
  subscribe(listener: () => void): () => void;
};

/** All that the simulator needs from outside. */
export type SimulatorPorts = {
  /** The scale on which deliveries wait, unless they are sent for real. */
  readonly clock: Clock;
  readonly camera: Camera;
  readonly storage: Storage;
  /** Whether what `storage` holds survives a reload. */
  readonly kept: boolean;
  /** The browser's: it holds unless a link or a person asks for another. */
  readonly language: Language;
  readonly lock: WriteLock;
  /** To the simulated parties, whatever the host. */
  readonly fetch: Fetch;
  /** To a real receiver; used only after its URL was typed and "Send for real" turned on. */
  readonly realFetch: Fetch;
  readonly realWay: RealWay;
  readonly timers: Timers;
  readonly route: Route;
  /** Fetches a built-in clip. @throws {ScreencaptureError} when it cannot be had. */
  readonly loadSample: (fileName: string) => Promise<File>;
  /** Packs a capture into one ZIP. */
  readonly archive: (
    capture: CaptureOnShow,
    jpeg: (index: number) => Promise<Blob | undefined>,
  ) => Promise<ReadableStream<Uint8Array>>;
};

/** The view that links open unless they are asked for another. */
const firstView = 'capture';

/** The façade of the service: turns wishes into work of the parties, and shows all of it as one state. */
export class Simulator implements SimulatorFacade {
  readonly state: SimulatorStore;
  /** The party that the wire gives an HTTP face; the buckets need no more than the storage. */
  readonly receiver: Receiver;
  readonly lab: LabOnDemand;
  readonly #ports: SimulatorPorts;
  readonly #exchanges = new Exchanges();
  readonly #loader: PushLoader;
  readonly #captures: Captures;
  #secrets: Secrets;
  /** Comes when the page is on screen; until then all that counts is the form. */
  #account: Account | undefined;
  readonly #accountCame = Promise.withResolvers<void>();
  /** The form before anybody touched it. */
  #opened = defaultFieldTexts();
  /** What the receiver was set up with when the last capture began: what is typed meanwhile does not touch it. */
  #receiverInRun: Secrets & Pick<Settings, 'emptyKey'>;
  /** The user's own file: by hand, or only by the name that a link gives. */
  #file: File | NamedFile | undefined;
  /** The push that was asked for last, whatever became of it. */
  #wanted: PushChoice | undefined;

  constructor(given: SimulatorPorts) {
    const realFetch = traced(given.realFetch, (realSend) => this.#learn(realSend));
    const ports = { ...given, realFetch };
    this.#ports = ports;
    this.state = new SimulatorStore(
      initialState({ answeredBy: ports.route.current, kept: ports.kept, language: ports.language }),
    );
    const { fields, settings } = this.state.current;
    this.#secrets = { callbackKey: fields.key, callbackUrl: fields.url };
    this.#receiverInRun = { ...this.#secrets, emptyKey: settings.emptyKey };
    this.receiver = new Receiver(
      () => this.#receiverSettings(),
      this.#exchanges,
      () => ports.timers.now(),
    );
    this.#loader = new PushLoader(ports, (push) => this.state.patch({ push }));
    this.#captures = new Captures(this.state, ports);
    this.lab = new LabOnDemand({
      ...ports,
      store: this.state,
      captures: this.#captures,
      receiver: this.receiver,
      secrets: () => this.#secrets,
      receiverSettings: () => this.#receiverSettings(),
      sender: (timeoutMs) => this.#sender(timeoutMs),
      way: (timeoutMs) => wayFor(timeoutMs, this.#secrets, this.state.current.sendForReal, ports, this.#exchanges),
      attempt: (work) => this.#attempt(work),
    });
  }

  /**
   * Begins: opens the link that the page was opened with, and what is stored. The newest capture goes on show, or the one that
   * the link means. At a first visit, when there is neither, the first sample is captured: as the account has it, where one is stored.
   */
  async start(hash: string): Promise<void> {
    const { lock, route } = this.#ports;
    route.subscribe(() => this.state.patch({ answeredBy: route.current }));
    lock.onAnnounced(() => {
      this.#attempt(this.#captures.reload());
      this.#attempt(this.lab.reload());
    });
    lock.watch((heldElsewhere) => {
      const { anotherTabWrites } = this.state.current;
      this.state.patch({ anotherTabWrites: heldElsewhere });
      if (anotherTabWrites && !heldElsewhere) this.#attempt(this.#captures.reload());
    });
    const link = parseLink(hash);
    const isPlain = isPlainLink(link);
    const stored = this.#ports.storage.account().catch(() => undefined);
    const loaded = this.#open(link);
    const captures = await this.#captures.reload().catch((error: unknown) => {
      this.state.patch({ problem: problemOf(error) });
      return [];
    });
    if (this.state.current.capture !== undefined) return;
    const [newest] = captures;
    if (newest !== undefined) return this.#captures.show((isPlain ? newest : (this.#meant() ?? newest)).id);
    if (!isPlain) return;
    await loaded;
    if ((await stored) !== undefined) await this.#accountCame.promise;
    if (this.#isUntouched()) this.capture();
  }

  /** Opens another link of this page; an unknown view is left to others. */
  openLink(hash: string): void {
    const link = parseLink(hash);
    void this.#open(link);
    const meant = this.#meant();
    if (meant !== undefined && meant.id !== this.state.current.capture?.record.id)
      this.#attempt(this.#captures.show(meant.id));
  }

  /** From now on captures take what the account says. */
  bindAccount(account: Account): void {
    this.#account = account;
    this.#accountCame.resolve();
  }

  /** Puts what the account says into the form. To a URL that nobody typed, nothing is sent for real. */
  takeOver(texts: Partial<FieldTexts>): void {
    if (this.#isUntouched()) this.#opened = { ...this.#opened, ...texts };
    if (texts.url !== undefined) this.setSendForReal(false);
    void this.#setFields({ ...this.state.current.fields, ...texts });
  }

  /** Shows in the one alert why something failed. */
  readonly tell = (error: unknown): void => {
    this.state.patch({ problem: problemOf(error) });
  };

  setField(name: FieldName, text: string): void {
    void this.#setFields(changeField(this.state.current.fields, name, text));
  }

  setSendForReal(on: boolean): void {
    this.state.patch({ sendForReal: on });
    // It watches whether what is sent for real can still be verified.
    if (on) this.lab.enter();
  }

  setLanguage(language: Language): void {
    this.state.patch({ language });
  }

  startNow(): void {
    this.setField('start', pushStartText(this.#ports.timers.now()));
  }

  chooseFile(file: File): void {
    this.#file = file;
    void this.#setFields(changeField(this.state.current.fields, 'sample', fileSampleId), { again: true });
  }

  capture(): void {
    const { mistakes, settings, anotherTabWrites, lab } = this.state.current;
    const push = this.#loader.ready;
    const isAllowed = !this.#captures.isRunning && !anotherTabWrites && Object.keys(mistakes).length === 0;
    if (!isAllowed || push === undefined || !isSamePush(push.choice, settings.push)) return;
    const taken = this.#taken(settings);
    if (taken === undefined) return;
    this.#receiverInRun = { ...taken.secrets, emptyKey: settings.emptyKey };
    this.lab.applyPlan();
    const retryPolicy = ownPolicy(lab.retries);
    const sender = this.#sender(capturePolicy({ settings, retryPolicy }).timeoutMs, taken.secrets);
    this.#captures.start({ push, ...taken, retryPolicy, sender });
  }

  /** What the account gives a push that starts now; undefined, with the reason in the one alert, when that cannot be captured. */
  #taken(settings: Settings): Taken | undefined {
    const secrets = this.#secrets;
    try {
      return this.#account?.take(settings, secrets) ?? { settings, secrets, isTold: true };
    } catch (error) {
      this.tell(error);
      return undefined;
    }
  }

  stop(): void {
    this.#captures.stop();
  }

  select(index: number): void {
    this.#captures.select(index);
  }

  show(captureId: string, index?: number): void {
    this.#attempt(this.#captures.show(captureId, index));
  }

  compare(captureId: string | undefined): void {
    this.#attempt(this.#captures.compare(captureId));
  }

  clear(): void {
    this.#attempt(this.#captures.clear().then(() => this.#account?.reset()));
  }

  dismissProblem(): void {
    this.state.patch({ problem: undefined });
  }

  jpeg(captureId: string, index: number): Promise<Blob | undefined> {
    return this.#ports.storage.jpeg(captureId, index);
  }

  async video(): Promise<File | undefined> {
    const push = this.state.current.capture?.record.settings.push;
    const file = this.#file;
    const isAtHand =
      push?.kind === 'file' && file instanceof File && file.name === push.name && file.size === push.bytes;
    return push && this.#loader.fileOf(push, isAtHand ? file : undefined);
  }

  async archive(): Promise<{ readonly name: string; readonly stream: ReadableStream<Uint8Array> }> {
    const { capture } = this.state.current;
    if (capture === undefined) throw new Error('there is no capture on show');
    const { id, settings } = capture.record;
    const stream = await this.#ports.archive(capture, (index) => this.jpeg(id, index));
    return { name: `${settings.streamName}-screencapture.zip`, stream };
  }

  link(index?: number, view: string = firstView): string {
    const { fields, language } = this.state.current;
    const lang = language === this.#ports.language ? undefined : language;
    return formatLink(view, fields, { shot: index, file: this.#namedFile(), lang });
  }

  /** Takes over what a link says; key and URL, of which links know nothing, stay. */
  #open(link: Link): Promise<void> {
    const { key, url } = this.state.current.fields;
    if (link.file !== undefined) this.#file = sameFile(this.#file, link.file);
    this.state.patch({ ignoredLinkNames: link.ignored, language: link.lang ?? this.#ports.language });
    const loaded = this.#setFields({ ...link.fields, key, url }, { by: 'link' });
    if (link.shot !== undefined) this.#captures.want(link.shot);
    return loaded;
  }

  /** The newest stored capture that was made under exactly the present settings, which know no retries of one's own. */
  #meant() {
    const { captures, settings } = this.state.current;
    const present = { settings, secrets: this.#secrets };
    return captures.find(
      ({ settings: made, retryPolicy }) =>
        retryPolicy === undefined && staleFields({ settings: made, secrets: undefined }, present).length === 0,
    );
  }

  /** Whether the page is still as it was opened with a plain link: nobody chose, typed or started anything. */
  #isUntouched(): boolean {
    const { fields, capture } = this.state.current;
    return (
      capture === undefined && Object.entries(this.#opened).every(([name, text]) => fields[name as FieldName] === text)
    );
  }

  /**
   * Puts texts into the form: settings, mistakes and all that follows change in this task. Another push begins to load; the same
   * one too, if it has to be read again.
   */
  async #setFields(
    fields: FieldTexts,
    { again = false, by = 'hand' }: { again?: boolean; by?: 'hand' | 'link' } = {},
  ): Promise<void> {
    const before = this.state.current.fields;
    const { settings, secrets, mistakes } = readFields(fields, this.#namedFile());
    if (secrets !== undefined) this.#secrets = secrets;
    this.state.patch(settings === undefined ? { fields, mistakes } : { fields, mistakes, settings });
    this.#account?.formChanged(before, by);
    const wanted = settings?.push ?? this.#pushIn(fields);
    const isOld = this.#wanted !== undefined && wanted !== undefined && isSamePush(wanted, this.#wanted);
    if (wanted === undefined || (isOld && !again)) return;
    this.#wanted = wanted;
    await this.#load(wanted);
  }

  async #load(choice: PushChoice): Promise<void> {
    this.state.patch({ problem: undefined });
    try {
      await this.#loader.load(choice, this.#file instanceof File ? this.#file : undefined);
    } catch (error) {
      const { code, details } = problemOf(error);
      // The form goes back to the push before, so the problem carries the name of the file that it is about.
      const about = choice.kind === 'file' ? { fileName: choice.name, ...details } : details;
      this.state.patch({ problem: { code, details: about } });
      await this.#returnToReady();
      if (!(error instanceof ScreencaptureError)) throw error;
    }
  }

  /** After a push that could not be opened, the one before is ready again: the form says so too. */
  async #returnToReady(): Promise<void> {
    const { ready } = this.#loader;
    if (ready === undefined) return;
    this.#file = ready.file;
    this.#wanted = ready.choice;
    await this.#setFields({ ...this.state.current.fields, ...pushTexts(ready.choice) });
  }

  /** The push that the form names, though other fields may have mistakes. */
  #pushIn({ sample, x, y, duration }: FieldTexts): PushChoice | undefined {
    return readFields({ ...defaultFieldTexts(), sample, x, y, duration }, this.#namedFile()).settings?.push;
  }

  #namedFile(): NamedFile | undefined {
    const file = this.#file;
    return file instanceof File ? { name: file.name, bytes: file.size } : file;
  }

  #receiverSettings(): ReceiverSettings {
    const present = { ...this.#secrets, emptyKey: this.state.current.settings.emptyKey };
    const { callbackUrl: url, callbackKey, emptyKey } = this.#captures.isRunning ? this.#receiverInRun : present;
    return { url, callbackKey, emptyKey };
  }

  /** Thousands of requests may go the same way. */
  #learn(realSend: NonNullable<LabState['realSend']>): void {
    const { realSend: known } = this.state.current.lab;
    if (known?.url !== realSend.url || known.sent !== realSend.sent) this.state.patchLab({ realSend });
  }

  #sender(timeoutMs: number, secrets = this.#secrets): ReturnType<typeof senderFor> {
    const isReal = this.state.current.sendForReal && secrets.callbackUrl === this.#secrets.callbackUrl;
    return senderFor(timeoutMs, secrets, isReal, this.#ports, this.#exchanges);
  }

  /** Work that nobody waits for; what it fails on is told in the one alert. */
  #attempt(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      this.state.patch({ problem: problemOf(error) });
      if (!(error instanceof ScreencaptureError)) throw error;
    });
  }
}

/** The file at hand if it is the one that is named. */
function sameFile(file: File | NamedFile | undefined, named: NamedFile): File | NamedFile {
  return file instanceof File && file.name === named.name && file.size === named.bytes ? file : named;
}
