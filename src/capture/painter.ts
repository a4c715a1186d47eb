import type { Size } from '../core/push.ts';
import { refuseTooLarge, tooLarge } from './canvas-limits.ts';
import { conversionFor, toRgb, type Conversion, type PlanarPicture, type Turn } from './planar-picture.ts';
import { Shrinker } from './shrink.ts';

const upright: Turn = { quarters: 0, flip: false };

/** Above this a canvas that can't be made or encoded is taken to be too large, whatever its sides. */
const plausiblePixels = 4096 * 4096;

/** Turns pictures into JPEGs of a given size, stretched to it. Keeps one canvas for each picture in work. */
export class Painter {
  readonly #shrinker = new Shrinker();
  readonly #idle: OffscreenCanvas[] = [];
  readonly #natural = new OffscreenCanvas(1, 1);
  #shrinking: Promise<unknown> = Promise.resolve();

  /**
   * Paints a frame or bitmap; does not close it, but is done with it when `onDrawn` is called.
   *
   * @throws {ScreencaptureError} `size-too-large`
   */
  async paint(
    source: VideoFrame | ImageBitmap,
    turn: Turn,
    size: Size,
    quality: number,
    onDrawn: () => void,
  ): Promise<Blob> {
    refuseTooLarge(size);
    const unturned = turn.quarters % 2 === 0 ? size : { width: size.height, height: size.width };
    if ('visibleRect' in source) {
      const conversion = source.format === 'I420' ? conversionFor(source.colorSpace.toJSON()) : undefined;
      if (conversion !== undefined && source.visibleRect !== null)
        return this.#paintPlanar(source, source.visibleRect, conversion, { turn, size, unturned, quality }, onDrawn);
    }
    const natural =
      'visibleRect' in source
        ? { width: source.displayWidth, height: source.displayHeight }
        : { width: source.width, height: source.height };
    return this.#encode(size, quality, (context) => {
      drawTurned(context, halve(source, natural, unturned), turn, size);
      onDrawn();
    });
  }

  /** Averages and converts in this thread: what a canvas does with a frame waits for the page's main thread. */
  async #paintPlanar(
    frame: VideoFrame,
    visible: Size,
    conversion: Conversion,
    { turn, size, unturned, quality }: { turn: Turn; size: Size; unturned: Size; quality: number },
    onDrawn: () => void,
  ): Promise<Blob> {
    const isAveraged = Shrinker.suits(visible, unturned);
    const planar = await this.#shrink(frame, isAveraged ? unturned : visible);
    onDrawn();
    if (isAveraged) {
      const image = toRgb(planar, conversion, turn);
      return this.#encode(size, quality, (context) => context.putImageData(image, 0, 0));
    }
    const image = toRgb(planar, conversion, upright);
    return this.#encode(size, quality, (context) => {
      drawTurned(context, halve(this.#asDrawn(image), visible, unturned), turn, size);
    });
  }

  /** On a canvas from which it can be drawn at another size, at once: it is used again. */
  #asDrawn(image: ImageData): OffscreenCanvas {
    const { width, height } = image;
    if (this.#natural.width !== width) this.#natural.width = width;
    if (this.#natural.height !== height) this.#natural.height = height;
    const context = this.#natural.getContext('2d', { willReadFrequently: true });
    if (context === null) throw tooLarge({ width, height });
    context.putImageData(image, 0, 0);
    return this.#natural;
  }

  /** Draws by calls and encodes what was drawn. */
  async #encode(
    size: Size,
    quality: number,
    draw: (context: OffscreenCanvasRenderingContext2D) => void,
  ): Promise<Blob> {
    const canvas = this.#idle.pop() ?? new OffscreenCanvas(size.width, size.height);
    try {
      if (canvas.width !== size.width) canvas.width = size.width;
      if (canvas.height !== size.height) canvas.height = size.height;
      const context = canvas.getContext('2d', { willReadFrequently: true });
      if (context === null) throw tooLarge(size);
      // Transparent video lies on black; so does a canvas in a browser where `alpha: false` draws it wrongly.
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.fillStyle = '#000';
      context.fillRect(0, 0, size.width, size.height);
      draw(context);
      const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality });
      this.#idle.push(canvas);
      return jpeg;
    } catch (error) {
      if (size.width * size.height > plausiblePixels) throw tooLarge(size);
      throw error;
    }
  }

  /** Drawn pictures without a source. */
  drawn(size: Size, quality: number, draw: (context: OffscreenCanvasRenderingContext2D) => void): Promise<Blob> {
    refuseTooLarge(size);
    return this.#encode(size, quality, draw);
  }

  /** One at a time: the shrinker has one buffer. */
  async #shrink(frame: VideoFrame, size: Size): Promise<PlanarPicture> {
    const before = this.#shrinking;
    const shrunk = before.then(() => this.#shrinker.shrink(frame, size));
    this.#shrinking = shrunk.catch(() => undefined);
    return shrunk;
  }
}

function drawTurned(
  context: OffscreenCanvasRenderingContext2D,
  source: CanvasImageSource,
  { quarters, flip }: Turn,
  { width, height }: Size,
): void {
  const [w, h] = quarters % 2 === 0 ? [width, height] : [height, width];
  context.translate(width / 2, height / 2);
  if (flip) context.scale(-1, 1);
  context.rotate((quarters * Math.PI) / 2);
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, -w / 2, -h / 2, w, h);
  context.setTransform(1, 0, 0, 1, 0, 0);
}

/**
 * A canvas takes few samples of what it makes smaller; halving until less than a half is left to do takes all of them.
 */
function halve(source: VideoFrame | ImageBitmap | OffscreenCanvas, from: Size, to: Size): CanvasImageSource {
  let image: CanvasImageSource = source;
  let { width, height } = from;
  while (width >= 2 * to.width || height >= 2 * to.height) {
    const nextWidth = width >= 2 * to.width ? Math.ceil(width / 2) : width;
    const nextHeight = height >= 2 * to.height ? Math.ceil(height / 2) : height;
    const step = new OffscreenCanvas(nextWidth, nextHeight);
    const context = step.getContext('2d');
    if (context === null) throw tooLarge({ width: nextWidth, height: nextHeight });
    context.imageSmoothingQuality = 'medium';
    context.drawImage(image, 0, 0, nextWidth, nextHeight);
    image = step;
    width = nextWidth;
    height = nextHeight;
  }
  return image;
}
