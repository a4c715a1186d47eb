import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sandboxDocument } from '../../../scripts/sandbox-plugin.ts';

const document = await sandboxDocument();
const policy = /http-equiv="Content-Security-Policy" content="(?<policy>[^"]*)"/.exec(document)!.groups!.policy!;
const scripts = [...document.matchAll(/<script>(?<text>.*?)<\/script>/gs)].map(({ groups }) => groups!.text!);

test('the sandbox may run its one script and what is made of text in it, and reach no address at all', () => {
  const hash = createHash('sha256').update(scripts[0]!).digest('base64');
  expect(scripts).toHaveLength(1);
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    `script-src 'sha256-${hash}' blob:`,
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ]);
});

test('the policy stands before everything that it governs, and the document loads nothing', () => {
  expect(document.indexOf('Content-Security-Policy')).toBeLessThan(document.indexOf('<script'));
  expect(document).not.toMatch(/<(?:link|img|iframe|base)|\ssrc=/);
});
