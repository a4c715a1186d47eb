import { longestProcessedSide, processedSize, type PictureFormat } from '../core/image-processing.ts';
import type { PictureProcessor } from '../service/ports.ts';

const types: Readonly<Record<PictureFormat, string>> = { jpg: 'image/jpeg', png: 'image/png', webp: 'image/webp' };

/** What a browser's canvas writes; any other picture becomes a PNG. */
const written = new Set(Object.values(types));

/** Draws a picture on a canvas of the size that is asked for, and gives it in the format that is asked for, or its own. */
export const processPicture: PictureProcessor = async (picture, { thumbnail, format, quality }) => {
  const image = await createImageBitmap(picture).catch(() => undefined);
  if (image === undefined) return undefined;
  try {
    const { width, height } = thumbnail === undefined ? image : processedSize(image, thumbnail);
    if (Math.max(width, height) > longestProcessedSide) return 'too-large';
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (context === null) return undefined;
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, 0, 0, width, height);
    const own = written.has(picture.type) ? picture.type : 'image/png';
    const type = format === undefined ? own : types[format];
    return await canvas.convertToBlob({ type, ...(quality === undefined ? {} : { quality: quality / 100 }) });
  } finally {
    image.close();
  }
};
