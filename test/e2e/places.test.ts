import { expect } from 'vitest';
import { withoutFileSize } from './support/callback-body.ts';
import type { Playground } from './support/playground.ts';
import { subPath } from './support/static-host.ts';
import { fixture, ownFixture, plainHost, test, type Visitor } from './support/test.ts';

type Result = { readonly bodies: readonly string[]; readonly frames: readonly number[] };

async function captured(playground: Playground, visitor: Visitor, file: string): Promise<Result> {
  await playground.chooseFile(file);
  await expect.poll(() => playground.push.ariaSnapshot()).toContain('64.5 s');
  await playground.fill({ 'Interval (seconds)': '7', 'Width (W)': '320' });
  expect(await playground.capture()).toEqual({ outcome: 'Finished', screenshots: 10, of: 10, delivered: 10 });
  const archive = await playground.downloadAll();
  return { bodies: archive.rawBodies.map(withoutFileSize), frames: await visitor.framesIn(archive) };
}

test('the same build works from a sub-path of a host that only sends files', async ({ visitor }) => {
  const playground = await visitor.open({ path: subPath });
  expect(await playground.ending()).toMatchObject({ outcome: 'Finished', screenshots: 7, delivered: 7 });
  await playground.page.getByText(/service worker answers/i).waitFor();
  expect((await captured(playground, visitor, ownFixture('push-64s.mp4'))).frames).toEqual([
    0, 70, 140, 210, 280, 350, 420, 490, 560, 630,
  ]);
});

test.for([['push-64s.mp4'], ['push-64s.webm']] as const)(
  'over plain http on another host name %s gives the same frames and the same bodies',
  async ([name], { visitor }) => {
    const secure = await captured(await visitor.openReady(), visitor, ownFixture(name));
    const playground = await visitor.openReady({ host: plainHost });
    expect(
      await playground.page.evaluate(() => [
        isSecureContext,
        'VideoDecoder' in globalThis,
        'serviceWorker' in navigator,
      ]),
    ).toEqual([false, false, false]);
    expect(await captured(playground, visitor, ownFixture(name))).toEqual(secure);
    await playground.page
      .getByText(/video element/i)
      .first()
      .waitFor();
  },
);

test('over plain http the first visit captures the sample, and a reload finds it again', async ({ visitor }) => {
  const playground = await visitor.open({ host: plainHost });
  expect(await playground.ending()).toMatchObject({ outcome: 'Finished', screenshots: 7, delivered: 7 });
  await playground.page.reload();
  expect(await playground.ending()).toMatchObject({ outcome: 'Finished', screenshots: 7, delivered: 7 });
});

test('over plain http a codec that the video element cannot play is told as such', async ({ visitor }) => {
  const playground = await visitor.openReady({ host: plainHost });
  await playground.chooseFile(fixture('hevc.mp4'));
  await playground.page.locator('[data-code="unsupported-codec"]').waitFor();
});
