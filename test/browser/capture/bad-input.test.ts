import { expect } from '@open-wc/testing';
import { everySeconds, events, frameNumbers, missed, numberIn, order, refusal, taken } from './camera-support.ts';

for (const [name, code, details] of [
  ['empty.mp4', 'file-empty', {}],
  ['not-media.mp4', 'not-media', {}],
  ['video.flv', 'unsupported-container', { container: 'flv', name: 'Flash Video (FLV)' }],
  ['video.avi', 'unsupported-container', { container: 'avi', name: 'AVI' }],
  ['video.wmv', 'unsupported-container', { container: 'asf', name: 'Windows Media (ASF, WMV)' }],
  ['video.mpg', 'unsupported-container', { container: 'mpegps', name: 'MPEG program stream (MPG, VOB)' }],
  ['cut-moov-last.mp4', 'file-truncated', {}],
  ['cut-before-first-frame.mp4', 'file-truncated', {}],
  ['audio-only.mp4', 'no-video-track', {}],
  ['audio-only.m4a', 'no-video-track', {}],
  ['audio-only.mp3', 'no-video-track', {}],
  ['audio-only.ogg', 'no-video-track', {}],
  ['hevc.mp4', 'unsupported-codec', { codec: 'H.265 (HEVC)', tried: 'WebCodecs, video element' }],
  ['mpeg4-part-2.mp4', 'unsupported-codec', { codec: 'MPEG-4 Part 2', tried: 'WebCodecs, video element' }],
] as const) {
  it(`refuses ${name} with the code ${code}`, async () => {
    const error = await refusal(name);
    expect(error.code).to.equal(code);
    expect(error.details).to.include(details);
  });
}

it('misses the shots of a damaged group of pictures, and no others', async () => {
  const all = await events('damaged-middle.mp4', everySeconds(1));
  expect(all.map(({ index }) => index)).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(missed(all).map(({ index, code, details }) => [index, code, details])).to.deep.equal([
    [6, 'decode-failed', { fromUs: 6_000_000 }],
    [7, 'decode-failed', { fromUs: 6_000_000 }],
  ]);
  const numbers = await Promise.all(taken(all).map(({ jpeg }) => numberIn(jpeg)));
  expect(numbers).to.deep.equal([0, 10, 20, 30, 40, 50, 80, 90, 100, 110]);
});

it('goes on after a part of a transport stream that is not one any more', async () => {
  const all = await events('damaged-middle.mpegts', everySeconds(1));
  expect(all.map(({ index }) => index)).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  const unharmed = taken(all).filter(({ index }) => index !== 6 && index !== 7);
  expect(await Promise.all(unharmed.map(({ jpeg }) => numberIn(jpeg)))).to.deep.equal([
    0, 10, 20, 30, 40, 50, 80, 90, 100, 110,
  ]);
});

for (const name of ['cut-middle.mp4', 'cut-middle.mkv']) {
  it(`takes what is there of ${name}, and says from where frames are missing`, async () => {
    const all = await events(name, everySeconds(2));
    expect(await Promise.all(taken(all).map(({ jpeg }) => numberIn(jpeg)))).to.deep.equal([0, 20, 40, 60]);
    expect(missed(all).map(({ instantUs, code, details }) => [instantUs, code, details])).to.deep.equal([
      [8_000_000, 'cut-short', { fromUs: 7_000_000 }],
      [10_000_000, 'cut-short', { fromUs: 7_000_000 }],
    ]);
  });
}

it('takes a transport stream that was cut up to its last whole frame', async () => {
  expect(await frameNumbers('cut-middle.mpegts', everySeconds(2))).to.deep.equal([0, 20, 40, 60]);
});

it('takes what is there of a fragmented file that was cut', async () => {
  expect(await frameNumbers('cut-middle-fragmented.mp4', everySeconds(2))).to.deep.equal([0, 20, 40, 60]);
});

it('opens a good file after each bad one', async () => {
  for (const name of ['not-media.mp4', 'video.flv', 'cut-moov-last.mp4']) {
    await refusal(name);
    expect(await frameNumbers('h264.mp4', order)).to.deep.equal([0, 50, 100]);
  }
});
