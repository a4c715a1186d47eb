import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { captureArchive } from '../../../src/archive/capture-archive.ts';
import type { AttemptRecord, ScreenshotRecord } from '../../../src/service/records.ts';
import type { CaptureOnShow } from '../../../src/service/state.ts';
import { attemptRecord, captureRecord, defaultSettings, screenshotRecord } from '../../support/records.ts';
import { unzip, type ZipEntry } from '../../support/unzip.ts';

const record = captureRecord('capture-1', 1_700_000_000_000, {
  settings: { ...defaultSettings, configured: { width: 640, height: 0 } },
  outcome: 'finished',
  total: 2,
  taken: 2,
  delivered: 2,
});

const screenshot = (index: number, objectKey: string): ScreenshotRecord => ({
  ...screenshotRecord(record.id, index, objectKey),
  rawBody: `{"event_type":200,"pic_url":${JSON.stringify(`/${objectKey}`)},"index":${index}}`,
});

const attempt = (index: number, number: number, change: Partial<AttemptRecord> = {}): AttemptRecord => ({
  ...attemptRecord(record.id, index, number),
  at: 1_545_030_273_000,
  ...change,
});

const onShow = (screenshots: readonly ScreenshotRecord[], attempts: readonly AttemptRecord[] = []): CaptureOnShow => ({
  record,
  screenshots,
  attempts: Map.groupBy(attempts, ({ index }) => index),
  millisecondsLeft: undefined,
});

const picture = async (index: number): Promise<Blob> => new Blob([`jpeg ${index}`]);

async function read(
  capture: CaptureOnShow,
  jpeg: (index: number) => Promise<Blob | undefined> = picture,
): Promise<readonly ZipEntry[]> {
  return unzip(await new Response(captureArchive(capture, jpeg, { playground: '0.1.0' }) as BodyInit).bytes());
}

const textOf = (entries: readonly ZipEntry[], name: string): string =>
  entries.find((entry) => entry.name === name)!.text;

const documentedKey = '2018-12-17/stream_name-screenshot-15-04-33-640x360.jpg';

test('each picture lies under its object key, followed by callbacks, deliveries and the session', async () => {
  const entries = await read(onShow([screenshot(0, documentedKey), screenshot(1, 'b.jpg')]));
  expect(entries.map(({ name }) => name)).toEqual([
    `objects/${documentedKey}`,
    'objects/b.jpg',
    'callbacks.ndjson',
    'deliveries.ndjson',
    'session.json',
  ]);
  expect(entries[0]).toMatchObject({ text: 'jpeg 0', isUtf8: true });
});

test('callbacks.ndjson holds one body a line, byte for byte, in capture order', async () => {
  const screenshots = [screenshot(0, 'é/你好.jpg'), screenshot(1, 'b.jpg')];
  const entries = await read(onShow(screenshots));
  expect(textOf(entries, 'callbacks.ndjson')).toBe(`${screenshots[0]!.rawBody}\n${screenshots[1]!.rawBody}\n`);
  expect(entries[0]!.name).toBe('objects/é/你好.jpg');
});

test('deliveries.ndjson holds one attempt a line; a time-out has no status', async () => {
  const attempts = [
    attempt(0, 1, { outcome: 'timed-out', status: undefined, durationMs: 20_000 }),
    attempt(0, 2),
    attempt(1, 1),
  ];
  const entries = await read(onShow([screenshot(0, 'a.jpg'), screenshot(1, 'b.jpg')], attempts));
  expect(textOf(entries, 'deliveries.ndjson').split('\n')).toEqual([
    '{"callback":0,"attempt":1,"at":1545030273000,"outcome":"timed-out","durationMs":20000}',
    '{"callback":0,"attempt":2,"at":1545030273000,"outcome":"answered","status":200,"durationMs":0}',
    '{"callback":1,"attempt":1,"at":1545030273000,"outcome":"answered","status":200,"durationMs":0}',
    '',
  ]);
});

test('an attempt that was sent by hand says so in deliveries.ndjson', async () => {
  const attempts = [attempt(0, 1), attempt(0, 2, { kind: 'again', answer: { headers: {}, body: '{}' } })];
  const entries = await read(onShow([screenshot(0, 'a.jpg')], attempts));
  expect(textOf(entries, 'deliveries.ndjson').split('\n')[1]).toBe(
    '{"callback":0,"attempt":2,"at":1545030273000,"outcome":"answered","status":200,"durationMs":0,"kind":"again"}',
  );
});

test('a delivery names the line of its callback, also when an earlier screenshot is missing', async () => {
  const entries = await read(onShow([screenshot(0, 'a.jpg'), screenshot(4, 'e.jpg')], [attempt(4, 1)]));
  expect(JSON.parse(textOf(entries, 'deliveries.ndjson'))).toMatchObject({ callback: 1, attempt: 1 });
});

test('session.json holds settings, source facts, dialect, choices and versions', async () => {
  const session = JSON.parse(textOf(await read(onShow([screenshot(0, 'a.jpg')])), 'session.json'));
  expect(session).toMatchObject({
    settings: { streamName: 'stream_name', intervalSeconds: 10, configured: { width: 640, height: 0 } },
    source: { container: 'MP4', codec: 'H.264', endUs: 64_500_000 },
    dialect: '2019',
    choices: { rounding: 'nearest', swap: 'documented', jpegQuality: 0.85 },
    versions: { playground: '0.1.0' },
    outcome: { ended: 'finished', total: 2 },
  });
});

test('neither key nor callback URL gets into the archive, even if the settings carried them', async () => {
  const secrets = { callbackKey: 'SECRETKEY', callbackUrl: 'https://me.example/?token=SECRETURL' };
  const leaky = { ...record, settings: { ...record.settings, ...secrets }, ...secrets };
  const archive = captureArchive({ ...onShow([screenshot(0, 'a.jpg')]), record: leaky }, picture, {});
  expect(await new Response(archive as BodyInit).text()).not.toMatch(/SECRET/);
});

test('of two screenshots with one key the last is the object, and the session says so', async () => {
  const entries = await read(onShow([screenshot(0, 'k.jpg'), screenshot(1, 'k.jpg')]));
  expect(entries.filter(({ name }) => name === 'objects/k.jpg').map(({ text }) => text)).toEqual(['jpeg 1']);
  expect(JSON.parse(textOf(entries, 'session.json')).overwritten).toEqual([{ callback: 0, objectKey: 'k.jpg', by: 1 }]);
  expect(textOf(entries, 'callbacks.ndjson').trimEnd().split('\n')).toHaveLength(2);
});

test('a picture that cannot be found leaves the rest complete and is named', async () => {
  const entries = await read(onShow([screenshot(0, 'a.jpg'), screenshot(1, 'b.jpg')]), async (index) =>
    index === 0 ? undefined : picture(index),
  );
  expect(entries.map(({ name }) => name)).not.toContain('objects/a.jpg');
  expect(JSON.parse(textOf(entries, 'session.json')).unreadable).toEqual([{ callback: 0, objectKey: 'a.jpg' }]);
});

test.each([
  ['../../etc/passwd', 'objects/%2E%2E/%2E%2E/etc/passwd'],
  ['/absolute.jpg', 'objects/absolute.jpg'],
  ['a/./b//c.jpg', 'objects/a/%2E/b/c.jpg'],
  ['..\\..\\windows', 'objects/..%5C..%5Cwindows'],
  ['C:/x\u0000.jpg', 'objects/C%3A/x%00.jpg'],
  ['...', 'objects/...'],
])('an object key %j is unpacked inside the folder, as %j', async (objectKey, name) => {
  const entries = await read(onShow([screenshot(0, objectKey)]));
  expect(entries[0]!.name).toBe(name);
});

test('entries carry the UTC+8 time of their screenshot, wherever the computer stands', async () => {
  const entries = await read(onShow([screenshot(0, 'a.jpg')]));
  expect(entries[0]!.modified).toBe('2018-12-17T15:04:32');
});

test('a push long before or after what a ZIP can date is dated at the nearest end', async () => {
  const [early, late] = [-5_000_000_000, 9_000_000_000].map((createTime) => ({
    ...screenshot(0, 'a.jpg'),
    createTime,
  }));
  expect((await read(onShow([early!])))[0]!.modified).toBe('1980-01-01T00:00:00');
  expect((await read(onShow([late!])))[0]!.modified).toBe('2107-12-31T23:59:58');
});

test('pictures are asked for one at a time, while the archive is read', async () => {
  let open = 0;
  let most = 0;
  const archive = captureArchive(
    onShow(Array.from({ length: 50 }, (_, index) => screenshot(index, `${index}.jpg`))),
    async (index) => {
      most = Math.max(most, ++open);
      const jpeg = await picture(index);
      open--;
      return jpeg;
    },
    {},
  );
  expect(unzip(await new Response(archive as BodyInit).bytes())).toHaveLength(53);
  expect(most).toBe(1);
});

test('a capture of more files than a ZIP could once count comes whole', async () => {
  const screenshots = Array.from({ length: 65_533 }, (_, index) => screenshot(index, `${index}.jpg`));
  const archive = captureArchive(onShow(screenshots), picture, {});
  const files = unzipSync(await new Response(archive).bytes());
  expect(Object.keys(files).length).toBe(65_536);
  expect(strFromU8(files['objects/65532.jpg']!)).toBe('jpeg 65532');
  expect(JSON.parse(strFromU8(files['session.json']!))).toMatchObject({ overwritten: [], unreadable: [] });
});
