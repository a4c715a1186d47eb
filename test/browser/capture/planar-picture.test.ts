import { expect } from '@open-wc/testing';
import { conversionFor, planesOf, toRgb, type PlanarPicture } from '../../../src/capture/planar-picture.ts';

const upright = { quarters: 0, flip: false };

/** Every value of luma and chroma that video has, in no order. */
function noise(size: { readonly width: number; readonly height: number }): PlanarPicture {
  const { planes, length } = planesOf(size, 1);
  let state = 1;
  const bytes = Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return 16 + ((state >>> 16) % 220);
  });
  return { size, bytes, planes };
}

/** As a canvas shows it. */
function drawn({ size, bytes, planes }: PlanarPicture, colorSpace: VideoColorSpaceInit, turn = upright): ImageData {
  const { width, height } = size;
  const layout = planes.map(({ offset, stride }) => ({ offset, stride }));
  const frame = new VideoFrame(bytes.slice(), {
    format: 'I420',
    codedWidth: width,
    codedHeight: height,
    layout,
    timestamp: 0,
    colorSpace,
  });
  const isUpright = turn.quarters % 2 === 0;
  const canvas = new OffscreenCanvas(isUpright ? width : height, isUpright ? height : width);
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.imageSmoothingEnabled = false;
  context.translate(canvas.width / 2, canvas.height / 2);
  if (turn.flip) context.scale(-1, 1);
  context.rotate((turn.quarters * Math.PI) / 2);
  context.drawImage(frame, -width / 2, -height / 2);
  frame.close();
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

function largestDifference(a: ImageData, b: ImageData): number {
  expect([a.width, a.height]).to.deep.equal([b.width, b.height]);
  return a.data.reduce((most, value, i) => Math.max(most, Math.abs(value - b.data[i]!)), 0);
}

const untagged = { matrix: null, primaries: null, transfer: null, fullRange: null };

for (const colorSpace of [
  untagged,
  { matrix: 'smpte170m', primaries: 'smpte170m', transfer: 'smpte170m', fullRange: false },
  { matrix: 'smpte170m', primaries: 'bt709', transfer: 'iec61966-2-1', fullRange: true },
  { matrix: 'smpte170m', primaries: 'bt709', transfer: 'bt709', fullRange: false },
  { matrix: 'bt709', primaries: 'bt709', transfer: 'bt709', fullRange: false },
  { matrix: 'bt709', primaries: 'bt709', transfer: 'iec61966-2-1', fullRange: false },
  { matrix: 'bt709', primaries: 'smpte170m', transfer: 'smpte170m', fullRange: false },
  { matrix: 'bt709', primaries: 'bt709', transfer: 'bt709', fullRange: true },
  { matrix: 'bt709', primaries: null, transfer: null, fullRange: null },
] as const) {
  it(`converts ${JSON.stringify(colorSpace)} as a canvas does`, () => {
    const picture = noise({ width: 64, height: 48 });
    const own = toRgb(picture, conversionFor(colorSpace)!, upright);
    expect(largestDifference(own, drawn(picture, colorSpace))).to.be.at.most(1);
  });
}

for (const colorSpace of [
  { matrix: 'bt2020-ncl', primaries: 'bt2020', transfer: 'bt709', fullRange: false },
  { matrix: 'bt2020-ncl', primaries: 'bt2020', transfer: 'pq', fullRange: false },
  { matrix: 'bt470bg', primaries: 'bt470bg', transfer: 'bt709', fullRange: false },
  { matrix: 'rgb', primaries: null, transfer: null, fullRange: null },
]) {
  it(`leaves ${JSON.stringify(colorSpace)} to the browser`, () => {
    // The library's types know fewer colour spaces than the browser does.
    expect(conversionFor(colorSpace as VideoColorSpaceInit)).to.equal(undefined);
  });
}

for (const quarters of [0, 1, 2, 3]) {
  for (const flip of [false, true]) {
    it(`turns a picture of odd sides by ${quarters} quarters${flip ? ' and mirrors it' : ''}`, () => {
      const picture = noise({ width: 33, height: 17 });
      const turn = { quarters, flip };
      const own = toRgb(picture, conversionFor(untagged)!, turn);
      expect(largestDifference(own, drawn(picture, untagged, turn))).to.be.at.most(1);
    });
  }
}
