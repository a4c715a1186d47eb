import type { PayloadBatch } from './batch.ts';
import { nameOf } from './fixture.ts';
import { joined } from './line-formats.ts';
import type { Payload } from './plan.ts';
import { shellQuoted, withoutMustaches } from './request-text.ts';

const typeOf = ({ headers }: Payload): string => headers['content-type'] ?? 'application/json';

/** A script for any POSIX shell that posts the payloads with curl, prints each answer, and fails when one is not as due. */
export function* curlScript(batch: PayloadBatch, url: string): Generator<string> {
  yield `#!/bin/sh
# Posts callbacks to CALLBACK_URL, one after the other, and prints how each was answered: its status, and the status due.
# The signatures are those of the plan: after their t a right receiver refuses them.
url=\${CALLBACK_URL:-${shellQuoted(url)}}
failed=0

# NAME DUE CONTENT-TYPE BODY; the body goes through a pipe, since arguments of programs have a limit.
post() {
  status=$(printf '%s' "$4" | curl --silent --show-error --output /dev/null --max-time 20 --write-out '%{http_code}' \\
    --header "Content-Type: $3" --data-binary @- "$url")
  case "$2 $status" in
    'refuse 200' | *' 000') mark=WRONG ;;
    'accept 200' | refuse* | either*) mark=ok ;;
    *) mark=WRONG ;;
  esac
  [ "$mark" = ok ] || failed=1
  printf '%s %s %s (%s)\\n' "$mark" "$status" "$1" "$2"
}

`;
  for (const payload of batch.requests()) {
    const words = [nameOf(payload), payload.verdict, typeOf(payload), payload.body];
    yield `post ${words.map(shellQuoted).join(' ')}\n`;
  }
  yield '\nexit "$failed"\n';
}

/** Requests as the HTTP clients of editors read them. */
export function* httpFile(batch: PayloadBatch, url: string): Generator<string> {
  yield `@callbackUrl = ${url}\n`;
  for (const payload of batch.requests()) {
    yield `\n### ${nameOf(payload)} (${payload.verdict})\nPOST {{callbackUrl}}\nContent-Type: ${typeOf(payload)}\n\n${withoutMustaches(payload.body)}\n`;
  }
}

/**
 * An HTTP archive, version 1.2. Nothing was sent yet, so each response has status 0; how it is to be is in the comment.
 *
 * @see http://www.softwareishard.com/blog/har-12-spec/
 */
export function* harArchive(batch: PayloadBatch, url: string): Generator<string> {
  const creator = { name: 'Live Screencapture Playground', version: '1' };
  const head = JSON.stringify({ log: { version: '1.2', creator, entries: [] } });
  const entries = function* (): Generator<string> {
    for (const payload of batch.requests()) yield JSON.stringify(harEntry(payload, url));
  };
  yield* joined(head.slice(0, -']}}'.length), entries(), ']}}\n');
}

function harEntry(payload: Payload, url: string) {
  const mimeType = typeOf(payload);
  const unknown = { httpVersion: 'HTTP/1.1', cookies: [], headersSize: -1, bodySize: -1 };
  return {
    startedDateTime: new Date(payload.facts.createTime * 1000).toISOString(),
    time: 0,
    request: {
      method: 'POST',
      url,
      ...unknown,
      headers: [{ name: 'Content-Type', value: mimeType }],
      queryString: [],
      postData: { mimeType, text: payload.body },
    },
    response: {
      status: 0,
      statusText: '',
      ...unknown,
      headers: [],
      content: { size: 0, mimeType: 'x-unknown' },
      redirectURL: '',
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
    comment: `${nameOf(payload)}: ${payload.verdict}`,
  };
}

/** A Postman collection, version 2.1, with a test for each request. */
export function* postmanCollection(batch: PayloadBatch, url: string): Generator<string> {
  const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
  const info = { name: 'Screencapture callbacks', schema };
  const head = JSON.stringify({ info, variable: [{ key: 'callbackUrl', value: url, type: 'string' }], item: [] });
  const items = function* (): Generator<string> {
    for (const payload of batch.requests()) yield JSON.stringify(postmanItem(payload));
  };
  yield* joined(head.slice(0, -']}'.length), items(), ']}\n');
}

const postmanChecks = {
  accept: 'pm.expect(pm.response.code).to.equal(200);',
  refuse: 'pm.expect(pm.response.code).not.to.equal(200);',
  either: 'pm.expect(pm.response.code).to.be.above(0);',
} as const;

function postmanItem(payload: Payload) {
  const { verdict, body } = payload;
  return {
    name: nameOf(payload),
    event: [
      {
        listen: 'test',
        script: {
          type: 'text/javascript',
          exec: [`pm.test('${verdict}', () => {`, `  ${postmanChecks[verdict]}`, '});'],
        },
      },
    ],
    request: {
      method: 'POST',
      header: [{ key: 'Content-Type', value: typeOf(payload) }],
      body: { mode: 'raw', raw: withoutMustaches(body), options: { raw: { language: 'json' } } },
      url: '{{callbackUrl}}',
    },
  };
}
