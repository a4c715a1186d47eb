import { renewSignature } from './callback.ts';
import { dialects } from './dialects.ts';
import { post, type SuiteCase, type SuiteSettings, type WriteCallback } from './suite-case.ts';

/**
 * What `sign` and `t` prove, and what they do not. They are MD5 over key and `t` and nothing else, so an altered body under a
 * genuine pair cannot be told, and two streams captured in one second carry the same pair: refusing either would refuse the
 * documented service. Leeway after `t` is a choice that receivers make for slow clocks; the documentation knows none.
 */
export function signatureCases(settings: SuiteSettings, write: WriteCallback): readonly SuiteCase[] {
  const { key, dialect, nowUnixSeconds: now } = settings;
  const { source, value: validity } = dialects[dialect].signatureValiditySeconds;
  const withT = (t: number) => ({ t, createTime: t - validity });
  const valid = write('valid');
  const extended = write('t-altered');
  const altered = write('body-altered');

  return [
    {
      name: 'valid',
      requests: [post(valid, 'accept')],
      reason: 'signed-as-documented',
      basis: 'documented',
      source,
      shows: ['verifies'],
    },
    {
      name: 'wrong-key',
      requests: [post(write('wrong-key', { key: `not${key}` }), 'refuse')],
      reason: 'signed-with-another-key',
      basis: 'documented',
      source,
      shows: ['verifies'],
    },
    {
      name: 'expired',
      requests: [post(write('expired', withT(now - 3600)), 'refuse')],
      reason: 't-has-passed',
      basis: 'documented',
      source,
      shows: ['rejects-expired'],
    },
    {
      name: 'just-expired',
      requests: [post(write('just-expired', withT(now - 30)), 'refuse')],
      reason: 't-has-passed',
      basis: 'documented',
      source,
      shows: ['rejects-expired'],
    },
    {
      name: 't-altered',
      requests: [post({ ...extended, t: (extended.t ?? now) + validity }, 'refuse')],
      reason: 'sign-is-of-another-t',
      basis: 'documented',
      source,
      shows: ['verifies'],
    },
    {
      name: 'body-altered',
      requests: [post({ ...altered, file_size: altered.file_size + 1 }, 'accept')],
      reason: 'sign-covers-t-alone',
      basis: 'derived',
      source,
      shows: ['verifies'],
    },
    ...(['sign', 't'] as const).map((field): SuiteCase => {
      const { [field]: _, ...rest } = write(`missing-${field}`);
      return {
        name: `missing-${field}`,
        requests: [post(rest, 'refuse')],
        reason: 'unsigned',
        basis: 'derived',
        source,
        shows: ['verifies'],
      };
    }),
  ];
}

/**
 * The same screenshot more than once, and screenshots in another order. That a callback is sent again when its answer got lost is
 * documented; that it must then be answered 200 as the first one was follows, for any other answer only brings the next retry.
 * Within its validity a replay is such a retry, byte for byte. Nothing is said of the order.
 */
export function repetitionCases({ key, dialect }: SuiteSettings, write: WriteCallback): readonly SuiteCase[] {
  const { source } = dialects[dialect].retryPolicy;
  const duplicate = write('duplicate');
  const anew = write('duplicate-signed-anew');
  const replayed = write('replay');
  // Each one written is of the second before.
  const later = write('out-of-order');
  const earlier = write('out-of-order');
  const first = write('same-second');
  const shared = { basis: 'derived', source, shows: ['idempotent'] } as const;

  return [
    {
      name: 'duplicate',
      requests: [post(duplicate, 'accept'), post(duplicate, 'accept')],
      reason: 'same-as-a-retry',
      ...shared,
    },
    {
      name: 'duplicate-signed-anew',
      requests: [post(anew, 'accept'), post(renewSignature(anew, key, (anew.t ?? 0) + 60), 'accept')],
      reason: 'retry-may-be-signed-anew',
      ...shared,
    },
    {
      name: 'replay',
      requests: [post(replayed, 'accept'), post(write('replay'), 'accept'), post(replayed, 'accept')],
      reason: 'same-as-a-retry',
      ...shared,
    },
    {
      name: 'out-of-order',
      requests: [post(later, 'accept'), post(earlier, 'accept')],
      reason: 'order-not-promised',
      ...shared,
      basis: 'advice',
    },
    {
      name: 'same-second',
      requests: [
        post(first, 'accept'),
        post(write('same-second', { createTime: first.create_time, streamName: 'suite_same-second_2' }), 'accept'),
      ],
      reason: 'sign-is-shared',
      ...shared,
    },
  ];
}
