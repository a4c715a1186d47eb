import { expect } from '@open-wc/testing';
import { everySeconds, events, frameNumbers, missed, order, pixels, taken, withPush } from './camera-support.ts';

for (const name of [
  'h264.mp4',
  'b-frames.mp4',
  'vp9.webm',
  'no-duration.webm',
  'edit-list.mp4',
  'starts-at-5s.mp4',
  'starts-at-5s.webm',
  'variable-rate.mp4',
  'slides.mp4',
  'size-change.webm',
  'rotated.mp4',
  'wide-pixels.mp4',
]) {
  it(`gives the same shots of ${name} from a video element as from WebCodecs`, async () => {
    const its = everySeconds(4);
    const decoded = taken(await events(name, its));
    const presented = taken(await events(name, its, 'video element'));
    const told = ({ index, instantUs, frameUs, resolution }: (typeof decoded)[number]) => ({
      index,
      instantUs,
      frameUs,
      resolution,
    });
    expect(presented.map(told)).to.deep.equal(decoded.map(told));
    for (const [i, shot] of decoded.entries()) {
      expect(await difference(shot.jpeg, presented[i]!.jpeg), `shot ${i}`).to.be.lessThan(4);
    }
  });
}

it('tells the same facts of a file, and that a video element is at work', async () => {
  const decoded = await withPush('vp9.webm', async (push) => push.facts);
  const presented = await withPush('vp9.webm', async (push) => push.facts, 'video element');
  expect(presented).to.deep.equal({ ...decoded, origin: 'video-element' });
});

it('turns the frames of a video element back when the coded size counts', async () => {
  const [shot] = taken(await events('rotated.mp4', { ...order, pushSize: 'coded' }, 'video element'));
  expect(shot!.resolution.size).to.deep.equal({ width: 320, height: 180 });
  expect(await frameNumbers('rotated.mp4', { ...order, pushSize: 'coded' }, 'video element')).to.deep.equal([
    0, 50, 100,
  ]);
});

it('misses what is cut off of a file with a video element as well', async () => {
  const all = await events('cut-middle.mp4', everySeconds(2), 'video element');
  expect(missed(all).map(({ instantUs, code, details }) => [instantUs, code, details])).to.deep.equal([
    [8_000_000, 'cut-short', { fromUs: 7_000_000 }],
    [10_000_000, 'cut-short', { fromUs: 7_000_000 }],
  ]);
});

/** Mean difference of two pictures' samples, 0 to 255. */
async function difference(one: Blob, other: Blob): Promise<number> {
  const [a, b] = await Promise.all([pixels(one), pixels(other)]);
  expect({ width: a.width, height: a.height }).to.deep.equal({ width: b.width, height: b.height });
  return a.data.reduce((sum, value, i) => sum + Math.abs(value - b.data[i]!), 0) / a.data.length;
}
