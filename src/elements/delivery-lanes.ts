import { isTaken, nextStep, type RetryPolicy } from '../core/delivery.ts';
import type { AttemptRecord, DeliveryState, ScreenshotRecord } from '../service/records.ts';
import { hasExpired } from '../service/attempts.ts';
import { readBody } from './body-explanations.ts';

/** One callback's delivery on the time line. Times are UNIX milliseconds on the virtual clock. */
export type Lane = {
  readonly index: number;
  readonly objectKey: string;
  /** When the screenshot was taken: its delivery begins there. */
  readonly startMs: number;
  /** The UNIX second at which the signature of the body as first sent expires; undefined where there is none. */
  readonly t: number | undefined;
  readonly delivery: DeliveryState;
  readonly attempts: readonly AttemptRecord[];
};

/** What the time line counts from: the first screenshot, or each callback's own. */
export type LaneScale = 'one-clock' | 'from-start';

/** A stretch of time that the time line shows. */
export type LaneSpan = { readonly fromMs: number; readonly toMs: number };

/** How a delivery stands at a moment. */
export type LaneMoment = {
  readonly state: DeliveryState | 'not-begun';
  /** Attempts that had begun by then. */
  readonly begun: readonly AttemptRecord[];
};

/** A lane of a screenshot and the attempts to deliver its callback. */
export function laneOf(
  { index, objectKey, createTime, rawBody, delivery }: ScreenshotRecord,
  attempts: readonly AttemptRecord[],
): Lane {
  const t = readBody(rawBody)?.['t'];
  return {
    index,
    objectKey,
    startMs: attempts[0]?.at ?? createTime * 1000,
    t: typeof t === 'number' && Number.isSafeInteger(t) ? t : undefined,
    delivery,
    attempts,
  };
}

/** The same in a rehearsal: how it ended follows from the attempts and the policy under which they were made. */
export function rehearsedLane(shot: ScreenshotRecord, attempts: readonly AttemptRecord[], policy: RetryPolicy): Lane {
  const next = nextStep(attempts, policy);
  return laneOf({ ...shot, delivery: next.kind === 'attempt' ? 'interrupted' : next.kind }, attempts);
}

/** Where a moment lies on the scale. */
export const onScale = (ms: number, lane: Lane, scale: LaneScale): number =>
  scale === 'one-clock' ? ms : ms - lane.startMs;

/** All that happens in these lanes, the moment at which a signature passes included. */
export function spanOf(lanes: readonly Lane[], scale: LaneScale): LaneSpan {
  let [fromMs, toMs] = [Infinity, -Infinity];
  for (const lane of lanes) {
    fromMs = Math.min(fromMs, onScale(lane.startMs, lane, scale));
    const last = lane.attempts.at(-1);
    const expiry = lane.t === undefined ? lane.startMs : lane.t * 1000;
    const ends = [lane.startMs, expiry, last === undefined ? lane.startMs : endOf(last)];
    toMs = Math.max(toMs, onScale(Math.max(...ends), lane, scale));
  }
  if (fromMs > toMs) return { fromMs: 0, toMs: 1000 };
  return { fromMs, toMs: Math.max(toMs, fromMs + 1000) };
}

/** When an attempt was over. */
export const endOf = ({ at, durationMs }: AttemptRecord): number => at + durationMs;

/** How the delivery stood at a moment: what came later is not known yet. */
export function momentOf(lane: Lane, ms: number): LaneMoment {
  const begun = lane.attempts.filter(({ at }) => at <= ms);
  const last = begun.at(-1);
  if (ms < lane.startMs) return { state: 'not-begun', begun };
  if (lane.delivery === 'not-sent') return { state: 'not-sent', begun };
  if (begun.some((attempt) => isTaken(attempt) && endOf(attempt) <= ms)) return { state: 'delivered', begun };
  if (last === undefined || begun.length < lane.attempts.length || endOf(last) > ms) return { state: 'waiting', begun };
  return { state: lane.delivery, begun };
}

/** Attempts that reached the receiver when their own signature had expired: it can only refuse them. */
export const lateAttempts = (
  lane: Lane,
  attempts: readonly AttemptRecord[] = lane.attempts,
): readonly AttemptRecord[] =>
  attempts.filter(({ at, resigned }) => {
    const t = resigned?.t ?? lane.t;
    return t !== undefined && hasExpired(t, at);
  });

export type LaneFilter = DeliveryState | 'all' | 'late' | 'retried';

/** Whether a lane is among those asked for. */
export function isWanted(lane: Lane, filter: LaneFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'late':
      return lateAttempts(lane).length > 0;
    case 'retried':
      return lane.attempts.length > 1;
    default:
      return lane.delivery === filter;
  }
}

/** Those that need looking at first. */
const outcomeOrder: readonly DeliveryState[] = ['gave-up', 'interrupted', 'waiting', 'not-sent', 'delivered'];

/** The same lanes with those of one outcome together. */
export const groupedByOutcome = (lanes: readonly Lane[]): readonly Lane[] =>
  lanes.toSorted((a, b) => outcomeOrder.indexOf(a.delivery) - outcomeOrder.indexOf(b.delivery));

/** What a mark on a lane stands for. */
export const markOf = (attempt: AttemptRecord): 'taken' | 'refused' => (isTaken(attempt) ? 'taken' : 'refused');
