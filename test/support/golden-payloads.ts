import { defaultPlan, type PayloadPlan } from '../../src/payloads/plan.ts';

/** A thousand payloads, some of them bad, which are the same bytes wherever they are made. */
export const goldenPlan: PayloadPlan = {
  ...defaultPlan,
  count: 1000,
  streams: ['stream_name', 'another_stream'],
  negatives: { 'wrong-key': 0.05, expired: 0.05, 'missing-sign': 0.02, duplicate: 0.02, 'odd-spacing': 0.02 },
  seed: 'golden',
};

/** SHA-256 of the plan's payloads as lines of JSON, in UTF-8. */
export const goldenSha256 = '14f1dd7f03b4f8b991b820ac855fdfd528840f7ea78a737814847bec94d005ef';
