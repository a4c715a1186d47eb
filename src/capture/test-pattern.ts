import { ScreencaptureError } from '../core/errors.ts';
import type { PatternSource, Size, SourceFacts } from '../core/push.ts';

/** Frames a second of a drawn push. */
const patternFrameRate = 30;
const largestSide = 4096;

/** Blocks in a row of the machine-readable frame number, and rows: 32 bits, the most significant first. */
const blocks = 16;
const rows = 2;
/** Height of one row of blocks, as a part of the picture's. */
const rowHeight = 1 / 16;

/** @throws {ScreencaptureError} `invalid-push-size`, `invalid-duration` */
export function patternFacts({ size, durationSeconds }: PatternSource): SourceFacts {
  for (const side of ['width', 'height'] as const) {
    const value = size[side];
    if (Number.isInteger(value) && value >= 1 && value <= largestSide) continue;
    throw new ScreencaptureError('invalid-push-size', `the pattern's ${side} must be 1 to ${largestSide}`, {
      side,
      value: String(value),
      min: 1,
      max: largestSide,
    });
  }
  if (!(durationSeconds > 0 && Number.isFinite(durationSeconds))) {
    throw new ScreencaptureError('invalid-duration', 'the pattern must last for some time', {
      value: String(durationSeconds),
    });
  }
  return {
    container: 'Test pattern',
    codec: 'none (drawn)',
    codecString: undefined,
    codedSize: size,
    displaySize: size,
    rotation: 0,
    pixelAspect: { num: 1, den: 1 },
    endUs: Math.round(durationSeconds * 1e6),
    frameRate: patternFrameRate,
    keyFrameSeconds: undefined,
    bytes: undefined,
    origin: 'drawn',
  };
}

/** Number of the frame on show at an instant, and its timestamp. */
export function patternFrame(instantUs: number): { readonly number: number; readonly frameUs: number } {
  const number = Math.floor((instantUs * patternFrameRate) / 1e6);
  return { number, frameUs: Math.round((number * 1e6) / patternFrameRate) };
}

/**
 * Draws a frame of a push of size `push` stretched to `size`: a circle that shows stretching, an arrow that points up,
 * the frame's number and time code, and along the lower edge the number once more as black and white blocks. It is
 * drawn at the size wanted: 4096×4096 costs no more than 160×160.
 */
export function drawPattern(
  context: OffscreenCanvasRenderingContext2D,
  push: Size,
  size: Size,
  frameNumber: number,
): void {
  context.save();
  context.scale(size.width / push.width, size.height / push.height);
  drawGround(context, push);
  drawCircleAndArrow(context, push);
  drawWords(context, push, frameNumber);
  context.restore();
  drawBlocks(context, size, frameNumber);
}

function drawGround(context: OffscreenCanvasRenderingContext2D, { width, height }: Size): void {
  const bars = ['#ffffff', '#ffff00', '#00ffff', '#00ff00', '#ff00ff', '#ff0000', '#0000ff'];
  context.fillStyle = '#24303c';
  context.fillRect(0, 0, width, height);
  for (const [i, colour] of bars.entries()) {
    context.fillStyle = colour;
    context.fillRect((width * i) / bars.length, 0, width / bars.length + 1, height / 12);
  }
  const step = Math.min(width, height) / 8;
  context.strokeStyle = '#40505f';
  context.lineWidth = Math.max(1, step / 60);
  context.beginPath();
  for (let x = (width / 2) % step; x < width; x += step) {
    context.moveTo(x, height / 12);
    context.lineTo(x, height);
  }
  for (let y = (height / 2) % step; y < height; y += step) {
    context.moveTo(0, y);
    context.lineTo(width, y);
  }
  context.stroke();
}

function drawCircleAndArrow(context: OffscreenCanvasRenderingContext2D, { width, height }: Size): void {
  const radius = Math.min(width, height) * 0.32;
  const middle = { x: width / 2, y: height * 0.47 };
  context.strokeStyle = '#ffffff';
  context.fillStyle = '#16202a';
  context.lineWidth = Math.max(1, radius / 24);
  context.beginPath();
  context.arc(middle.x, middle.y, radius, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
  context.fillStyle = '#ffffff';
  context.beginPath();
  context.moveTo(middle.x, middle.y - radius * 0.8);
  context.lineTo(middle.x + radius * 0.22, middle.y - radius * 0.4);
  context.lineTo(middle.x - radius * 0.22, middle.y - radius * 0.4);
  context.fill();
}

function drawWords(context: OffscreenCanvasRenderingContext2D, { width, height }: Size, frameNumber: number): void {
  const radius = Math.min(width, height) * 0.32;
  const middle = height * 0.47;
  const most = radius * 1.7;
  context.fillStyle = '#ffffff';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  write(String(frameNumber), 0.42, -0.1);
  write(timeCode(frameNumber), 0.24, 0.26);
  write(`${width}×${height}`, 0.2, 0.54);

  // Sign by sign: a browser keeps the shape of every text it has drawn, and each frame's would be another.
  function write(text: string, part: number, down: number): void {
    context.font = `600 ${radius * part}px ui-monospace, monospace`;
    const pitch = Math.min(context.measureText('0').width, most / text.length);
    for (const [place, sign] of Array.from(text).entries()) {
      const x = width / 2 + (place - (text.length - 1) / 2) * pitch;
      context.fillText(sign, x, middle + radius * down, pitch);
    }
  }
}

/** `HH:MM:SS:FF`, the frame counted within its second. */
export function timeCode(frameNumber: number): string {
  const seconds = Math.floor(frameNumber / patternFrameRate);
  const parts = [
    Math.floor(seconds / 3600),
    Math.floor(seconds / 60) % 60,
    seconds % 60,
    frameNumber % patternFrameRate,
  ];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

function drawBlocks(context: OffscreenCanvasRenderingContext2D, { width, height }: Size, frameNumber: number): void {
  for (let bit = 0; bit < blocks * rows; bit++) {
    const column = bit % blocks;
    const row = Math.floor(bit / blocks);
    const isSet = Math.floor(frameNumber / 2 ** (blocks * rows - 1 - bit)) % 2 === 1;
    context.fillStyle = isSet ? '#ffffff' : '#000000';
    const left = Math.round((column * width) / blocks);
    const top = Math.round(height * (1 - (rows - row) * rowHeight));
    const right = Math.round(((column + 1) * width) / blocks);
    const bottom = Math.round(height * (1 - (rows - row - 1) * rowHeight));
    context.fillRect(left, top, right - left, bottom - top);
  }
}
