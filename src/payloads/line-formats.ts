import { payloads } from './generator.ts';
import type { Payload, PayloadPlan } from './plan.ts';

/**
 * One JSON value for each payload, without line breaks: the body itself; where a plan has negative cases the whole request, since
 * such a body alone may be no JSON, and does not tell how it is to be answered.
 */
function* jsonValues(plan: PayloadPlan): Generator<string> {
  const isMixed = Object.values(plan.negatives).some((share) => share > 0);
  for (const payload of payloads(plan)) yield isMixed ? requestJson(payload) : payload.body;
}

function requestJson({ index, part, negative, verdict, headers, body }: Payload): string {
  return JSON.stringify({ index, part, negative, verdict, headers, body });
}

/** A payload a line. */
export function* ndjson(plan: PayloadPlan): Generator<string> {
  for (const value of jsonValues(plan)) yield `${value}\n`;
}

/** The same as one JSON array. */
export function* jsonArray(plan: PayloadPlan): Generator<string> {
  yield* joined('[', jsonValues(plan), ']\n');
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

/** Each payload as a file, such as `callback-0007.json` or `callback-0007-replay-2.json`; names sort in the order of sending. */
export function* payloadFiles(plan: PayloadPlan): Generator<PayloadFile> {
  const digits = String(Math.max(0, plan.count - 1)).length;
  for (const { index, part, negative, headers, body } of payloads(plan)) {
    const number = String(index).padStart(digits, '0');
    const ending = headers['content-type'] === 'application/json' ? 'json' : 'txt';
    const name = ['callback', number, negative, part === 0 ? undefined : part + 1].filter((word) => word !== undefined);
    yield { name: `${name.join('-')}.${ending}`, text: body };
  }
}
