import { chance } from '../core/chance.ts';
import { ScreencaptureError } from '../core/errors.ts';
import { checked, type AnswerSpec, type ConductPlan, type ConductSpec, type Occasion } from './conduct-plan.ts';
import type { Answer } from './exchanges.ts';
import { isRedirect } from './notifier.ts';
import { correctConduct, type Conduct } from './receiver.ts';

/** Ours. */
export const conductLimits = {
  status: { min: 200, max: 599 },
  delayMs: { min: 0, max: 600_000 },
  attempts: { min: 1, max: 20 },
  percent: { min: 0, max: 100 },
  seed: { min: 0, max: 4_294_967_295 },
  bodyLength: { min: 0, max: 10_000 },
} as const;

const fixed = (status: number, body = '', location?: string): ConductSpec => ({
  answer: { kind: 'fixed', status, body, ...(location === undefined ? {} : { location }) },
  delayMs: 0,
  when: checked.when,
});
const elsewhere = 'https://receiver.example/elsewhere';

/** Receivers as they are met, by stable ids; `checked` does what the documentation asks and is the default. */
export const conductPresets = {
  checked,
  'code-0': fixed(200, '{"code":0}'),
  'code-1': fixed(200, '{"code":1}'),
  'empty-200': fixed(200),
  'no-content': fixed(204),
  moved: fixed(301, '', elsewhere),
  redirect: fixed(302, '', elsewhere),
  'bad-request': fixed(400, '{"code":400}'),
  'server-error': fixed(500, '{"code":500}'),
  'after-19-s': { ...checked, delayMs: 19_000 },
  'after-21-s': { ...checked, delayMs: 21_000 },
  never: { ...checked, answer: { kind: 'never' } },
  refused: { ...checked, answer: { kind: 'refused' } },
  recovers: { ...fixed(500, '{"code":500}'), when: { kind: 'first', attempts: 2 } },
  random: { ...fixed(500, '{"code":500}'), when: { kind: 'random', percent: 50, seed: 1 } },
} as const satisfies Record<string, ConductSpec>;

export type ConductPresetId = keyof typeof conductPresets;

/** The preset that a conduct is; undefined for any other combination. */
export function presetOf(spec: ConductSpec): ConductPresetId | undefined {
  const wanted = textOf(spec);
  return (Object.keys(conductPresets) as ConductPresetId[]).find((id) => textOf(conductPresets[id]) === wanted);
}

/** What the documented service makes of an answer, apart from which attempts get it. One sentence each, in the elements. */
export type ConductReading =
  | 'taken'
  /** 200, though the body tells of an error: taken all the same. */
  | 'taken-whatever-the-body'
  /** 200 for a good signature, and 403, which is tried again, for others. */
  | 'taken-if-signed'
  | 'tried-again-not-200'
  | 'tried-again-redirect'
  | 'tried-again-too-late'
  | 'tried-again-no-answer'
  | 'tried-again-no-connection';

export function readingOf({ answer, delayMs }: ConductSpec, timeoutMs: number): ConductReading {
  if (answer.kind === 'refused') return 'tried-again-no-connection';
  if (answer.kind === 'never') return 'tried-again-no-answer';
  if (delayMs > timeoutMs) return 'tried-again-too-late';
  if (answer.kind === 'checked') return 'taken-if-signed';
  if (answer.status === 200) return saysError(answer.body) ? 'taken-whatever-the-body' : 'taken';
  return isRedirect(answer.status) ? 'tried-again-redirect' : 'tried-again-not-200';
}

/**
 * Checks a conduct that was put together by hand.
 *
 * @throws {ScreencaptureError} `invalid-conduct`, with `name`, `min` and `max` of the value that is out of bounds; a location
 * that no header can carry has no bounds.
 */
export function checkConduct(spec: ConductSpec): ConductSpec {
  const { answer, delayMs, when } = spec;
  checkWithin('delayMs', delayMs);
  if (answer.kind === 'fixed') {
    checkWithin('status', answer.status);
    checkWithin('bodyLength', answer.body.length);
    checkLocation(answer.location);
  }
  if (when.kind === 'first') checkWithin('attempts', when.attempts);
  if (when.kind === 'random') {
    checkWithin('percent', when.percent);
    checkWithin('seed', when.seed);
  }
  return spec;
}

/** The receiver that behaves by a plan. Requests that are no callback's of ours count as a first attempt. */
export function conductOf({ all, byCallback }: ConductPlan): Conduct {
  return (request) => {
    const { index, attempt } = request.callback ?? { index: -1, attempt: 1 };
    const { answer, delayMs, when } = byCallback.get(index) ?? all;
    if (!meets(when, index, attempt)) return correctConduct(request);
    return answer.kind === 'checked' ? delayed(correctConduct(request), delayMs) : answerOf(answer, delayMs);
  };
}

function meets(when: Occasion, index: number, attempt: number): boolean {
  if (when.kind === 'always') return true;
  if (when.kind === 'first') return attempt <= when.attempts;
  return chance(when.seed, index, attempt) * 100 < when.percent;
}

/** Statuses whose answer has no body. */
const bodiless: readonly number[] = [204, 205, 304];

function answerOf(answer: Exclude<AnswerSpec, { kind: 'checked' }>, delayMs: number): Answer {
  if (answer.kind === 'never') return { kind: 'never' };
  if (answer.kind === 'refused') return { kind: 'unreachable' };
  const { status, location } = answer;
  const body = bodiless.includes(status) ? '' : answer.body;
  const type: Record<string, string> = body === '' ? {} : { 'content-type': 'application/json' };
  const headers = location === undefined ? type : { ...type, location };
  return { kind: 'answer', status, headers, body, delayMs };
}

const delayed = (answer: Answer, delayMs: number): Answer =>
  answer.kind === 'answer' && delayMs > 0 ? { ...answer, delayMs } : answer;

function checkWithin(name: keyof typeof conductLimits, value: number): void {
  const { min, max } = conductLimits[name];
  if (Number.isSafeInteger(value) && value >= min && value <= max) return;
  throw new ScreencaptureError('invalid-conduct', `${name} must be a whole number from ${min} to ${max}`, {
    name,
    min,
    max,
  });
}

function checkLocation(location: string | undefined): void {
  if (location === undefined || /^[\x21-\x7e]+$/.test(location)) return;
  throw new ScreencaptureError('invalid-conduct', 'a location is of visible ASCII characters', { name: 'location' });
}

function saysError(body: string): boolean {
  try {
    const { code } = JSON.parse(body) as { code?: unknown };
    return code !== undefined && code !== 0;
  } catch {
    return false;
  }
}

const textOf = (spec: ConductSpec): string =>
  JSON.stringify(spec, (_key, value: unknown) =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
