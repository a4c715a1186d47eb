import { ScreencaptureError } from '../core/errors.ts';
import { countInstants } from '../core/interval.ts';
import type { MissingShot, SourceFacts } from '../core/push.ts';
import type { DeliveryNews } from './deliveries.ts';
import type { Post } from './notifier.ts';
import type { Clock, OpenPush, Storage, Timers } from './ports.ts';
import { Progress } from './progress.ts';
import type { AttemptRecord, CaptureOutcome, CaptureRecord, ScreenshotRecord } from './records.ts';
import { capturePolicy } from './retry-choice.ts';
import { firstIndexOf, screencapture } from './screencapture.ts';
import type { Secrets, Settings } from './settings.ts';
import type { CaptureOnShow, Problem } from './state.ts';

export type RunPlan = {
  readonly push: OpenPush;
  readonly secrets: Secrets;
  /** Whether callbacks are sent. */
  readonly isTold: boolean;
  readonly post: Post;
  readonly clock: Clock;
  /** First shot wanted: 0, or where a capture is taken up again. */
  readonly fromShot: number;
  /** What was missing before it was taken up again. */
  readonly missing?: Missing;
};

type Missing = { readonly first: MissingShot; readonly count: number };

/**
 * How many screenshots a push will give. While its end is not known: one more than the camera has come to, so that the number
 * grows with what is seen.
 */
export function expectedScreenshots(settings: Settings, facts: SourceFacts, seen: number): number {
  if (facts.endUs === undefined) return seen + 1;
  return countInstants(facts.endUs, settings.intervalSeconds * 1_000_000, firstIndexOf(settings));
}

/** One capture while it is made: its record and what belongs to it, told anew with each batch that was stored. */
export class CaptureRun {
  readonly #plan: RunPlan;
  readonly #ports: { readonly storage: Storage; readonly timers: Timers };
  readonly #onChange: (capture: CaptureOnShow) => void;
  readonly #stop = new AbortController();
  readonly #screenshots: ScreenshotRecord[];
  /** Where in the list a screenshot stands, by its index. */
  readonly #places = new Map<number, number>();
  readonly #attempts: Map<number, readonly AttemptRecord[]>;
  readonly #progress: Progress;
  #missing: Missing | undefined;
  /** Where a push breaks off of which no screenshot is missing. */
  #cutFromUs: number | undefined;
  /** Shots that the camera has come to: taken and missing. */
  #seen: number;
  #ended = 0;
  #capture: CaptureOnShow;

  /** @param capture what is there already: nothing for a new capture. Its outcome is `running`. */
  constructor(
    capture: CaptureOnShow,
    plan: RunPlan,
    ports: { readonly storage: Storage; readonly timers: Timers },
    onChange: (capture: CaptureOnShow) => void,
  ) {
    this.#capture = capture;
    this.#plan = plan;
    this.#ports = ports;
    this.#onChange = onChange;
    this.#screenshots = [...capture.screenshots];
    for (const [place, { index }] of this.#screenshots.entries()) this.#places.set(index, place);
    this.#attempts = new Map(capture.attempts);
    this.#seen = plan.fromShot;
    this.#missing = plan.missing;
    this.#progress = new Progress(ports.timers);
  }

  get capture(): CaptureOnShow {
    return this.#capture;
  }

  /** A run that goes on where this one lost its worker; undefined when it ended otherwise. */
  resumed(push: OpenPush): CaptureRun | undefined {
    const { record } = this.#capture;
    if (record.outcome !== 'failed' || record.problem?.code !== 'worker-died') return undefined;
    const capture: CaptureOnShow = { ...this.#capture, record: { ...record, outcome: 'running', problem: undefined } };
    const missing = this.#missing === undefined ? {} : { missing: this.#missing };
    const plan: RunPlan = { ...this.#plan, push, fromShot: this.#seen, ...missing };
    return new CaptureRun(capture, plan, this.#ports, this.#onChange);
  }

  stop(): void {
    this.#stop.abort();
  }

  /** Adds an attempt that was sent by hand after the end. */
  addAttempt(attempt: AttemptRecord): void {
    this.#capture = withAttempt(this.#capture, attempt);
    this.#attempts.set(attempt.index, this.#capture.attempts.get(attempt.index) ?? []);
  }

  /** Runs to its end, whatever that is: the outcome and the problem are in the record. @throws what nobody foresaw. */
  async run(): Promise<void> {
    const { storage } = this.#ports;
    const { push, secrets, isTold, post, clock, fromShot } = this.#plan;
    const { id: captureId, settings } = this.#capture.record;
    const policy = capturePolicy(this.#capture.record);
    const releaseFacts = push.onFacts((facts) => this.#learn(facts));
    let failure: Error | undefined;
    try {
      // Not waited for here: the first screenshot is on its way meanwhile.
      const recorded = storage.putCapture(this.#capture.record);
      const job = { captureId, settings, secrets, isTold, policy, push, post, clock, fromShot, recorded };
      const news = {
        stored: (records: readonly ScreenshotRecord[]) => this.#store(records),
        missing: (shot: MissingShot) => this.#miss(shot),
        delivered: (told: DeliveryNews) => this.#deliver(told),
      };
      const settled = await Promise.allSettled([screencapture(job, this.#ports, news, this.#stop.signal), recorded]);
      failure = settled.map(failureOf).find((reason) => reason !== undefined) ?? (await this.#lookForCut());
    } finally {
      releaseFacts();
    }
    await this.#end(failure);
    if (failure !== undefined && !(failure instanceof ScreencaptureError)) throw failure;
  }

  /** A push that breaks off is told as such, even if no screenshot is lost by it. Resolves to why that could not be found out. */
  async #lookForCut(): Promise<Error | undefined> {
    const { signal } = this.#stop;
    if (this.#missing !== undefined || signal.aborted) return undefined;
    const [found] = await Promise.allSettled([this.#plan.push.missingFrom(signal)]);
    if (signal.aborted) return undefined;
    if (found.status === 'fulfilled') this.#cutFromUs = found.value;
    return failureOf(found);
  }

  #learn(facts: SourceFacts): void {
    const total = expectedScreenshots(this.#capture.record.settings, facts, this.#seen);
    this.#change({ facts, total });
  }

  #store(records: readonly ScreenshotRecord[]): void {
    for (const record of records) {
      this.#places.set(record.index, this.#screenshots.push(record) - 1);
      this.#see(record.index);
    }
    this.#change({ taken: this.#screenshots.length });
  }

  #miss(shot: MissingShot): void {
    this.#missing = { first: this.#missing?.first ?? shot, count: (this.#missing?.count ?? 0) + 1 };
    this.#see(shot.index);
  }

  #see(index: number): void {
    this.#seen = Math.max(this.#seen, index + 1);
  }

  #deliver({ attempts, ended }: DeliveryNews): void {
    for (const attempt of attempts) {
      this.#attempts.set(attempt.index, [...(this.#attempts.get(attempt.index) ?? []), attempt]);
    }
    let { delivered } = this.#capture.record;
    for (const record of ended) {
      const place = this.#places.get(record.index);
      if (place !== undefined) this.#screenshots[place] = record;
      if (record.delivery === 'delivered') delivered += 1;
    }
    this.#ended += ended.length;
    this.#change({ delivered });
  }

  #change(change: Partial<CaptureRecord>): void {
    const before = this.#capture.record;
    const record: CaptureRecord = { ...before, ...change };
    const isRunning = record.outcome === 'running';
    const total = isRunning && record.facts.endUs === undefined ? Math.max(record.total, this.#seen + 1) : record.total;
    this.#capture = {
      record: { ...record, total },
      screenshots: this.#screenshots.slice(),
      attempts: new Map(this.#attempts),
      millisecondsLeft: isRunning
        ? this.#progress.millisecondsLeft(
            this.#seen - this.#plan.fromShot + this.#ended,
            2 * (total - this.#plan.fromShot),
          )
        : undefined,
    };
    this.#onChange(this.#capture);
  }

  async #end(failure: Error | undefined): Promise<void> {
    const { outcome, problem } = this.#outcome(failure);
    const { record } = this.#capture;
    // Cut off, the number that was expected stays; at the end of a push, what the camera came to is all there was.
    const total = outcome === 'finished' ? record.taken : Math.max(record.total, this.#seen);
    const ended: CaptureRecord = { ...record, outcome, problem, total };
    try {
      await this.#ports.storage.putCapture(ended);
      this.#change(ended);
    } catch (error) {
      // The record on disk still says `running`: read again, it is an interrupted capture with all that is stored of it.
      this.#change({ ...ended, outcome: 'failed', problem: problem ?? problemOf(error) });
    }
  }

  #outcome(failure: Error | undefined): { readonly outcome: CaptureOutcome; readonly problem: Problem | undefined } {
    const { record } = this.#capture;
    if (failure !== undefined) {
      const { code, details } = problemOf(failure);
      return {
        outcome: 'failed',
        problem: { code, details: { taken: record.taken, total: record.total, ...details } },
      };
    }
    const isCut = this.#seen < record.total || this.#screenshots.some(({ delivery }) => delivery === 'interrupted');
    const problem = this.#missing ? missingProblem(this.#missing) : cutProblem(this.#cutFromUs);
    if (this.#stop.signal.aborted && isCut) return { outcome: 'stopped', problem };
    return { outcome: problem === undefined ? 'finished' : 'failed', problem };
  }
}

/** The capture with one more attempt. */
export function withAttempt(capture: CaptureOnShow, attempt: AttemptRecord): CaptureOnShow {
  const made = capture.attempts.get(attempt.index) ?? [];
  return { ...capture, attempts: new Map(capture.attempts).set(attempt.index, [...made, attempt]) };
}

/** What to tell of an error; one that nobody foresaw counts as the death of whoever did the work. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ScreencaptureError) return { code: error.code, details: error.details };
  return { code: 'worker-died', details: {} };
}

function failureOf(result: PromiseSettledResult<unknown>): Error | undefined {
  if (result.status === 'fulfilled') return undefined;
  const reason: unknown = result.reason;
  return reason instanceof Error ? reason : new Error(String(reason));
}

function missingProblem({ first, count }: Missing): Problem {
  return { code: first.code, details: { fromUs: first.instantUs, missing: count, ...first.details } };
}

function cutProblem(fromUs: number | undefined): Problem | undefined {
  return fromUs === undefined ? undefined : { code: 'cut-short', details: { fromUs, missing: 0 } };
}
