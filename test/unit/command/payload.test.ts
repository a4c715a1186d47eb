import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { run } from '../../../src/command/run.ts';
import type { Size } from '../../../src/core/push.ts';
import { payloadFormats, writePayloads, type TextFormatId } from '../../../src/payloads/formats.ts';
import { payloadFiles } from '../../../src/payloads/line-formats.ts';
import { defaultPlan, type PayloadPlan } from '../../../src/payloads/plan.ts';
import { goldenPlan, goldenSha256 } from '../../support/golden-payloads.ts';
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

const sizeText = ({ width, height }: Size): string => `${width}x${height}`;

/** A plan as the options that tell of it; the key is the environment's. */
function optionsOf({ overrides, ...plan }: PayloadPlan): readonly string[] {
  const { bucket, naming, sizing } = plan;
  const changes = overrides.flatMap(({ at, fields }) =>
    Object.entries(fields).map(([field, value]) => {
      const place = at === 'all' ? field : `${at}.${field}`;
      return value === undefined ? ['unset', place] : ['set', `${place}=${JSON.stringify(value)}`];
    }),
  );
  const pairs: readonly (readonly string[])[] = [
    ['count', String(plan.count)],
    ['start', String(plan.startUnixSeconds)],
    ['interval', String(plan.everySeconds)],
    ...plan.streams.map((stream) => ['stream', stream]),
    ...plan.pushSizes.map((push) => ['push', sizeText(push)]),
    ...plan.templates.map((template) => ['template', sizeText(template)]),
    ['dialect', plan.dialect],
    ['empty-key', plan.emptyKey],
    ['domain', plan.pushDomain],
    ['app', plan.appName],
    ['params', plan.streamParameters],
    ['bucket', bucket.bucket],
    ['appid', bucket.appId],
    ['region', bucket.region],
    ['prefix', naming.prefix],
    ['filename', naming.fileName],
    ['rounding', sizing.rounding],
    ['swap', sizing.swap],
    ...Object.entries(plan.negatives).map(([name, share]) => ['negative', `${name}=${share}`]),
    ['seed', plan.seed],
    ...changes,
  ];
  return pairs.flatMap(([name, value = '']) => [`--${name}`, value]);
}

test.concurrent('the golden plan gives the bytes that it gives in the page and in the package', async () => {
  const ended = await runCommand(['payload', ...optionsOf(goldenPlan)], { env: { CALLBACK_KEY: goldenPlan.key } });

  expect(ended).toMatchObject({ code: 0, stderr: '' });
  expect(createHash('sha256').update(ended.stdout).digest('hex')).toBe(goldenSha256);
});

test('every option of a plan does its part, and the key is in no output', async () => {
  const output = join(await emptyFolder(), 'output');
  const args = ['payload', ...optionsOf(plan), '--key', plan.key, '--output', output];

  expect(await run(args, complained)).toBe(0);
  const written = await readFile(output, 'utf8');
  expect(written).toBe([...writePayloads('ndjson', plan)].join(''));
  expect(written).not.toContain(plan.key);
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
