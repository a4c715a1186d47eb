import { expect } from '@open-wc/testing';
import { Shrinker } from '../../../src/capture/shrink.ts';
import { Painter } from '../../../src/capture/painter.ts';
import { events, fixtureFile, order, pixels, taken, type Way } from './camera-support.ts';

const full = { width: 1920, height: 1080 };
const upright = { quarters: 0, flip: false };

/** The picture from which test/fixtures/make.sh has ffmpeg make zone-plate-640x360.png. */
function zonePlate(): VideoFrame {
  const luma = full.width * full.height;
  const data = new Uint8Array(luma * 1.5).fill(128, luma);
  for (let y = 0; y < full.height; y++) {
    for (let x = 0; x < full.width; x++) {
      const phase = 0.0007 * ((x - 960) ** 2 + (y - 540) ** 2);
      data[y * full.width + x] = Math.floor(127.5 + 127.5 * Math.cos(phase));
    }
  }
  return new VideoFrame(data, {
    format: 'I420',
    codedWidth: full.width,
    codedHeight: full.height,
    timestamp: 0,
    colorSpace: { matrix: 'bt709', primaries: 'bt709', transfer: 'bt709', fullRange: true },
  });
}

async function areaAverageByFfmpeg(): Promise<Uint8Array> {
  const { file } = await fixtureFile('zone-plate-640x360.png');
  return luma(await pixels(file));
}

function luma({ data }: ImageData): Uint8Array {
  return Uint8Array.from({ length: data.length / 4 }, (_, i) =>
    Math.round(0.2126 * data[i * 4]! + 0.7152 * data[i * 4 + 1]! + 0.0722 * data[i * 4 + 2]!),
  );
}

function decibels(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (const [i, value] of a.entries()) sum += (value - b[i]!) ** 2;
  return 10 * Math.log10(255 ** 2 / (sum / a.length));
}

it('makes a zone plate smaller as the area scaler of ffmpeg does', async () => {
  const frame = zonePlate();
  const small = await new Shrinker().shrink(frame, { width: 640, height: 360 });
  frame.close();
  expect(decibels(small.bytes.subarray(0, 640 * 360), await areaAverageByFfmpeg())).to.be.greaterThan(45);
});

it('loses less than half a decibel against the same picture encoded from the area scaler', async () => {
  const frame = zonePlate();
  const painter = new Painter();
  const ours = await painter.paint(frame, upright, { width: 640, height: 360 }, 0.85, () => {});
  frame.close();
  const reference = await areaAverageByFfmpeg();
  const { file } = await fixtureFile('zone-plate-640x360.png');
  const bitmap = await createImageBitmap(file);
  const theirs = await painter.paint(bitmap, upright, { width: 640, height: 360 }, 0.85, () => {});
  const lost = decibels(luma(await pixels(theirs)), reference) - decibels(luma(await pixels(ours)), reference);
  expect(lost).to.be.lessThan(0.5);
});

for (const [from, to] of [
  [
    { width: 1920, height: 1080 },
    { width: 640, height: 360 },
  ],
  [
    { width: 1280, height: 720 },
    { width: 640, height: 360 },
  ],
  [
    { width: 642, height: 360 },
    { width: 321, height: 180 },
  ],
  [
    { width: 642, height: 360 },
    { width: 214, height: 120 },
  ],
  [
    { width: 640, height: 360 },
    { width: 213, height: 120 },
  ],
  [
    { width: 1920, height: 1080 },
    { width: 160, height: 90 },
  ],
  [
    { width: 1921, height: 1081 },
    { width: 51, height: 33 },
  ],
  [
    { width: 64, height: 4000 },
    { width: 40, height: 7 },
  ],
] as const) {
  it(`averages areas of a ${from.width}×${from.height} plane for ${to.width}×${to.height}`, () => {
    const stride = Math.ceil(from.width / 4) * 4;
    const input = new Uint8Array(stride * from.height);
    for (let i = 0; i < input.length; i++) input[i] = (i * 2654435761) >>> 24;
    const output = new Uint8Array(to.width * to.height);
    new Shrinker().shrinkPlane(input, { offset: 0, stride, ...from }, output, { offset: 0, stride: to.width, ...to });
    let worst = 0;
    for (let y = 0; y < to.height; y++) {
      for (let x = 0; x < to.width; x++) {
        const exact = areaMean(input, stride, from, to, x, y);
        worst = Math.max(worst, Math.abs(exact - output[y * to.width + x]!));
      }
    }
    // Rows that are covered in part count in sixteenths.
    expect(worst).to.be.lessThan(4);
  });
}

for (const name of ['bars-bt709.mp4', 'bars-untagged.mp4', 'bars-full-range.mp4']) {
  it(`shows ${name} in the colours of the video element`, async () => {
    for (const configured of [
      { width: 0, height: 0 },
      { width: 160, height: 0 },
    ]) {
      const [decoded, presented] = await Promise.all([
        picture(name, configured, 'workers'),
        picture(name, configured, 'video element'),
      ]);
      expect(decoded.width).to.equal(presented.width);
      for (const [x, y] of [
        [0.06, 0.3],
        [0.18, 0.3],
        [0.285, 0.3],
        [0.39, 0.3],
        [0.5, 0.3],
        [0.607, 0.3],
        [0.71, 0.3],
        [0.82, 0.3],
      ] as const) {
        const at = (Math.floor(y * decoded.height) * decoded.width + Math.floor(x * decoded.width)) * 4;
        const here = Array.from(decoded.data.slice(at, at + 3));
        const there = Array.from(presented.data.slice(at, at + 3));
        for (const [i, value] of here.entries())
          expect(value, `at ${x}: ${here.join()} and ${there.join()}`).to.be.closeTo(there[i]!, 3);
      }
    }
  });
}

async function picture(name: string, configured: { width: number; height: number }, way: Way): Promise<ImageData> {
  const [shot] = taken(await events(name, { ...order, configured, quality: 1 }, way));
  return pixels(shot!.jpeg);
}

/** The mean of all samples under one new sample, those at the edges by the part that is covered. */
function areaMean(
  input: Uint8Array,
  stride: number,
  from: { width: number; height: number },
  to: { width: number; height: number },
  x: number,
  y: number,
): number {
  const [left, right] = [(x * from.width) / to.width, ((x + 1) * from.width) / to.width];
  const [top, bottom] = [(y * from.height) / to.height, ((y + 1) * from.height) / to.height];
  let sum = 0;
  let weights = 0;
  for (let row = Math.floor(top); row < bottom - 1e-9; row++) {
    for (let column = Math.floor(left); column < right - 1e-9; column++) {
      const weight =
        (Math.min(bottom, row + 1) - Math.max(top, row)) * (Math.min(right, column + 1) - Math.max(left, column));
      sum += input[row * stride + column]! * weight;
      weights += weight;
    }
  }
  return sum / weights;
}
