import { expect, test } from 'vitest';
import { payloadsAt } from '../../../src/payloads/generator.ts';
import { defaultPlan } from '../../../src/payloads/plan.ts';
import { runCommand } from '../../support/command.ts';

const now = '2018-12-17T15:10:00+08:00';
const body = payloadsAt(defaultPlan, 0)[0]!.body;

test.concurrent('a callback without a signature is doubtful, and nothing is coloured where no person reads', async () => {
  const fields = JSON.parse(body) as Record<string, unknown>;
  const input = JSON.stringify({ ...fields, sign: undefined, t: undefined });
  const { code, stdout, stderr } = await runCommand(['verify', '--now', now], { input, env: { FORCE_COLOR: '1' } });

  expect({ code, stderr }).toEqual({ code: 5, stderr: '' });
  expect(stdout).toMatch(/^doubtful\n/);
  expect(stdout).not.toContain('\u001b');
});

test.concurrent('a wrong signature is explained, and neither the key nor a spelling of it is shown', async () => {
  const options = { input: body, env: { CALLBACK_KEY: 'TEST' } };
  const [text, data] = await Promise.all([
    runCommand(['verify', '--now', now], options),
    runCommand(['verify', '--now', now, '--json', '--dialect', '2019'], options),
  ]);

  expect([text.code, data.code]).toEqual([1, 1]);
  expect(text.stdout).toContain('capital and small letters differ');
  expect(text.stdout).toContain('found "ca3e25e5dc17a6f9909a9ae7281e300d"');
  expect(JSON.parse(data.stdout)).toMatchObject({ verdict: 'wrong', signing: { mistakes: [{ kind: 'key-case' }] } });
  expect(data.stdout).not.toContain('documentation-2025');
  expect(text.stdout + data.stdout).not.toMatch(/\btest\b/i);
});
