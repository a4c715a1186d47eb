import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { run } from '../../../src/command/run.ts';
import { payloadFormats, writePayloads, type TextFormatId } from '../../../src/payloads/formats.ts';
import { payloadFiles } from '../../../src/payloads/line-formats.ts';
import { defaultPlan, type PayloadPlan } from '../../../src/payloads/plan.ts';
import { endOf, runCommand, startCommand } from '../../support/command.ts';

const complained = (line: string): never => expect.fail(line);

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'payloads-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** Nothing in it is as it is by default. */
const plan: PayloadPlan = {
  count: 40,
  startUnixSeconds: 1_767_196_800,
  everySeconds: 3,
  streams: ['one', 'two'],
  pushSizes: [
    { width: 1920, height: 1080 },
    { width: 720, height: 1280 },
  ],
  templates: [
    { width: 641, height: 0 },
    { width: 0, height: 333 },
  ],
  dialect: '2025',
  key: 'another',
  emptyKey: 'left-out',
  pushDomain: 'push.test',
  appName: 'app',
  streamParameters: 'a=1',
  bucket: { bucket: 'pictures', appId: '1250000000', region: 'ap-singapore' },
  naming: { prefix: '/{Year}', fileName: '{StreamID}-{Hour}{Minute}{Second}{Ext}' },
  sizing: { rounding: 'nearest-even', swap: 'symmetric' },
  negatives: { expired: 0.2, replay: 0.1 },
  seed: 'golden',
  overrides: [
    { at: 'all', fields: { channel_id: 'channel=1' } },
    { at: 3, fields: { width: '7' } },
    { at: 4, fields: { height: undefined } },
  ],
};

const options = [
  ['count', '40'],
  ['start', '2026-01-01T00:00:00+08:00'],
  ['interval', '3'],
  ['stream', 'one'],
  ['stream', 'two'],
  ['push', '1920x1080'],
  ['push', '720x1280'],
  ['template', '641x0'],
  ['template', '0x333'],
  ['dialect', '2025'],
  ['empty-key', 'left-out'],
  ['domain', 'push.test'],
  ['app', 'app'],
  ['params', 'a=1'],
  ['bucket', 'pictures'],
  ['appid', '1250000000'],
  ['region', 'ap-singapore'],
  ['prefix', '/{Year}'],
  ['filename', '{StreamID}-{Hour}{Minute}{Second}{Ext}'],
  ['rounding', 'nearest-even'],
  ['swap', 'symmetric'],
  ['negative', 'expired=0.2'],
  ['negative', 'replay=0.1'],
  ['seed', 'golden'],
  ['set', 'channel_id=channel=1'],
  ['set', '3.width="7"'],
  ['unset', '4.height'],
].flatMap(([name, value]) => [`--${name}`, value!]);

test.concurrent('every option of a plan does its part, and the bytes are those of the same plan in the package', async () => {
  const ended = await runCommand(['payload', ...options], { env: { CALLBACK_KEY: 'another' } });

  expect(ended).toEqual({ code: 0, stdout: [...writePayloads('ndjson', plan)].join(''), stderr: '' });
  expect(ended.stdout).not.toContain('another');
});

test.concurrent('32 MB of payloads are made in 24 MB of memory', async () => {
  const args = ['payload', '--count', '60000', '--negative', 'expired=0.1'];
  const { code, stdout, stderr } = await endOf(startCommand(args, { nodeOptions: ['--max-old-space-size=24'] }));

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.length).toBeGreaterThan(31_000_000);
  expect(stdout.split('\n')).toHaveLength(60_001);
});

const textFormats = payloadFormats
  .map(({ id }) => id)
  .filter((id): id is TextFormatId => id !== 'zip' && id !== 'files');

test.each(textFormats)('the format %s is written into a file', async (format) => {
  const output = join(await emptyFolder(), 'output');
  const url = 'https://receiver.test/callback';
  const args = ['payload', '--count', '3', '--negative', 'expired=1', '--url', url];

  expect(await run([...args, '--format', format, '--output', output], complained)).toBe(0);
  const wanted = writePayloads(format, { ...defaultPlan, count: 3, negatives: { expired: 1 } }, { url });
  expect(await readFile(output, 'utf8')).toBe([...wanted].join(''));
});

test('the format files is a folder with a file for each payload', async () => {
  const output = join(await emptyFolder(), 'deep/callbacks');

  expect(await run(['payload', '--count', '12', '--format', 'files', '--output', output], complained)).toBe(0);
  const wanted = Array.from(payloadFiles({ ...defaultPlan, count: 12 }));
  expect((await readdir(output)).toSorted()).toEqual(wanted.map(({ name }) => name));
  expect(await readFile(join(output, 'callback-07.json'), 'utf8')).toBe(wanted[7]!.text);
});

test('with --json each request says what is wrong with it', async () => {
  const output = join(await emptyFolder(), 'requests');

  expect(await run(['payload', '--count', '1', '--json', '--output', output], complained)).toBe(0);
  const { body, ...request } = JSON.parse(await readFile(output, 'utf8'));
  expect(request).toEqual({ index: 0, part: 0, verdict: 'accept', headers: { 'content-type': 'application/json' } });
  expect(JSON.parse(body)).toMatchObject({ sign: 'ca3e25e5dc17a6f9909a9ae7281e300d', t: 1545030873 });
});
