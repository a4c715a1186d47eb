import { batchOf, type PayloadBatch } from './batch.ts';
import type { Payload, PayloadPlan } from './plan.ts';

/**
 * One JSON value for each payload, without line breaks: the body itself; where a plan has negative cases the whole request, since
 * such a body alone may be no JSON, and does not tell how it is to be answered.
 */
function* jsonValues(batch: PayloadBatch): Generator<string> {
  for (const payload of batch.requests()) yield batch.isMixed ? requestJson(payload) : payload.body;
}

/** A request as one JSON value. */
export function requestJson({ index, part, negative, verdict, headers, body }: Payload): string {
  return JSON.stringify({ index, part, negative, verdict, headers, body });
}

/** A payload a line. */
export function* ndjson(batch: PayloadBatch): Generator<string> {
  for (const value of jsonValues(batch)) yield `${value}\n`;
}

/** The same as one JSON array. */
export function* jsonArray(batch: PayloadBatch): Generator<string> {
  yield* joined('[', jsonValues(batch), ']\n');
}

/** Values with commas between them, each on a line of its own. */
export function* joined(head: string, values: Iterable<string>, tail: string): Generator<string> {
  let before = `${head}\n`;
  for (const value of values) {
    yield before + value;
    before = ',\n';
  }
  yield before === ',\n' ? `\n${tail}` : head + tail;
}

/** A payload as a file of its own. */
export type PayloadFile = { readonly name: string; readonly text: string };

/** Each payload as a file, such as `callback-0007.json` or `callback-0007-2-replay.json`; names sort in the order of sending. */
export function* payloadFiles(from: PayloadPlan | PayloadBatch): Generator<PayloadFile> {
  const batch = batchOf(from);
  const digits = String(Math.max(0, batch.count - 1)).length;
  for (const { index, part, negative, headers, body } of batch.requests()) {
    const number = String(index).padStart(digits, '0');
    const request = negative === undefined ? '' : `-${part + 1}-${negative}`;
    const ending = headers['content-type'] === 'application/json' ? 'json' : 'txt';
    yield { name: `callback-${number}${request}.${ending}`, text: body };
  }
}
