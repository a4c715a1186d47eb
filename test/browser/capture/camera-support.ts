import { PushCamera, type CameraPush } from '../../../src/capture/camera.ts';
import { ScreencaptureError } from '../../../src/core/errors.ts';
import type { CameraEvent, FileSource, MissingShot, PushSource, Shot, ShotOrder } from '../../../src/core/push.ts';

export const never = new AbortController().signal;

/** A shot each 5 s at the push size, unless told otherwise. */
export const order: ShotOrder = {
  intervalUs: 5_000_000,
  firstIndex: 0,
  configured: { width: 0, height: 0 },
  sizing: { rounding: 'nearest', swap: 'documented' },
  pushSize: 'display',
  quality: 0.85,
};

export function everySeconds(seconds: number): ShotOrder {
  return { ...order, intervalUs: seconds * 1_000_000 };
}

export function startWorker(): Worker {
  return new Worker(new URL('../../../src/capture/capture.worker.ts', import.meta.url), { type: 'module' });
}

/** One of test/fixtures, as a user's file. */
export async function fixtureFile(name: string): Promise<FileSource> {
  const response = await fetch(new URL(`../../fixtures/${name}`, import.meta.url));
  if (!response.ok) throw new Error(`no fixture ${name}`);
  return { kind: 'file', file: new File([await response.blob()], name) };
}

/** The first bytes of one of test/fixtures, as a file that was cut there. */
export async function cutFixture(name: string, bytes: number): Promise<FileSource> {
  const { file } = await fixtureFile(name);
  return { kind: 'file', file: new File([file.slice(0, bytes)], name) };
}

/** Keeps its workers from one push to the next, as the page does. */
const camera = new PushCamera({ startWorker });
/** The same where there is no WebCodecs. */
const videoElementCamera = new PushCamera({ startWorker, useWebCodecs: false });

export type Way = 'workers' | 'video element';

/** Opens a push, runs `work` with it, and closes it. */
export async function withPush<T>(
  source: string | PushSource,
  work: (push: CameraPush) => Promise<T>,
  way: Way = 'workers',
): Promise<T> {
  const file = typeof source === 'string' ? await fixtureFile(source) : source;
  const push = await (way === 'workers' ? camera : videoElementCamera).open(file, never);
  try {
    return await work(push);
  } finally {
    push.close();
  }
}

/** What the camera yields for a whole push. */
export function events(
  name: string | PushSource,
  its: ShotOrder = order,
  way: Way = 'workers',
): Promise<CameraEvent[]> {
  return withPush(name, (push) => Array.fromAsync(push.shoot(its, never)), way);
}

/** The instant from which frames are missing, in seconds, of a file that was cut. */
export async function missingFrom(source: string | PushSource, way: Way = 'workers'): Promise<number | undefined> {
  const fromUs = await withPush(source, (push) => push.missingFrom(never), way);
  return fromUs === undefined ? undefined : fromUs / 1e6;
}

export function taken(all: readonly CameraEvent[]): Shot[] {
  return all.filter((event) => event.kind === 'shot');
}

export function missed(all: readonly CameraEvent[]): MissingShot[] {
  return all.filter((event) => event.kind === 'missing');
}

/** Frame numbers read out of the pictures of a fixture. */
export async function frameNumbers(name: string, its: ShotOrder = order, way: Way = 'workers'): Promise<number[]> {
  return Promise.all(taken(await events(name, its, way)).map(({ jpeg }) => numberIn(jpeg)));
}

/** The number that a fixture's picture carries: ten blocks in the upper half, the most significant bit on the left. */
export async function numberIn(jpeg: Blob): Promise<number> {
  const { data, width, height } = await pixels(jpeg);
  let number = 0;
  for (let bit = 0; bit < 10; bit++) {
    const x = Math.floor(((bit + 0.5) * width) / 10);
    const y = Math.floor(height / 4);
    number = number * 2 + (data[(y * width + x) * 4]! > 127 ? 1 : 0);
  }
  return number;
}

/** The number that a picture of the test pattern carries along its lower edge: two rows of sixteen blocks, the most significant bit first. */
export async function patternNumberIn(picture: ImageBitmapSource): Promise<number> {
  const { data, width, height } = await pixels(picture);
  let number = 0;
  for (let bit = 0; bit < 32; bit++) {
    const x = Math.floor((((bit % 16) + 0.5) * width) / 16);
    const y = Math.floor(height * (1 - (bit < 16 ? 1.5 : 0.5) / 16));
    number = number * 2 + (data[(y * width + x) * 4]! > 127 ? 1 : 0);
  }
  return number;
}

/** Red, green and blue at a point, 0 to 1 along each side. */
export async function colourAt(picture: Blob, x: number, y: number): Promise<[number, number, number]> {
  const { data, width, height } = await pixels(picture);
  const at = (Math.floor(y * height) * width + Math.floor(x * width)) * 4;
  return [data[at]!, data[at + 1]!, data[at + 2]!];
}

export async function pixels(source: ImageBitmapSource): Promise<ImageData> {
  const bitmap = await createImageBitmap(source);
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, bitmap.width, bitmap.height);
}

/** The error that opening gives. */
export async function refusal(name: string): Promise<ScreencaptureError> {
  try {
    await withPush(name, async () => undefined);
  } catch (error) {
    if (error instanceof ScreencaptureError) return error;
    throw error;
  }
  throw new Error(`${name} was opened`);
}
