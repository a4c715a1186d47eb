import { renewSignature } from './callback.ts';
import { dialects } from './dialects.ts';
import { post, type MakeCase, type SuiteCases, type SuiteSettings } from './suite-case.ts';

/** What cases of a signature have in common: the document that tells how it is made. */
const signature = ({ dialect }: SuiteSettings) =>
  ({ basis: 'documented', source: dialects[dialect].signatureValiditySeconds.source }) as const;

/** A callback whose `t` passed so many seconds ago, and which is as old as that. */
const expiredFor =
  (seconds: number): MakeCase =>
  (write, settings) => {
    const t = settings.nowUnixSeconds - seconds;
    const createTime = t - dialects[settings.dialect].signatureValiditySeconds.value;
    return {
      requests: [post(write({ t, createTime }), 'refuse')],
      reason: 't-has-passed',
      ...signature(settings),
      shows: ['rejects-expired'],
    };
  };

const without =
  (field: 'sign' | 't'): MakeCase =>
  (write, settings) => {
    const { [field]: _, ...rest } = write();
    return {
      requests: [post(rest, 'refuse')],
      reason: 'unsigned',
      ...signature(settings),
      basis: 'derived',
      shows: ['verifies'],
    };
  };

/**
 * What `sign` and `t` prove, and what they do not. They are MD5 over key and `t` and nothing else, so an altered body under a
 * genuine pair cannot be told, and two streams captured in one second carry the same pair: refusing either would refuse the
 * documented service. Leeway after `t` is a choice that receivers make for slow clocks; the documentation knows none.
 */
export const signatureCases: SuiteCases = {
  valid: (write, settings) => ({
    requests: [post(write(), 'accept')],
    reason: 'signed-as-documented',
    ...signature(settings),
    shows: ['verifies'],
  }),
  'wrong-key': (write, settings) => ({
    requests: [post(write({ key: `not${settings.key}` }), 'refuse')],
    reason: 'signed-with-another-key',
    ...signature(settings),
    shows: ['verifies'],
  }),
  expired: expiredFor(3600),
  'just-expired': expiredFor(30),
  't-altered': (write, settings) => {
    const genuine = write();
    const later = (genuine.t ?? settings.nowUnixSeconds) + dialects[settings.dialect].signatureValiditySeconds.value;
    return {
      requests: [post({ ...genuine, t: later }, 'refuse')],
      reason: 'sign-is-of-another-t',
      ...signature(settings),
      shows: ['verifies'],
    };
  },
  'body-altered': (write, settings) => {
    const genuine = write();
    return {
      requests: [post({ ...genuine, file_size: genuine.file_size + 1 }, 'accept')],
      reason: 'sign-covers-t-alone',
      ...signature(settings),
      basis: 'derived',
      shows: ['verifies'],
    };
  },
  'missing-sign': without('sign'),
  'missing-t': without('t'),
};

/** What cases of repetition have in common: they follow from the documented retries. */
const repetition = ({ dialect }: SuiteSettings) =>
  ({ basis: 'derived', source: dialects[dialect].retryPolicy.source, shows: ['idempotent'] }) as const;

/**
 * The same screenshot more than once, and screenshots in another order. That a callback is sent again when its answer got lost is
 * documented; that it must then be answered 200 as the first one was follows, for any other answer only brings the next retry.
 * Within its validity a replay is such a retry, byte for byte. Nothing is said of the order.
 */
export const repetitionCases: SuiteCases = {
  duplicate: (write, settings) => {
    const body = write();
    return {
      requests: [post(body, 'accept'), post(body, 'accept')],
      reason: 'same-as-a-retry',
      ...repetition(settings),
    };
  },
  'duplicate-signed-anew': (write, settings) => {
    const body = write();
    const anew = renewSignature(body, settings.key, (body.t ?? 0) + 60);
    return {
      requests: [post(body, 'accept'), post(anew, 'accept')],
      reason: 'retry-may-be-signed-anew',
      ...repetition(settings),
    };
  },
  replay: (write, settings) => {
    const replayed = write();
    return {
      requests: [post(replayed, 'accept'), post(write(), 'accept'), post(replayed, 'accept')],
      reason: 'same-as-a-retry',
      ...repetition(settings),
    };
  },
  'out-of-order': (write, settings) => {
    const later = write();
    const earlier = write();
    return {
      requests: [post(later, 'accept'), post(earlier, 'accept')],
      reason: 'order-not-promised',
      ...repetition(settings),
      basis: 'advice',
    };
  },
  'same-second': (write, settings) => {
    const first = write();
    const second = write({ createTime: first.create_time, streamSuffix: '_2' });
    return {
      requests: [post(first, 'accept'), post(second, 'accept')],
      reason: 'sign-is-shared',
      ...repetition(settings),
    };
  },
};
