import type { Size } from './push.ts';

export type PictureFormat = 'jpg' | 'png' | 'webp';

/** How a picture is scaled; percentages are of its own sides. */
export type Thumbnail =
  | { readonly kind: 'percent'; readonly width: number; readonly height: number }
  /** One side; the other follows in proportion. */
  | { readonly kind: 'width'; readonly pixels: number }
  | { readonly kind: 'height'; readonly pixels: number }
  /** In proportion, so that it lies within the size, covers it, or is it, stretched. `shrink` and `grow` do but that. */
  | { readonly kind: 'within' | 'shrink' | 'grow' | 'cover' | 'exact'; readonly size: Size }
  /** In proportion, with so many pixels at most. */
  | { readonly kind: 'area'; readonly pixels: number };

/** What is done with a picture when it is read; what is left out stays as it is. */
export type ImageProcessing = {
  readonly thumbnail?: Thumbnail;
  readonly format?: PictureFormat;
  /** 1 to 100. */
  readonly quality?: number;
};

/** Why a picture is not processed: an operation that cannot be, or one that Cloud Infinite has and is not imitated. */
export type ImageProcessingFault = 'InvalidArgument' | 'NotImplemented';

export type ImageProcessingReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'processing'; readonly processing: ImageProcessing }
  | { readonly kind: 'refused'; readonly fault: ImageProcessingFault };

/** The longest side of a processed picture, and of what may be asked for. Pixels. Cloud Infinite documentation, "Scaling". */
export const longestProcessedSide = 9999;

const largestPercentage = 1000;

/** Cloud Infinite's other operations on reading a picture. */
const otherOperation = /^(?:imageView2|imageInfo|imageAve|exif|watermark|ci-process|imageSlim|AIImageCrop)(?:[/|]|$)/i;

/** Formats that Cloud Infinite writes and no canvas does. Cloud Infinite documentation, "Format conversion", 436/44883. */
const otherFormat = /^(?:apng|avif|bmp|gif|heic|heif|psd|tiff|tpg|yjpeg)$/;

/**
 * Reads `imageMogr2/thumbnail/640x/format/webp/quality/80`, the name of a parameter in an object's address. Numbers out of their range
 * are not acted on, as the documentation has it.
 *
 * @see Cloud Infinite documentation, "Scaling", 436/36366, 2025-12-08; "Format conversion"; "Quality change"
 */
export function readImageProcessing(parameter: string): ImageProcessingReading {
  if (otherOperation.test(parameter)) return { kind: 'refused', fault: 'NotImplemented' };
  const [operation, ...words] = parameter.split('/');
  if (operation !== 'imageMogr2') return { kind: 'none' };
  if (parameter.includes('|')) return { kind: 'refused', fault: 'NotImplemented' };
  let processing: ImageProcessing = {};
  for (let at = 0; at < words.length; at += 2) {
    const read = readWord(words[at] ?? '', words[at + 1] ?? '');
    if (typeof read === 'string') return { kind: 'refused', fault: read };
    processing = { ...processing, ...read };
  }
  return words.length === 0 ? { kind: 'refused', fault: 'InvalidArgument' } : { kind: 'processing', processing };
}

function readWord(name: string, value: string): ImageProcessing | ImageProcessingFault {
  if (name === 'thumbnail') return readThumbnail(value);
  if (name === 'quality') {
    const [, digits] = /^(\d+)!?$/.exec(value) ?? [];
    if (digits === undefined) return 'InvalidArgument';
    return isWithin(Number(digits), 100) ? { quality: Number(digits) } : {};
  }
  if (name === '') return 'InvalidArgument';
  if (name !== 'format') return 'NotImplemented';
  if (value === 'jpeg') return { format: 'jpg' };
  if (value === 'jpg' || value === 'png' || value === 'webp') return { format: value };
  return otherFormat.test(value) ? 'NotImplemented' : 'InvalidArgument';
}

const geometries: readonly (readonly [RegExp, (a: number, b: number) => Thumbnail])[] = [
  [/^!(\d+)p$/, (a) => ({ kind: 'percent', width: a, height: a })],
  [/^!(\d+)px$/, (a) => ({ kind: 'percent', width: a, height: 100 })],
  [/^!x(\d+)p$/, (a) => ({ kind: 'percent', width: 100, height: a })],
  [/^(\d+)x$/, (a) => ({ kind: 'width', pixels: a })],
  [/^x(\d+)$/, (a) => ({ kind: 'height', pixels: a })],
  [/^(\d+)x(\d+)$/, (width, height) => ({ kind: 'within', size: { width, height } })],
  [/^(\d+)x(\d+)>$/, (width, height) => ({ kind: 'shrink', size: { width, height } })],
  [/^(\d+)x(\d+)<$/, (width, height) => ({ kind: 'grow', size: { width, height } })],
  [/^!(\d+)x(\d+)r$/, (width, height) => ({ kind: 'cover', size: { width, height } })],
  [/^(\d+)x(\d+)!$/, (width, height) => ({ kind: 'exact', size: { width, height } })],
  [/^(\d+)@$/, (a) => ({ kind: 'area', pixels: a })],
];

function readThumbnail(text: string): { readonly thumbnail?: Thumbnail } | ImageProcessingFault {
  for (const [pattern, make] of geometries) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const numbers = match.slice(1).map(Number);
    const thumbnail = make(numbers[0] ?? 0, numbers[1] ?? 0);
    return numbers.every((number) => isWithin(number, mostOf(thumbnail))) ? { thumbnail } : {};
  }
  return 'InvalidArgument';
}

function mostOf({ kind }: Thumbnail): number {
  if (kind === 'percent') return largestPercentage;
  return kind === 'area' ? Number.MAX_SAFE_INTEGER : longestProcessedSide;
}

const isWithin = (number: number, most: number): boolean => number >= 1 && number <= most;

/** The size of a picture after scaling. Whole pixels are the nearest, and one at least: the documentation gives no rounding. */
export function processedSize(own: Size, thumbnail: Thumbnail): Size {
  const scaled = (horizontal: number, vertical = horizontal): Size => ({
    width: Math.max(1, Math.round(own.width * horizontal)),
    height: Math.max(1, Math.round(own.height * vertical)),
  });
  if (thumbnail.kind === 'percent') return scaled(thumbnail.width / 100, thumbnail.height / 100);
  if (thumbnail.kind === 'width') return scaled(thumbnail.pixels / own.width);
  if (thumbnail.kind === 'height') return scaled(thumbnail.pixels / own.height);
  if (thumbnail.kind === 'area') return scaled(Math.min(1, Math.sqrt(thumbnail.pixels / (own.width * own.height))));
  const { kind, size } = thumbnail;
  const ratios = [size.width / own.width, size.height / own.height] as const;
  if (kind === 'exact') return size;
  if (kind === 'cover') return scaled(Math.max(...ratios));
  const isLeft = (kind === 'shrink' && Math.min(...ratios) > 1) || (kind === 'grow' && Math.max(...ratios) < 1);
  return isLeft ? own : scaled(Math.min(...ratios));
}
