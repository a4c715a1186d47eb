import type { AttemptOutcome } from '../core/delivery.ts';
import type { AnswerRecord, AttemptPack, AttemptRecord, RehearsalRecord } from './records.ts';

const callbacksInPack = 256;

/** Their order is stored: new ones come last. */
const outcomes: readonly AttemptOutcome[] = ['answered', 'timed-out', 'unreachable', 'redirected'];

/** Hexadecimal digits of a signature. */
const signLength = 32;
const noSign = ' '.repeat(signLength);

/** The attempts of a rehearsal as columns, some hundred callbacks together. Each pack takes some milliseconds to make. */
export function* packAttempts(
  { captureId, id }: Pick<RehearsalRecord, 'captureId' | 'id'>,
  attempts: ReadonlyMap<number, readonly AttemptRecord[]>,
): Generator<AttemptPack> {
  const callbacks = [...attempts];
  for (let pack = 0; pack * callbacksInPack < callbacks.length; pack += 1) {
    const columns = columnsOf(callbacks.slice(pack * callbacksInPack, (pack + 1) * callbacksInPack));
    yield { captureId, rehearsalId: id, pack, ...columns };
  }
}

/** The attempts in a pack by callback. Equal answers are one object. */
export function unpackAttempts(pack: AttemptPack): Map<number, readonly AttemptRecord[]> {
  const attempts = new Map<number, readonly AttemptRecord[]>();
  let row = 0;
  for (const [place, index] of pack.indices.entries()) {
    const first = row;
    row += pack.counts[place] ?? 0;
    const rows = Array.from({ length: row - first }, (_, nth) => recordOf(pack, index, nth, first + nth));
    attempts.set(index, rows);
  }
  return attempts;
}

function columnsOf(
  callbacks: readonly (readonly [number, readonly AttemptRecord[]])[],
): Omit<AttemptPack, 'captureId' | 'rehearsalId' | 'pack'> {
  const rows = callbacks.flatMap(([, attempts]) => attempts);
  const places = new Map<string, number>();
  const answers: AnswerRecord[] = [];
  const placeOf = (answer: AnswerRecord): number => {
    const text = JSON.stringify(answer);
    const place = places.get(text) ?? answers.push(answer);
    places.set(text, place);
    return place;
  };
  const isResigned = rows.some(({ resigned }) => resigned !== undefined);
  return {
    indices: Uint32Array.from(callbacks, ([index]) => index),
    counts: Uint8Array.from(callbacks, ([, attempts]) => attempts.length),
    at: Float64Array.from(rows, ({ at }) => at),
    durationMs: Float64Array.from(rows, ({ durationMs }) => durationMs),
    outcome: Uint8Array.from(rows, ({ outcome }) => outcomes.indexOf(outcome)),
    status: Uint16Array.from(rows, ({ status }) => status ?? 0),
    answer: Uint16Array.from(rows, ({ answer }) => (answer === undefined ? 0 : placeOf(answer))),
    answers,
    signs: isResigned ? rows.map(({ resigned }) => resigned?.sign ?? noSign).join('') : '',
    t: isResigned ? Float64Array.from(rows, ({ resigned }) => resigned?.t ?? 0) : new Float64Array(),
  };
}

function recordOf(pack: AttemptPack, index: number, nth: number, row: number): AttemptRecord {
  const read = (column: ArrayLike<number>): number => column[row] ?? 0;
  const answer = pack.answers[read(pack.answer) - 1];
  const sign = pack.signs.slice(row * signLength, (row + 1) * signLength);
  return {
    captureId: pack.captureId,
    index,
    attempt: nth + 1,
    at: read(pack.at),
    outcome: outcomes[read(pack.outcome)] ?? 'unreachable',
    status: read(pack.status) === 0 ? undefined : read(pack.status),
    durationMs: read(pack.durationMs),
    ...(sign === '' || sign === noSign ? {} : { resigned: { sign, t: read(pack.t) } }),
    ...(answer === undefined ? {} : { answer }),
  };
}
