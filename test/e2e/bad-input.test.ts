import { expect } from 'vitest';
import { testInOneVisit } from './support/one-visit.ts';
import type { Playground } from './support/playground.ts';
import { fixture, test } from './support/test.ts';

/** What was set before the accident, to be found again after it. */
const typed = { 'Interval (seconds)': '5', 'Width (W)': '320' };

const typedLink = { hash: '#/capture?interval=5&w=320' };

/** One accident after the other happens to one page, which is usable after each. */
const accident = testInOneVisit((visitor) => visitor.openReady(typedLink));

/** The settings are as they were, and a push that works is captured as if nothing had been. */
async function expectUsable(playground: Playground): Promise<void> {
  for (const [name, value] of Object.entries(typed)) expect(await playground.field(name).inputValue()).toBe(value);
  await playground.chooseFile(fixture('h264.mp4'));
  await expect.poll(() => playground.push.ariaSnapshot()).toMatch(/option "h264\.mp4" \[selected\][^]*12 s/);
  expect(await playground.capture()).toEqual({ outcome: 'Finished', screenshots: 3, of: 3, delivered: 3 });
  await expect.poll(() => playground.alert.count()).toBe(0);
}

const alertWith = (playground: Playground, code: string) =>
  playground.page.locator(`[role=alert][data-code="${code}"], [role=alert] [data-code="${code}"]`);

accident.for([
  ['an empty file', 'empty.mp4', 'file-empty', 'empty'],
  ['a text with the name of a video', 'not-media.mp4', 'not-media', 'not-media.mp4'],
  ['an FLV file', 'video.flv', 'unsupported-container', 'FLV'],
  ['an AVI file', 'video.avi', 'unsupported-container', 'AVI'],
  ['an MPEG programme stream', 'video.mpg', 'unsupported-container', 'MPEG'],
  ['a Windows Media file', 'video.wmv', 'unsupported-container', 'ffmpeg'],
  ['an MP4 cut short before its index', 'cut-moov-last.mp4', 'file-truncated', ''],
  ['an MP4 cut short before its first frame', 'cut-before-first-frame.mp4', 'file-truncated', ''],
  ['an audio file', 'audio-only.m4a', 'no-video-track', 'audio'],
  ['an MP4 with audio alone', 'audio-only.mp4', 'no-video-track', 'audio'],
  ['an MP3 file', 'audio-only.mp3', 'no-video-track', 'audio'],
  ['HEVC, which this browser does not decode', 'hevc.mp4', 'unsupported-codec', 'HEVC'],
  ['MPEG-4 part 2, which no browser decodes', 'mpeg4-part-2.mp4', 'unsupported-codec', 'MPEG-4'],
] as const)(
  '%s is told as such, and the page goes on',
  async ([, name, code, said], { visit: { page: playground } }) => {
    await playground.chooseFile(fixture(name));
    await alertWith(playground, code).waitFor();
    expect(await playground.alert.ariaSnapshot()).toContain(said);
    await expectUsable(playground);
  },
);

accident.for([
  ['an MP4', 'cut-middle.mp4', '5', '00:07', [0, 50]],
  ['a Matroska file', 'cut-middle.mkv', '5', '00:07', [0, 50]],
  ['a fragmented MP4', 'cut-middle-fragmented.mp4', '7', '00:06.8', [0]],
  ['a fragmented MP4 that loses no screenshot by it', 'cut-middle-fragmented.mp4', '5', '00:06.8', [0, 50]],
  ['a transport stream', 'cut-middle.mpegts', '5', '00:06.9', [0, 50]],
] as const)(
  '%s cut short in the middle gives the screenshots up to there',
  async ([, name, interval, from, frames], { visit: { page: playground, visitor } }) => {
    await playground.chooseFile(fixture(name));
    await expect.poll(() => playground.push.ariaSnapshot()).toContain('320×180');
    await playground.fill({ 'Interval (seconds)': interval });
    const { screenshots, outcome } = await playground.capture();
    await alertWith(playground, 'cut-short').waitFor();
    expect(await playground.alert.ariaSnapshot()).toContain(`from ${from} on`);
    const archive = await playground.downloadAll();
    expect(await visitor.framesIn(archive)).toEqual(frames);
    expect(archive.bodies).toHaveLength(screenshots);
    expect(outcome).toBe('Failed');
    await playground.fill(typed);
    await expectUsable(playground);
  },
);

test('damage in the middle costs the screenshots of that group of pictures and no others', async ({ visitor }) => {
  const playground = await visitor.openReady(typedLink);
  await playground.chooseFile(fixture('one-key-frame.mp4'));
  await playground.chooseFile(fixture('damaged-middle.mp4'));
  await expect.poll(() => playground.push.ariaSnapshot()).toContain('12 s');
  await playground.fill({ 'Interval (seconds)': '5' });
  await playground.capture();
  await expect.poll(() => playground.alert.count()).toBe(0);

  await playground.showMoreSettings();
  await playground.choose('Documentation', /2025/);
  await playground.fill({ 'Interval (seconds)': '3' });
  await playground.capture();
  await alertWith(playground, 'decode-failed').waitFor();
  expect(await visitor.framesIn(await playground.downloadAll())).toEqual([0, 30, 90]);
});

test('a push shorter than one interval gives one screenshot, and says why', async ({ visitor }) => {
  const playground = await visitor.openReady(typedLink);
  await playground.chooseFile(fixture('short.mp4'));
  await expect.poll(() => playground.push.ariaSnapshot()).toContain('3 s');
  expect(await playground.capture()).toEqual({ outcome: 'Finished', screenshots: 1, of: 1, delivered: 1 });
  await playground.page.getByText(/shorter than one interval/).waitFor();
  expect(await playground.alert.count()).toBe(0);
  await expectUsable(playground);
});

accident.for([
  ['Interval (seconds)', 'invalid-interval', ['', '0', '4', '301', '7.0', '+5', '1e2', ' 5', 'ten']],
  ['Width (W)', 'invalid-size', ['3001', '-1', '1.5', '6 40']],
  ['Height (H)', 'invalid-size', ['2001', 'x']],
  ['Stream name', 'invalid-stream-name', ['', '.', '..', 'a/b', '<b>', 'x'.repeat(129)]],
  ['Bucket', 'invalid-bucket', ['', 'UPPER', '-a', 'a-', 'a.b']],
  ['AppId', 'invalid-appid', ['', '12a']],
  ['Region', 'invalid-region', ['', 'ap_guangzhou', 'AP']],
  ['Push start', 'invalid-start', ['', '2018-12-17', '2018-12-17T15:04:33', '2018-13-17T15:04:33Z']],
  ['Callback key', 'invalid-key', ['with blank', 'x'.repeat(33), 'käse']],
  ['Callback URL', 'invalid-url', ['ftp://receiver.example/', 'not a url']],
] as const)(
  'the field %s refuses what it cannot be, and says so',
  async ([name, code, texts], { visit: { page: playground } }) => {
    await playground.showMoreSettings();
    const field = playground.field(name);
    const before = await field.inputValue();
    for (const text of texts) {
      await field.fill(text);
      await expect.poll(async () => [text, await field.getAttribute('aria-invalid')]).toEqual([text, 'true']);
      await expect.poll(() => playground.page.locator(`[data-code="${code}"]`).count()).toBeGreaterThan(0);
      expect(await playground.captureButton.isEnabled()).toBe(false);
    }
    expect(await playground.alert.count()).toBe(0);
    await field.fill(before);
    await expect.poll(() => field.getAttribute('aria-invalid')).not.toBe('true');
    await expectUsable(playground);
  },
);

test.for([
  ['CosPrefix', ['{Unknown}/', 'a b']],
  ['CosFileName', ['{Unknown}', '?']],
] as const)('the pattern %s refuses unknown placeholders and characters', async ([name, texts], { visitor }) => {
  const playground = await visitor.openReady(typedLink);
  await playground.showMoreSettings();
  await playground.choose('Documentation', /2025/);
  const field = playground.field(name);
  for (const text of texts) {
    await field.fill(text);
    await expect.poll(async () => [text, await field.getAttribute('aria-invalid')]).toEqual([text, 'true']);
    await expect.poll(() => playground.page.locator('[data-code="invalid-pattern"]').count()).toBeGreaterThan(0);
  }
});

test('a size beyond what a canvas can hold gives no screenshot and says the size', async ({ visitor }) => {
  const playground = await visitor.openReady(typedLink);
  await playground.choosePattern(1, 4096, 4);
  await playground.fill({ 'Width (W)': '3000' });
  const ending = await playground.capture();
  await alertWith(playground, 'size-too-large').waitFor();
  expect(ending).toMatchObject({ outcome: 'Failed', screenshots: 0, delivered: 0 });
  await playground.fill({ 'Width (W)': '320' });
  await expectUsable(playground);
});

test('a full storage keeps what was stored, and captures again once there is room', async ({ visitor, host }) => {
  // The browser looks at the quota when a database is opened: it has to be small before.
  const browserSide = await visitor.context.newCDPSession(await visitor.context.newPage());
  const origin = `http://localhost:${host.port}`;
  await browserSide.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 4_000_000 });
  const playground = await visitor.openReady(typedLink);
  await playground.choosePattern(1920, 1080, 1000);
  await playground.fill({ 'Width (W)': '0' });
  const ending = await playground.capture();
  await alertWith(playground, 'storage-full').waitFor();
  expect(ending).toMatchObject({ outcome: 'Failed', of: 200 });
  expect(ending.screenshots).toBeGreaterThan(0);
  expect((await playground.downloadAll()).objects.size).toBe(ending.screenshots);

  await browserSide.send('Storage.overrideQuotaForOrigin', { origin });
  await playground.fill(typed);
  await expectUsable(playground);
});

test('a capture worker that dies leaves what is stored, and the next capture works', async ({ visitor }) => {
  visitor.watch.allow(/planted/);
  const playground = await visitor.openReady(typedLink);
  await playground.startEndless();
  const dying = playground.page.workers().map((worker) =>
    worker.evaluate(
      () =>
        void setTimeout(() => {
          throw new Error('planted');
        }),
    ),
  );
  await Promise.allSettled(dying);
  const ending = await playground.ending();
  await alertWith(playground, 'worker-died').waitFor();
  expect(ending).toMatchObject({ outcome: 'Failed', of: 16000 });
  expect(ending.screenshots).toBeGreaterThan(0);
  expect((await playground.downloadAll()).objects.size).toBe(ending.screenshots);
  await expectUsable(playground);
});
