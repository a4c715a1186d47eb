import type { Page } from 'playwright-core';

export type Picture = { readonly width: number; readonly height: number; readonly frame: number };

/** Where a block of a picture has its middle, in parts of its width and height. */
type Place = { readonly x: number; readonly y: number };

/** Of the fixtures: ten blocks side by side in the upper half. */
const fixtureBlocks: readonly Place[] = Array.from({ length: 10 }, (_, bit) => ({ x: (bit + 0.5) / 10, y: 1 / 4 }));

/** Of the test pattern: two rows of sixteen along its lower edge, each a sixteenth of the height. */
const patternBlocks: readonly Place[] = Array.from({ length: 32 }, (_, bit) => ({
  x: ((bit % 16) + 0.5) / 16,
  y: 1 - (1.5 - Math.floor(bit / 16)) / 16,
}));

/** Reads the frame number out of a picture made from a fixture. The page is any that has no policy of its own, such as about:blank. */
export const readPicture = (page: Page, jpeg: Uint8Array): Promise<Picture> => readBlocks(page, jpeg, fixtureBlocks);

/** Reads the number out of a picture of the test pattern; the page as for {@link readPicture}. */
export const readPatternPicture = (page: Page, jpeg: Uint8Array): Promise<Picture> =>
  readBlocks(page, jpeg, patternBlocks);

/** Each block is a bit, the most significant first, white for 1. */
function readBlocks(page: Page, jpeg: Uint8Array, blocks: readonly Place[]): Promise<Picture> {
  return page.evaluate(
    async ({ base64, blocks }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
      const { width, height } = bitmap;
      const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
      context.drawImage(bitmap, 0, 0);
      let frame = 0;
      for (const { x, y } of blocks) {
        const [red = 0] = context.getImageData(Math.floor(x * width), Math.floor(y * height), 1, 1).data;
        frame = frame * 2 + (red > 127 ? 1 : 0);
      }
      return { width, height, frame };
    },
    { base64: Buffer.from(jpeg).toString('base64'), blocks },
  );
}
