import { expect, test } from 'vitest';
import { fileChunks } from '../../../src/desk/file-chunks.ts';
import type { FileOrder } from '../../../src/desk/file-protocol.ts';
import { payloads } from '../../../src/payloads/generator.ts';
import { defaultPlan } from '../../../src/payloads/plan.ts';

const callbacks = [...payloads(defaultPlan)];
const orders: readonly FileOrder[] = [
  { format: 'ndjson', source: { kind: 'plan', plan: defaultPlan } },
  { format: 'files', source: { kind: 'plan', plan: defaultPlan } },
  { format: 'zip', source: { kind: 'capture', captureId: 'a', key: 'test', callbacks } },
];

test.each(orders)('a file of format $format can be left in the midst, without a word', async (order) => {
  const { chunks } = fileChunks(order, async () => new Blob(['jpeg']));
  const sizes: number[] = [];
  for await (const { length } of chunks) {
    sizes.push(length);
    if (sizes.length === 9) break;
  }
  expect(sizes.length).toBeLessThanOrEqual(9);
  expect(Math.min(...sizes)).toBeGreaterThan(0);
});
