import type { CallbackBody } from '../core/callback.ts';
import { scriptQuoted } from './request-text.ts';

/** What a callback can be copied as a test for. */
export type TestFramework = 'vitest' | 'jest' | 'pytest';

export const testFrameworks: readonly TestFramework[] = ['vitest', 'jest', 'pytest'];

/**
 * A callback as a test file that needs nothing but the framework. The receiver's address and its key come from the environment,
 * so that no key is in the text; and the callback is signed anew in each run, since a copied signature soon expires.
 */
export function testCaseText(framework: TestFramework, callback: CallbackBody): string {
  const { sign: _, t: __, ...unsigned } = callback;
  switch (framework) {
    case 'vitest':
      return scriptText(unsigned, [
        "import { createHash } from 'node:crypto';",
        "import process from 'node:process';",
        "import { expect, test } from 'vitest';",
      ]);
    case 'jest':
      return scriptText(unsigned, ["const { createHash } = require('node:crypto');"]);
    case 'pytest':
      return pythonText(unsigned);
  }
}

const scriptText = (callback: Partial<CallbackBody>, imports: readonly string[]): string =>
  `${imports.join('\n')}

// Start the receiver first, with the same CALLBACK_KEY.
const { CALLBACK_URL = 'http://localhost:8080/callback', CALLBACK_KEY = '' } = process.env;

const callback = JSON.parse(
  ${scriptQuoted(JSON.stringify(callback))},
);

async function statusOf(body) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(CALLBACK_URL, { method: 'POST', headers, body: JSON.stringify(body) });
  return response.status;
}

/** The callback, signed with a validity of so many seconds. */
function signedFor(seconds) {
  const t = Math.floor(Date.now() / 1000) + seconds;
  return { ...callback, sign: createHash('md5').update(CALLBACK_KEY + t).digest('hex'), t };
}

test('a signed callback is taken', async () => {
  expect(await statusOf(signedFor(600))).toBe(200);
});

test('the same callback is taken again, since a retry is no mistake', async () => {
  expect(await statusOf(signedFor(600))).toBe(200);
});

test('a callback whose t has passed is refused', async () => {
  expect(await statusOf(signedFor(-60))).not.toBe(200);
});

test('a callback with another t than the signed one is refused', async () => {
  expect(await statusOf({ ...signedFor(600), t: signedFor(700).t })).not.toBe(200);
});
`;

const pythonText = (callback: Partial<CallbackBody>): string =>
  `import hashlib
import json
import os
import time
import urllib.error
import urllib.request

# Start the receiver first, with the same CALLBACK_KEY.
URL = os.environ.get("CALLBACK_URL", "http://localhost:8080/callback")
KEY = os.environ.get("CALLBACK_KEY", "")

CALLBACK = json.loads(
    ${scriptQuoted(JSON.stringify(callback))}
)


def status_of(body):
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(URL, json.dumps(body).encode(), headers)
    try:
        with urllib.request.urlopen(request) as response:
            return response.status
    except urllib.error.HTTPError as error:
        return error.code


def signed_for(seconds):
    """The callback, signed with a validity of so many seconds."""
    t = int(time.time()) + seconds
    return {**CALLBACK, "sign": hashlib.md5(f"{KEY}{t}".encode()).hexdigest(), "t": t}


def test_a_signed_callback_is_taken():
    assert status_of(signed_for(600)) == 200


def test_the_same_callback_is_taken_again_since_a_retry_is_no_mistake():
    assert status_of(signed_for(600)) == 200


def test_a_callback_whose_t_has_passed_is_refused():
    assert status_of(signed_for(-60)) != 200


def test_a_callback_with_another_t_than_the_signed_one_is_refused():
    assert status_of({**signed_for(600), "t": signed_for(700)["t"]}) != 200
`;
