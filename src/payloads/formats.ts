import { ScreencaptureError } from '../core/errors.ts';
import { batchOf, type PayloadBatch } from './batch.ts';
import { fixtureOf, type Fixture } from './fixture.ts';
import { goTests } from './go-tests.ts';
import { javaTests } from './java-tests.ts';
import { jsonArray, ndjson } from './line-formats.ts';
import { phpTests } from './php-tests.ts';
import type { PayloadPlan } from './plan.ts';
import { pythonTests } from './python-tests.ts';
import { curlScript, harArchive, httpFile, postmanCollection } from './request-formats.ts';
import { k6Script, scriptTests } from './script-tests.ts';

/** Formats that are one text. */
export type TextFormatId =
  | 'ndjson'
  | 'json'
  | 'curl'
  | 'http'
  | 'har'
  | 'postman'
  | 'k6'
  | 'vitest'
  | 'jest'
  | 'pytest'
  | 'go'
  | 'junit'
  | 'phpunit';

/** All formats: `files` and `zip` are files of which `payloadFiles` gives the names and texts. */
export type FormatId = TextFormatId | 'files' | 'zip';

export type PayloadFormat = {
  readonly id: FormatId;
  /** What one text of the format is usually called; of `files` a single one has a name of its own. */
  readonly fileName: string;
  readonly mediaType: string;
  /** Callbacks that one text can hold; a test run of more helps nobody, and compilers have limits. */
  readonly mostCallbacks: number;
};

const unlimited = Number.POSITIVE_INFINITY;

const format = (id: FormatId, fileName: string, mediaType: string, mostCallbacks = unlimited): PayloadFormat => ({
  id,
  fileName,
  mediaType,
  mostCallbacks,
});

/** In the order in which they are offered. */
export const payloadFormats: readonly PayloadFormat[] = [
  format('ndjson', 'callbacks.ndjson', 'application/x-ndjson'),
  format('json', 'callbacks.json', 'application/json'),
  format('files', 'callbacks', 'application/json'),
  format('zip', 'callbacks.zip', 'application/zip'),
  format('curl', 'callbacks.sh', 'application/x-sh'),
  format('http', 'callbacks.http', 'text/plain'),
  format('har', 'callbacks.har', 'application/json'),
  format('postman', 'callbacks.postman_collection.json', 'application/json'),
  format('k6', 'callbacks.k6.js', 'text/javascript', 10_000),
  format('vitest', 'callbacks.test.mjs', 'text/javascript', 1000),
  format('jest', 'callbacks.test.js', 'text/javascript', 1000),
  format('pytest', 'test_callbacks.py', 'text/x-python', 1000),
  format('go', 'callbacks_test.go', 'text/x-go', 1000),
  format('junit', 'CallbacksTest.java', 'text/x-java', 1000),
  format('phpunit', 'CallbacksTest.php', 'application/x-php', 1000),
];

export type WriteOptions = {
  /** Where scripts post to while the environment says nothing else, and the address in archives and collections. */
  readonly url?: string;
};

/** The address in outputs until another is given. */
export const defaultReceiverUrl = 'http://localhost:8080/callback';

/**
 * A plan's payloads as one text, in chunks of some 64 kB, so that however many there are, few are in memory.
 *
 * @throws {ScreencaptureError} as `checkPlan`; `invalid-plan` with the `reason` `too-many` and `max`: more than the format holds.
 */
export function writePayloads(
  id: TextFormatId,
  from: PayloadPlan | PayloadBatch,
  options: WriteOptions = {},
): Generator<string> {
  const batch = batchOf(from);
  const most = payloadFormats.find((each) => each.id === id)?.mostCallbacks ?? unlimited;
  if (batch.count > most) {
    const details = { name: 'count', reason: 'too-many', value: String(batch.count), min: 0, max: most };
    throw new ScreencaptureError('invalid-plan', `${id} holds at most ${most} callbacks`, details);
  }
  return inChunks(writers[id](batch, options.url ?? defaultReceiverUrl));
}

const writers: Readonly<Record<TextFormatId, (batch: PayloadBatch, url: string) => Iterable<string>>> = {
  ndjson,
  json: jsonArray,
  curl: curlScript,
  http: httpFile,
  har: harArchive,
  postman: postmanCollection,
  k6: (batch) => k6Script(fixturesOf(batch)),
  vitest: (batch) => scriptTests('vitest', fixturesOf(batch)),
  jest: (batch) => scriptTests('jest', fixturesOf(batch)),
  pytest: (batch) => pythonTests(fixturesOf(batch)),
  go: (batch) => goTests(fixturesOf(batch)),
  junit: (batch) => javaTests(fixturesOf(batch)),
  phpunit: (batch) => phpTests(fixturesOf(batch)),
};

function* fixturesOf(batch: PayloadBatch): Generator<Fixture> {
  for (const payload of batch.requests()) yield fixtureOf(payload, batch);
}

/** UTF-16 units. */
const chunkLength = 65_536;

/** Short texts put together. Many small writes would cost more than what they say. */
export function* inChunks(texts: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const text of texts) {
    chunk += text;
    if (chunk.length < chunkLength) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
