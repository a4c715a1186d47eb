import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ffmpeg } from './ffmpeg.ts';

/** What the bench keeps between its runs. */
export const cache = fileURLToPath(new URL('../node_modules/.cache/bench/', import.meta.url));

/** The push that is captured: long enough that starting anything plays no part. */
export const pushVideo = { path: `${cache}push-1080p.mp4`, seconds: 600, fps: 30, keyFrameSeconds: 2 } as const;

/** Makes the video unless it is there. */
export async function makePushVideo(): Promise<void> {
  const { path, seconds, fps, keyFrameSeconds } = pushVideo;
  if (existsSync(path)) return;
  console.log('Making a 10-minute video, once; this takes some five minutes.');
  await mkdir(cache, { recursive: true });
  const group = String(fps * keyFrameSeconds);
  const unfinished = `${path}.part.mp4`;
  const source = `testsrc2=size=1920x1080:rate=${fps}:duration=${seconds}`;
  const keyFrames = ['-g', group, '-keyint_min', group, '-sc_threshold', '0', '-bf', '0'];
  const encoding = ['-c:v', 'libx264', '-preset', 'veryfast', '-b:v', '4M', '-pix_fmt', 'yuv420p', ...keyFrames];
  await ffmpeg('-f', 'lavfi', '-i', source, ...encoding, '-movflags', '+faststart', unfinished);
  await rename(unfinished, path);
}
