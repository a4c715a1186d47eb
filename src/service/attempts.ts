import { signCallback } from '../core/signature.ts';
import type { EndedPost } from './notifier.ts';
import type { AnswerRecord, AttemptRecord, ScreenshotRecord, Signature } from './records.ts';

type Called = Pick<ScreenshotRecord, 'captureId' | 'index' | 'rawBody'>;

/** The record of an attempt: of a body that was signed anew it keeps what is new in it. */
export function attemptRecord(
  { captureId, index, rawBody: firstBody }: Called,
  attempt: number,
  rawBody: string,
  ended: EndedPost,
): AttemptRecord {
  const resigned = rawBody === firstBody ? undefined : signatureOf(rawBody);
  return { captureId, index, attempt, ...ended, ...(resigned === undefined ? {} : { resigned }) };
}

/** The body that an attempt sent, byte for byte. */
export function sentBody({ rawBody }: Pick<Called, 'rawBody'>, { resigned }: Pick<AttemptRecord, 'resigned'>): string {
  if (resigned === undefined) return rawBody;
  // Keys that are there keep their places.
  return JSON.stringify({ ...(JSON.parse(rawBody) as object), ...resigned });
}

/** The signature that an attempt carried; undefined when its body has none. */
export function sentSignature(record: Pick<Called, 'rawBody'>, attempt: Pick<AttemptRecord, 'resigned'>) {
  return attempt.resigned ?? signatureOf(record.rawBody);
}

/** Whether a signature has expired at an instant, UNIX milliseconds: in the second of `t` it is still good. */
export const hasExpired = (t: number, unixMs: number): boolean => Math.floor(unixMs / 1000) > t;

/** Whether an attempt was sent when its own signature had expired. */
export function isExpired(record: Pick<Called, 'rawBody'>, attempt: Pick<AttemptRecord, 'resigned' | 'at'>): boolean {
  const signature = sentSignature(record, attempt);
  return signature !== undefined && hasExpired(signature.t, attempt.at);
}

/** `sign` and `t` of a callback's body. */
export function signatureOf(rawBody: string): Signature | undefined {
  const { sign, t } = JSON.parse(rawBody) as Partial<Signature>;
  return sign === undefined || t === undefined ? undefined : { sign, t };
}

/** Whether a sender with this key made the signature. */
export const isSignedWith = ({ sign, t }: Signature, key: string): boolean =>
  key.isWellFormed() && sign === signCallback(key, t);

/** The same attempts with equal answers made one object: thousands are alike, and what comes from disk is a copy each. */
export function withSharedAnswers(attempts: readonly AttemptRecord[]): AttemptRecord[] {
  const shared = new Map<string, AnswerRecord>();
  return attempts.map((attempt) => {
    if (attempt.answer === undefined) return attempt;
    const text = JSON.stringify(attempt.answer);
    const answer = shared.get(text) ?? attempt.answer;
    shared.set(text, answer);
    return { ...attempt, answer };
  });
}
