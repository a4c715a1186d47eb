import { dialects, type DialectId } from './dialects.ts';
import { ScreencaptureError } from './errors.ts';
import { citeSource } from './sources.ts';

/** Which instant is the first: at the first frame (0), or after one interval (1). The documentation is silent; 0 is our default. */
export type FirstIndex = 0 | 1;

const microsecondsPerSecond = 1_000_000;

/**
 * Checks a SnapshotInterval: a whole number of seconds within the limits of the dialect.
 *
 * @throws {ScreencaptureError} `invalid-interval`, with the limits and where they come from.
 */
export function checkInterval(seconds: number, dialect: DialectId): number {
  const { value: limits, source } = dialects[dialect].interval;
  if (Number.isInteger(seconds) && seconds >= limits.min && seconds <= limits.max) return seconds;
  throw new ScreencaptureError(
    'invalid-interval',
    `the interval must be ${limits.min} to ${limits.max} whole seconds`,
    {
      value: String(seconds),
      ...limits,
      source: citeSource(source),
      sourceUrl: source.url,
    },
  );
}

/**
 * Media time of the k-th screenshot, k = 0, 1, …: `(k + firstIndex) × interval`. Microseconds.
 *
 * @throws {ScreencaptureError} `invalid-interval`: not whole microseconds ≥ 1; `invalid-instant`: k is not a whole
 * number ≥ 0, or the product is beyond exact integers.
 */
export function instantUs(k: number, intervalSeconds: number, firstIndex: FirstIndex = 0): number {
  const intervalUs = intervalSeconds * microsecondsPerSecond;
  assertIntervalUs(intervalUs);
  const instant = (k + firstIndex) * intervalUs;
  if (Number.isSafeInteger(k) && k >= 0 && Number.isSafeInteger(instant)) return instant;
  throw new ScreencaptureError('invalid-instant', `there is no screenshot number ${k}`, { value: String(k) });
}

/**
 * The instants at which a push is captured: multiples of the interval strictly before the end of the push.
 * With an end that is not known yet (`Infinity`) they go on for as long as they are exact.
 *
 * @throws {ScreencaptureError} `invalid-interval`, `invalid-duration`: not whole microseconds.
 */
export function captureInstants(endUs: number, intervalUs: number, firstIndex: FirstIndex = 0): Iterable<number> {
  assertIntervalUs(intervalUs);
  if (endUs !== Infinity) assertEndUs(endUs);
  return multiples(endUs, intervalUs, firstIndex);
}

function* multiples(endUs: number, intervalUs: number, firstIndex: FirstIndex): Generator<number, void, undefined> {
  for (let instant = firstIndex * intervalUs; instant < endUs; instant += intervalUs) {
    yield instant;
    if (!Number.isSafeInteger(instant + intervalUs)) return;
  }
}

/**
 * How many instants {@link captureInstants} gives, without going through them.
 *
 * @throws {ScreencaptureError} `invalid-interval`, `invalid-duration`: not whole microseconds.
 */
export function countInstants(endUs: number, intervalUs: number, firstIndex: FirstIndex = 0): number {
  assertIntervalUs(intervalUs);
  assertEndUs(endUs);
  if (endUs <= 0) return 0;
  // Division only after the remainder is taken off: the quotient is exact for every safe integer.
  const rest = endUs % intervalUs;
  const fromZero = (endUs - rest) / intervalUs + (rest === 0 ? 0 : 1);
  return fromZero - firstIndex;
}

/**
 * The UNIX second of a screenshot, `create_time`: that of its instant, rounded down, not that of its frame.
 *
 * @param pushStartUnixUs UNIX microseconds at which the push started
 * @param instant media time, microseconds
 * @throws {ScreencaptureError} `invalid-instant`: the sum is not an exact integer.
 */
export function createTimeUnixSeconds(pushStartUnixUs: number, instant: number): number {
  const sum = pushStartUnixUs + instant;
  if (!Number.isSafeInteger(pushStartUnixUs) || !Number.isSafeInteger(instant) || !Number.isSafeInteger(sum)) {
    throw new ScreencaptureError('invalid-instant', 'the instant is beyond exact microseconds', { value: String(sum) });
  }
  const rest = ((sum % microsecondsPerSecond) + microsecondsPerSecond) % microsecondsPerSecond;
  return (sum - rest) / microsecondsPerSecond;
}

function assertIntervalUs(intervalUs: number): void {
  if (Number.isSafeInteger(intervalUs) && intervalUs >= 1) return;
  throw new ScreencaptureError('invalid-interval', 'the interval must be a whole number of at least 1', {
    value: String(intervalUs / microsecondsPerSecond),
    min: 1,
  });
}

function assertEndUs(endUs: number): void {
  if (Number.isSafeInteger(endUs)) return;
  throw new ScreencaptureError('invalid-duration', 'the end of a push must be whole microseconds', {
    value: String(endUs),
  });
}
