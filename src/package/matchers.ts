import { defaultDialect, isDialectId, type DialectId } from '../core/dialects.ts';
import { ScreencaptureError } from '../core/errors.ts';
import { expiryMistake, formMistake, signMistake } from './first-mistake.ts';

export type CallbackExpectation = {
  /** The callback key; without one the signature is not looked at. */
  readonly key?: string;
  /** The version of the documentation; `2019` unless given. */
  readonly dialect?: DialectId;
  /** UNIX second at which it is to be valid; without one expiry is not looked at, so that no test depends on the day. */
  readonly now?: number;
};

/** What the matchers add to `expect(…)`. What is expected to match is a raw body (text or bytes) or what `JSON.parse` made of it. */
export type ScreencaptureMatchers<R> = {
  /** It is the body of a screenshot's callback, signed with the key and not expired, as far as those are given. */
  toBeScreencaptureCallback(expectation?: CallbackExpectation): R;
  /** Its `sign` is MD5 of the key and its `t`, whatever else it holds. */
  toBeSignedWith(key: string): R;
  /** A receiver whose clock shows this UNIX second takes it: `sign` is right and `t` has not passed. */
  toVerifyAt(nowUnixSeconds: number, key: string): R;
};

type MatcherResult = { readonly pass: boolean; readonly message: () => string };

/**
 * Matchers for `expect.extend(matchers)`, in Vitest and Jest alike. Their messages name the first thing that is wrong, never the key.
 */
export const matchers = {
  toBeScreencaptureCallback(received: unknown, expectation: CallbackExpectation = {}): MatcherResult {
    const { key, dialect = defaultDialect, now } = expectation;
    const rawBody = textOf(received);
    const mistake =
      formMistake(rawBody, checkedDialect(dialect)) ??
      (key === undefined ? undefined : signMistake(rawBody, checkedKey(key))) ??
      (now === undefined ? undefined : expiryMistake(rawBody, now));
    return resultOf(`a callback of a screenshot, as documented in ${dialect}`, mistake, rawBody);
  },

  toBeSignedWith(received: unknown, key: string): MatcherResult {
    const rawBody = textOf(received);
    return resultOf('signed with this key', signMistake(rawBody, checkedKey(key)), rawBody);
  },

  toVerifyAt(received: unknown, nowUnixSeconds: number, key: string): MatcherResult {
    const rawBody = textOf(received);
    const mistake = signMistake(rawBody, checkedKey(key)) ?? expiryMistake(rawBody, nowUnixSeconds);
    return resultOf(`signed with this key and valid at ${nowUnixSeconds}`, mistake, rawBody);
  },
};

function textOf(received: unknown): string {
  if (typeof received === 'string') return received;
  if (received instanceof Uint8Array || received instanceof ArrayBuffer) return new TextDecoder().decode(received);
  try {
    return JSON.stringify(received) ?? String(received);
  } catch {
    // A cycle or a bigint: no body, and the matcher says so.
    return String(received);
  }
}

// A test whose expectation is none must not pass, not even after `not`: this throws where a mistake of the body is told.

/** A variable of the environment that is not set is no key. */
function checkedKey(key: unknown): string {
  if (typeof key === 'string') return key;
  throw new ScreencaptureError('invalid-key', `the key to expect is no text, but ${typeof key}`);
}

function checkedDialect(dialect: string): DialectId {
  if (isDialectId(dialect)) return dialect;
  throw new ScreencaptureError('invalid-choice', `there is no dialect ${JSON.stringify(dialect)}`, { name: 'dialect' });
}

/** Characters of a body in a message. */
const longestExcerpt = 1_000;

function resultOf(wanted: string, mistake: string | undefined, rawBody: string): MatcherResult {
  const shown = rawBody.length > longestExcerpt ? `${rawBody.slice(0, longestExcerpt)}…` : rawBody;
  return {
    pass: mistake === undefined,
    message: () =>
      mistake === undefined
        ? `expected not to be ${wanted}, but it is\n\nReceived: ${shown}`
        : `expected to be ${wanted}. ${mistake}\n\nReceived: ${shown}`,
  };
}

// Each runner has its own interface to add to, and nobody has all of them: where one is not installed, its part is passed over.

/** @ts-ignore Vitest */
declare module 'vitest' {
  interface Matchers<
    R extends void | Promise<void> = void | Promise<void>,
    T = unknown,
  > extends ScreencaptureMatchers<R> {}
}

/** @ts-ignore Jest, by `@jest/globals` or `expect` */
declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends ScreencaptureMatchers<R> {}
}

declare global {
  namespace jest {
    interface Matchers<R, T = {}> extends ScreencaptureMatchers<R> {}
  }
}
