import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { writePayloads } from '../../../src/payloads/formats.ts';
import { goldenPlan, goldenSha256 } from '../../support/golden-payloads.ts';

test('a plan of a thousand payloads, some of them bad, gives the bytes that it has always given', () => {
  const hash = createHash('sha256');
  for (const chunk of writePayloads('ndjson', goldenPlan)) hash.update(chunk);
  expect(hash.digest('hex')).toBe(goldenSha256);
});
