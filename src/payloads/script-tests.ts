import type { Fixture } from './fixture.ts';
import { scriptLiteral } from './request-text.ts';

const imports = {
  vitest: `import { createHash } from 'node:crypto';
import process from 'node:process';
import { expect, test } from 'vitest';
`,
  jest: `const { createHash } = require('node:crypto');
`,
} as const;

/** Why the fixtures are in pieces; a comment for people, in the comments of each language. */
export const aboutSigning = (comment: string): string =>
  [
    'Start the receiver first, with the same CALLBACK_KEY. Redirects are not followed: only 200 counts as taken.',
    'Signatures expire, so sign and t are put into the bodies when the tests run. A t keeps its distance from the present;',
    'a right sign is made anew with CALLBACK_KEY, a wrong one stays as it was.',
  ]
    .map((line) => `${comment} ${line}\n`)
    .join('');

/** The fixtures as a list, in JavaScript and Python alike; `indent` is what the language is used to. */
export function* fixtureLines(fixtures: Iterable<Fixture>, indent: string): Generator<string> {
  for (const fixture of fixtures) yield `${indent}${scriptLiteral(fixture)},\n`;
}

/** Tests for Vitest or Jest. */
export function* scriptTests(framework: 'vitest' | 'jest', fixtures: Iterable<Fixture>): Generator<string> {
  yield `${imports[framework]}
${aboutSigning('//')}const { CALLBACK_URL = 'http://localhost:8080/callback', CALLBACK_KEY = '' } = process.env;
const now = Math.floor(Date.now() / 1000);

const fixtures = [
`;
  yield* fixtureLines(fixtures, '  ');
  yield `];

/** The pieces of a body put together: every other one stands for what is put in there. */
function bodyOf({ body, validFor }) {
  const t = now + validFor;
  const renewed = { sign: createHash('md5').update(CALLBACK_KEY + t).digest('hex'), t };
  return body.map((piece, at) => (at % 2 === 0 ? piece : renewed[piece])).join('');
}

test.each(fixtures)('$name', async (fixture) => {
  const response = await fetch(CALLBACK_URL, {
    method: 'POST',
    headers: { 'content-type': fixture.type },
    body: bodyOf(fixture),
    redirect: 'manual',
  });
  if (fixture.verdict === 'accept') expect(response.status).toBe(200);
  if (fixture.verdict === 'refuse') expect(response.status).not.toBe(200);
});
`;
}

/** A script for k6: each iteration posts the next payload, and the checks count right answers. */
export function* k6Script(fixtures: Iterable<Fixture>): Generator<string> {
  yield `import { check } from 'k6';
import crypto from 'k6/crypto';
import exec from 'k6/execution';
import http from 'k6/http';

// k6 run -e CALLBACK_URL=http://localhost:8080/callback -e CALLBACK_KEY=... callbacks.k6.js
${aboutSigning('//')}const { CALLBACK_URL = 'http://localhost:8080/callback', CALLBACK_KEY = '' } = __ENV;

const fixtures = [
`;
  yield* fixtureLines(fixtures, '  ');
  yield `];

export const options = {
  scenarios: { callbacks: { executor: 'shared-iterations', vus: 1, iterations: Math.max(1, fixtures.length) } },
  thresholds: { checks: ['rate==1'] },
};

/** The pieces of a body put together: every other one stands for what is put in there. */
function bodyOf({ body, validFor }) {
  const t = Math.floor(Date.now() / 1000) + validFor;
  const renewed = { sign: crypto.md5(CALLBACK_KEY + t, 'hex'), t };
  return body.map((piece, at) => (at % 2 === 0 ? piece : renewed[piece])).join('');
}

const isAsDue = {
  accept: ({ status }) => status === 200,
  refuse: ({ status }) => status !== 200 && status !== 0,
  either: ({ status }) => status !== 0,
};

export default function () {
  if (fixtures.length === 0) return;
  const fixture = fixtures[exec.scenario.iterationInTest % fixtures.length];
  const headers = { 'content-type': fixture.type };
  const response = http.post(CALLBACK_URL, bodyOf(fixture), { headers, redirects: 0 });
  check(response, { [\`\${fixture.name}: \${fixture.verdict}\`]: isAsDue[fixture.verdict] });
}
`;
}
