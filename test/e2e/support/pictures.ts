import type { Page } from 'playwright-core';

export type Picture = { readonly width: number; readonly height: number; readonly frame: number };

/**
 * Reads the frame number out of a picture made from a fixture: ten blocks side by side in the upper half, the most
 * significant bit on the left, white for 1. The page is any that has no policy of its own, such as about:blank.
 */
export async function readPicture(page: Page, jpeg: Uint8Array): Promise<Picture> {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
    context.drawImage(bitmap, 0, 0);
    let frame = 0;
    for (let bit = 0; bit < 10; bit += 1) {
      const [red = 0] = context.getImageData(Math.floor((bit + 0.5) * (width / 10)), Math.floor(height / 4), 1, 1).data;
      frame = frame * 2 + (red > 127 ? 1 : 0);
    }
    return { width, height, frame };
  }, Buffer.from(jpeg).toString('base64'));
}

/**
 * Reads the number out of a picture of the test pattern: two rows of sixteen blocks along its lower edge, each a sixteenth of the
 * height, the most significant bit first, white for 1.
 */
export async function readPatternPicture(page: Page, jpeg: Uint8Array): Promise<Picture> {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
    context.drawImage(bitmap, 0, 0);
    let frame = 0;
    for (let bit = 0; bit < 32; bit += 1) {
      const x = Math.floor(((bit % 16) + 0.5) * (width / 16));
      const y = Math.floor(height * (1 - (1.5 - Math.floor(bit / 16)) / 16));
      const [red = 0] = context.getImageData(x, y, 1, 1).data;
      frame = frame * 2 + (red > 127 ? 1 : 0);
    }
    return { width, height, frame };
  }, Buffer.from(jpeg).toString('base64'));
}
