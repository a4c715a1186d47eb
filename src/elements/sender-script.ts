import { signatureOf } from '../service/attempts.ts';
import { scriptQuoted } from '../payloads/request-text.ts';

/** What a script that sends callbacks can be written in. */
export type ScriptLanguage = 'node' | 'python';

export const scriptLanguages: readonly ScriptLanguage[] = ['node', 'python'];

export const scriptFileNames: Readonly<Record<ScriptLanguage, string>> = {
  node: 'send-callbacks.mjs',
  python: 'send_callbacks.py',
};

export type ScriptOrder = {
  /** As first sent. */
  readonly rawBodies: readonly string[];
  /** How long a new signature holds, and how long an answer is waited for. */
  readonly validSeconds: number;
  readonly timeoutMs: number;
};

/**
 * A script that posts callbacks as the documented service does, once each, from a place where no browser stands in between. It
 * holds neither the URL nor the key: both come from the environment. Data, never translated.
 */
export function senderScript(language: ScriptLanguage, order: ScriptOrder): string {
  return language === 'node' ? nodeText(order) : pythonText(order);
}

/** The shell command that runs the script. */
export const scriptCommand = (language: ScriptLanguage): string =>
  `CALLBACK_URL=http://localhost:8080/callback ${language === 'node' ? 'node' : 'python3'} ${scriptFileNames[language]}`;

/** When the signatures in the bodies expire, as lines of a comment. */
function expiryLines(rawBodies: readonly string[]): readonly string[] {
  const expiries = rawBodies.flatMap((rawBody) => signatureOf(rawBody)?.t ?? []).toSorted((a, b) => a - b);
  const [first, last] = [expiries[0], expiries.at(-1)];
  if (first === undefined || last === undefined) return ['The bodies are not signed.'];
  return [
    `Their signatures expire from ${instantText(first)} to ${instantText(last)}.`,
    'With --sign each body is signed anew as it is sent, with the key in CALLBACK_KEY.',
  ];
}

const instantText = (unixSeconds: number): string => new Date(unixSeconds * 1000).toISOString().replace('.000', '');

const about = ({ rawBodies }: ScriptOrder, language: ScriptLanguage): readonly string[] => [
  `Sends ${rawBodies.length} callbacks, byte for byte as they were made:`,
  '',
  `  ${scriptCommand(language)}`,
  '',
  ...expiryLines(rawBodies),
  'A line for each answer; exit code 1 unless every callback was taken, which is status 200 in time.',
];

const commented = (lines: readonly string[], sign: string): string =>
  lines.map((line) => `${sign} ${line}`.trimEnd()).join('\n');

const nodeText = (order: ScriptOrder): string => `${commented(about(order, 'node'), '//')}
import { createHash } from 'node:crypto';
import process from 'node:process';

const { CALLBACK_URL = 'http://localhost:8080/callback', CALLBACK_KEY = '' } = process.env;
const bodies = [
${order.rawBodies.map((rawBody) => `  ${scriptQuoted(rawBody)},`).join('\n')}
];

function signedAnew(body) {
  const t = Math.floor(Date.now() / 1000) + ${order.validSeconds};
  const sign = createHash('md5').update(CALLBACK_KEY + t).digest('hex');
  return JSON.stringify({ ...JSON.parse(body), sign, t });
}

async function answerTo(body) {
  try {
    const response = await fetch(CALLBACK_URL, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(${order.timeoutMs}),
    });
    await response.arrayBuffer();
    return response.status;
  } catch (error) {
    return error.cause?.code ?? error.name;
  }
}

for (const body of bodies) {
  const answer = await answerTo(process.argv.includes('--sign') ? signedAnew(body) : body);
  console.log(answer, JSON.parse(body).pic_url);
  if (answer !== 200) process.exitCode = 1;
}
`;

const pythonText = (order: ScriptOrder): string => `${commented(about(order, 'python'), '#')}
import hashlib
import json
import os
import sys
import time
import urllib.error
import urllib.request

URL = os.environ.get("CALLBACK_URL", "http://localhost:8080/callback")
KEY = os.environ.get("CALLBACK_KEY", "")
BODIES = [
${order.rawBodies.map((rawBody) => `    ${scriptQuoted(rawBody)},`).join('\n')}
]


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


OPENER = urllib.request.build_opener(NoRedirect)


def signed_anew(body):
    t = int(time.time()) + ${order.validSeconds}
    sign = hashlib.md5(f"{KEY}{t}".encode()).hexdigest()
    return json.dumps({**json.loads(body), "sign": sign, "t": t}, ensure_ascii=False, separators=(",", ":"))


def answer_to(body):
    request = urllib.request.Request(URL, body.encode(), {"Content-Type": "application/json"})
    try:
        with OPENER.open(request, timeout=${order.timeoutMs / 1000}) as response:
            response.read()
            return response.status
    except urllib.error.HTTPError as error:
        return error.code
    except OSError as error:
        return getattr(error, "reason", error)


all_taken = True
for body in BODIES:
    answer = answer_to(signed_anew(body) if "--sign" in sys.argv else body)
    print(answer, json.loads(body)["pic_url"], flush=True)
    all_taken = all_taken and answer == 200
sys.exit(0 if all_taken else 1)
`;
