import { expect } from '@open-wc/testing';
import { everySeconds, events, frameNumbers, order, taken, withPush } from './camera-support.ts';

it('takes the last frame that is not after the instant when frames are of uneven length', async () => {
  // Kept are frames 0, 1, 4 and 9 of each ten.
  expect(await frameNumbers('variable-rate.mp4', everySeconds(2))).to.deep.equal([0, 20, 40, 60, 80, 100]);
  const uneven = { ...order, intervalUs: 700_000 };
  expect(await frameNumbers('variable-rate.mp4', uneven)).to.deep.equal([
    0, 4, 14, 21, 24, 34, 41, 49, 54, 61, 70, 74, 84, 91, 94, 104, 111, 119,
  ]);
});

for (const name of ['starts-at-5s.mp4', 'starts-at-5s.webm', 'h264.mpegts']) {
  it(`counts media time from the first frame of ${name}, whatever its timestamp`, async () => {
    const all = taken(await events(name));
    expect(all.map(({ instantUs, frameUs }) => [instantUs, frameUs])).to.deep.equal([
      [0, 0],
      [5_000_000, 5_000_000],
      [10_000_000, 10_000_000],
    ]);
    expect(await frameNumbers(name)).to.deep.equal([0, 50, 100]);
  });
}

it('tells where in the file its first frame is', async () => {
  const startOf = (name: string): Promise<number | undefined> => withPush(name, async (push) => push.facts.fileStartUs);
  expect(await startOf('starts-at-5s.mp4')).to.equal(5_000_000);
  expect(await startOf('starts-at-5s.webm')).to.equal(5_000_000);
  expect(await startOf('b-frames.mp4')).to.equal(0);
  expect(await startOf('edit-list.mp4')).to.equal(0);
});

it('skips the frames that an edit list hides', async () => {
  expect(await frameNumbers('edit-list.mp4', everySeconds(3))).to.deep.equal([25, 55, 85, 115]);
});

it('takes the same frame for each instant at which it is on show', async () => {
  const all = taken(await events('slides.mp4', everySeconds(5)));
  expect(all.map(({ frameUs }) => frameUs)).to.deep.equal([0, 0, 10e6, 10e6, 20e6, 20e6]);
  expect(await frameNumbers('slides.mp4', everySeconds(5))).to.deep.equal([0, 0, 1, 1, 2, 2]);
});

it('takes every frame of a push whose frames are decoded in another order than shown', async () => {
  expect(await frameNumbers('one-frame-a-second.mp4', everySeconds(1))).to.deep.equal(
    Array.from({ length: 40 }, (_, i) => i),
  );
});

it('takes every frame of each second in order, however the work is shared out', async () => {
  for (const name of ['b-frames.mp4', 'h264.mkv', 'vp9.webm', 'no-duration.webm', 'h264.mpegts']) {
    const numbers = await frameNumbers(name, { ...order, intervalUs: 300_000 });
    expect(numbers, name).to.deep.equal(Array.from({ length: 40 }, (_, i) => i * 3));
  }
});

it('ends strictly before the end of the push', async () => {
  const endUs = await withPush('h264.mp4', async (push) => push.facts.endUs);
  expect(endUs).to.equal(12_000_000);
  expect(await frameNumbers('h264.mp4', everySeconds(4))).to.deep.equal([0, 40, 80]);
  expect(await frameNumbers('h264.mp4', everySeconds(12))).to.deep.equal([0]);
});
