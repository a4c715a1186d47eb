import { expect } from '@open-wc/testing';
import {
  cutFixture,
  everySeconds,
  events,
  frameNumbers,
  missed,
  missingFrom,
  numberIn,
  order,
  refusal,
  taken,
} from './camera-support.ts';

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

for (const [what, name, bytes, seconds] of [
  ['an MP4 with its index in front', 'cut-middle.mp4', Infinity, 7],
  ['a Matroska file', 'cut-middle.mkv', Infinity, 7],
  ['a fragmented MP4, within the data of a fragment', 'cut-middle-fragmented.mp4', Infinity, 6.8],
  ['a fragmented MP4, within the head of a fragment', 'fragmented.mp4', 5700, 6],
  ['a transport stream, between two frames', 'cut-middle.mpegts', Infinity, 6.9],
  ['a transport stream, within a frame', 'h264.mpegts', 38_026, 6],
] as const) {
  it(`says from where frames are missing though no screenshot is: ${what}`, async () => {
    const source = await cutFixture(name, bytes);
    expect(await missingFrom(source)).to.equal(seconds);
    const all = await events(source, everySeconds(6));
    expect(missed(all)).to.deep.equal([]);
    const numbers = await Promise.all(taken(all).map(({ jpeg }) => numberIn(jpeg)));
    expect(numbers).to.deep.equal(seconds > 6 ? [0, 60] : [0]);
  });
}

for (const [what, name, bytes] of [
  ['an MP4', 'h264.mp4', Infinity],
  ['an MP4 with damage in its middle', 'damaged-middle.mp4', Infinity],
  ['a MOV file', 'h264.mov', Infinity],
  ['a Matroska file', 'h264.mkv', Infinity],
  ['a recording that tells no duration', 'no-duration.webm', Infinity],
  ['a transport stream', 'h264.mpegts', Infinity],
  ['a transport stream that a recorder ended between two packets', 'h264.mpegts', 188 * 211],
  ['a fragmented MP4', 'fragmented.mp4', Infinity],
  ['a fragmented MP4 that a recorder ended between two fragments', 'fragmented.mp4', 5589],
] as const) {
  it(`misses nothing of a file that was not cut: ${what}`, async () => {
    expect(await missingFrom(await cutFixture(name, bytes))).to.equal(undefined);
  });
}

it('says the same of a cut file when a video element presents the frames', async () => {
  expect(await missingFrom('cut-middle.mp4', 'video element')).to.equal(7);
  expect(await missingFrom('h264.mp4', 'video element')).to.equal(undefined);
});

it('opens a good file after each bad one', async () => {
  for (const name of ['not-media.mp4', 'video.flv', 'cut-moov-last.mp4']) {
    await refusal(name);
    expect(await frameNumbers('h264.mp4', order)).to.deep.equal([0, 50, 100]);
  }
});
