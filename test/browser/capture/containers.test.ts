import { expect } from '@open-wc/testing';
import { everySeconds, events, frameNumbers, order, taken, withPush } from './camera-support.ts';

for (const name of [
  'h264.mp4',
  'b-frames.mp4',
  'h264.mov',
  'h264.mkv',
  'h264.mpegts',
  'fragmented.mp4',
  'vp8.webm',
  'vp9.webm',
  'av1.mp4',
  'ten-bit.mp4',
  'no-duration.webm',
]) {
  it(`takes the frame on show at every fifth second of ${name}`, async () => {
    expect(await frameNumbers(name)).to.deep.equal([0, 50, 100]);
  });
}

it('takes several frames of one long group of pictures', async () => {
  expect(await frameNumbers('one-key-frame.mp4')).to.deep.equal([0, 50, 100, 150, 200, 250, 300]);
});

it('tells what it found in a file', async () => {
  const facts = await withPush('b-frames.mp4', async (push) => push.facts);
  expect(facts).to.deep.include({
    container: 'MP4',
    codec: 'H.264',
    codedSize: { width: 320, height: 180 },
    displaySize: { width: 320, height: 180 },
    rotation: 0,
    pixelAspect: { num: 1, den: 1 },
    endUs: 12_000_000,
    frameRate: 10,
    keyFrameSeconds: 2,
    origin: 'webcodecs',
  });
  expect(facts.codecString).to.match(/^avc1\./);
});

it('finds the end of a recording without duration or index', async () => {
  const facts = await withPush('no-duration.webm', async (push) => push.facts);
  expect(facts).to.deep.include({ container: 'WebM', codec: 'VP9', endUs: 12_000_000 });
});

it('ends a push with its video, not with longer sound', async () => {
  expect(await frameNumbers('longer-audio.mkv', everySeconds(4))).to.deep.equal([0, 40, 80]);
});

it('takes one screenshot of a push shorter than the interval', async () => {
  expect(await frameNumbers('short.mp4')).to.deep.equal([0]);
});

it('starts after one interval when told to', async () => {
  const all = taken(await events('h264.mp4', { ...order, firstIndex: 1 }));
  expect(all.map(({ index, instantUs }) => [index, instantUs])).to.deep.equal([
    [0, 5_000_000],
    [1, 10_000_000],
  ]);
});

it('takes a capture up again at the shot it is told', async () => {
  const all = taken(await events('h264.mp4', { ...everySeconds(2), fromShot: 3 }));
  expect(all.map(({ index, instantUs }) => [index, instantUs])).to.deep.equal([
    [3, 6_000_000],
    [4, 8_000_000],
    [5, 10_000_000],
  ]);
});
