import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { processedSize, readImageProcessing } from '../../../src/core/image-processing.ts';

const own = { width: 640, height: 360 };

/** `WIDTHxHEIGHT` of a picture after what is asked for. */
function sizeAfter(geometry: string, size = own): string {
  const reading = readImageProcessing(`imageMogr2/thumbnail/${geometry}`);
  if (reading.kind !== 'processing') throw new Error(reading.kind);
  const { thumbnail } = reading.processing;
  const { width, height } = thumbnail === undefined ? size : processedSize(size, thumbnail);
  return `${width}x${height}`;
}

test.each([
  ['!50p', '320x180'],
  ['!50px', '320x360'],
  ['!x50p', '640x180'],
  ['!1000p', '6400x3600'],
  ['320x', '320x180'],
  ['x720', '1280x720'],
  ['320x320', '320x180'],
  ['1280x1280', '1280x720'],
  ['320x320>', '320x180'],
  ['1280x1280>', '640x360'],
  ['1280x1280<', '1280x720'],
  ['320x320<', '640x360'],
  ['!320x320r', '569x320'],
  ['320x320!', '320x320'],
  ['57600@', '320x180'],
  ['9999999@', '640x360'],
  ['9999x', '9999x5624'],
])('%s makes a picture of 640 × 360 one of %s', (geometry, size) => {
  expect(sizeAfter(geometry)).toBe(size);
});

test.each(['!0p', '!1001p', '0x', '10000x', 'x0', '0x0', '10000x1!'])(
  '%s is out of range, and nothing is scaled',
  (text) => {
    expect(sizeAfter(text)).toBe('640x360');
  },
);

test('a picture keeps a pixel of each side, however small', () => {
  expect(sizeAfter('1x', { width: 9000, height: 1 })).toBe('1x1');
});

test('format and quality stand beside the size, in any order', () => {
  expect(readImageProcessing('imageMogr2/format/webp/quality/80!/thumbnail/320x')).toEqual({
    kind: 'processing',
    processing: { format: 'webp', quality: 80, thumbnail: { kind: 'width', pixels: 320 } },
  });
  expect(readImageProcessing('imageMogr2/format/jpeg')).toEqual({ kind: 'processing', processing: { format: 'jpg' } });
  expect(readImageProcessing('imageMogr2/quality/101')).toEqual({ kind: 'processing', processing: {} });
});

test.each([
  ['imageMogr2', 'InvalidArgument'],
  ['imageMogr2/thumbnail', 'InvalidArgument'],
  ['imageMogr2/thumbnail/', 'InvalidArgument'],
  ['imageMogr2/thumbnail/-1x', 'InvalidArgument'],
  ['imageMogr2/thumbnail/1.5x', 'InvalidArgument'],
  ['imageMogr2/thumbnail/x', 'InvalidArgument'],
  ['imageMogr2/format/', 'InvalidArgument'],
  ['imageMogr2/format/bogus', 'InvalidArgument'],
  ['imageMogr2/thumbnail/1x/', 'InvalidArgument'],
  ['imageMogr2/quality/best', 'InvalidArgument'],
  ['imageMogr2/format/avif', 'NotImplemented'],
  ['imageMogr2/rotate/90', 'NotImplemented'],
  ['imageMogr2/thumbnail/1x|watermark/1', 'NotImplemented'],
  ['imageView2/1/w/100', 'NotImplemented'],
  ['imageInfo', 'NotImplemented'],
  ['ci-process', 'NotImplemented'],
])('%s is refused with %s', (parameter, fault) => {
  expect(readImageProcessing(parameter)).toEqual({ kind: 'refused', fault });
});

test.each(['', 'response-content-type', 'imagemogr2/thumbnail/1x', 'a/b'])('%j asks for no processing', (parameter) => {
  expect(readImageProcessing(parameter)).toEqual({ kind: 'none' });
});

const side = fc.integer({ min: 1, max: 9999 });
const size = fc.record({ width: side, height: side });

test('a picture lies within the size that was asked for, touches it, and covers it where that was meant', () => {
  fc.assert(
    fc.property(size, size, (own, asked) => {
      const within = processedSize(own, { kind: 'within', size: asked });
      expect(within.width <= asked.width && within.height <= asked.height).toBe(true);
      expect(within.width === asked.width || within.height === asked.height).toBe(true);
      const cover = processedSize(own, { kind: 'cover', size: asked });
      expect(cover.width >= asked.width && cover.height >= asked.height).toBe(true);
    }),
  );
});
