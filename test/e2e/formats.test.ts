import { expect } from 'vitest';
import { testInOneVisit } from './support/one-visit.ts';
import { fixture, ownFixture, test } from './support/test.ts';

/** One file after the other is captured in one page. */
const capture = testInOneVisit((visitor) => visitor.openReady({ hash: '#/capture?interval=5' }));

// Instants 0, 5 and 10 s of videos with ten frames a second that carry their number.
capture.for([
  ['H.264 in MP4', 'h264.mp4', [0, 50, 100]],
  ['H.264 with B-frames', 'b-frames.mp4', [0, 50, 100]],
  ['H.264 in QuickTime', 'h264.mov', [0, 50, 100]],
  ['H.264 in Matroska', 'h264.mkv', [0, 50, 100]],
  ['H.264 in an MPEG transport stream', 'h264.mpegts', [0, 50, 100]],
  ['a fragmented MP4', 'fragmented.mp4', [0, 50, 100]],
  ['VP8 in WebM', 'vp8.webm', [0, 50, 100]],
  ['VP9 in WebM', 'vp9.webm', [0, 50, 100]],
  ['AV1 in MP4', 'av1.mp4', [0, 50, 100]],
  ['a WebM without duration and index', 'no-duration.webm', [0, 50, 100]],
  ['a push whose first timestamp is 5 s', 'starts-at-5s.mp4', [0, 50, 100]],
  ['a push cut by an edit list at 2.5 s', 'edit-list.mp4', [25, 75]],
  ['a single key frame in 31 s', 'one-key-frame.mp4', [0, 50, 100, 150, 200, 250, 300]],
] as const)('%s is captured frame by frame', async ([, name, frames], { visit: { page: playground, visitor } }) => {
  await playground.chooseFile(fixture(name));
  await expect.poll(() => playground.push.ariaSnapshot()).toContain(`option "${name}" [selected]`);
  const ending = await playground.capture();
  expect(await visitor.framesIn(await playground.downloadAll())).toEqual(frames);
  expect(ending).toMatchObject({ outcome: 'Finished', screenshots: frames.length, delivered: frames.length });
});

test('a video that lies on its side in the file is captured upright, and pixels that are not square are stretched', async ({
  visitor,
}) => {
  const playground = await visitor.openReady();
  const sizes: unknown[] = [];
  for (const name of ['rotated.mp4', 'wide-pixels.mp4']) {
    await playground.chooseFile(fixture(name));
    await expect.poll(() => playground.push.ariaSnapshot()).toContain(`option "${name}" [selected]`);
    await playground.capture();
    const { bodies, objects } = await playground.downloadAll();
    const { width, height } = await visitor.look([...objects.values()][0]!);
    expect(bodies[0]).toMatchObject({ width, height });
    sizes.push([name, width, height]);
  }
  expect(sizes).toEqual([
    ['rotated.mp4', 180, 320],
    ['wide-pixels.mp4', 427, 180],
  ]);
});

test.for([['size-change.mpegts'], ['size-change.webm']] as const)(
  'a size that changes in mid-stream (%s) is resized by the rules anew',
  async ([name], { visitor }) => {
    const playground = await visitor.openReady({ hash: '#/capture?interval=5&w=160' });
    await playground.chooseFile(fixture(name));
    await expect.poll(() => playground.push.ariaSnapshot()).toContain(`option "${name}" [selected]`);
    expect(await playground.capture()).toMatchObject({ outcome: 'Finished', screenshots: 3, delivered: 3 });
    const { bodies, objects } = await playground.downloadAll();
    const pictures = await Promise.all([...objects.values()].map(visitor.look));
    expect(bodies.map(({ width, height }) => [width, height])).toEqual(
      pictures.map(({ width, height }) => [width, height]),
    );
    expect(pictures.map(({ width, height }) => [width, height])).toEqual([
      [160, 90],
      [160, 90],
      [160, 160],
    ]);
  },
);

test('a file that is dropped anywhere on the view is the push', async ({ visitor }) => {
  const playground = await visitor.openReady();
  const { page } = playground;
  const chooser = await page.evaluateHandle(() => Object.assign(document.createElement('input'), { type: 'file' }));
  await chooser.asElement().setInputFiles(ownFixture('push-64s.mp4'));
  const transfer = await chooser.evaluateHandle((input) => {
    const data = new DataTransfer();
    data.items.add(input.files![0]!);
    return data;
  });
  const target = page.getByRole('region', { name: 'Screenshot', exact: true });
  for (const type of ['dragenter', 'dragover', 'drop']) await target.dispatchEvent(type, { dataTransfer: transfer });
  await expect.poll(() => playground.push.ariaSnapshot()).toContain('option "push-64s.mp4" [selected]');
  expect(await playground.capture()).toMatchObject({ outcome: 'Finished', screenshots: 7 });
});
