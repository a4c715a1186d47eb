import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { withBrowser } from './browser.ts';
import { ffmpeg } from './ffmpeg.ts';
import type { Measured } from './pages/measure.ts';
import { openPlayground, timeCapture } from './playground-capture.ts';
import { pushVideo } from './push-video.ts';
import { servePlayground, serveRivals } from './sites.ts';

export const width = 640;

/** What is compared. Times are milliseconds. */
export type Way = 'lastScreenshot' | 'finished' | 'floor' | 'seeking' | 'ffmpegFps' | 'ffmpegSeek';

/** Every time that was measured, by way. */
export type Times = { readonly [way in Way]: number[] };

/** The instants of a whole capture, in seconds. */
export function instantsOf(interval: number): readonly number[] {
  return Array.from({ length: Math.ceil(pushVideo.seconds / interval) }, (_, index) => index * interval);
}

/**
 * Measures every way at every interval. The ways within the browser take turns, each in a new tab, so that a change in
 * what else the machine does meets all of them; ffmpeg comes when no browser runs.
 */
export async function measureSpeed(intervals: readonly number[], runs: number): Promise<ReadonlyMap<number, Times>> {
  const times = new Map(intervals.map((interval) => [interval, noTimes()]));
  const [playground, rivals] = await Promise.all([servePlayground(), serveRivals()]);
  try {
    for (let run = 0; run < runs; run++) {
      await withBrowser(async (browser) => {
        for (const [interval, results] of times) {
          results.floor.push(await timeRival(browser, `${rivals.url}floor.html`, interval));
          const { lastScreenshot, finished } = await timePlayground(browser, playground.url, interval);
          results.lastScreenshot.push(lastScreenshot);
          results.finished.push(finished);
          results.seeking.push(await timeRival(browser, `${rivals.url}seeking.html`, interval));
        }
      });
    }
  } finally {
    await Promise.all([playground.stop(), rivals.stop()]);
  }
  for (let run = 0; run < runs; run++) {
    for (const [interval, results] of times) {
      results.ffmpegFps.push(await timePictures(interval, (folder) => ffmpegFps(interval, folder)));
      results.ffmpegSeek.push(await timePictures(interval, (folder) => ffmpegSeek(interval, folder)));
    }
  }
  return times;
}

function noTimes(): Times {
  return { lastScreenshot: [], finished: [], floor: [], seeking: [], ffmpegFps: [], ffmpegSeek: [] };
}

async function timePlayground(browser: BrowserContext, url: string, interval: number) {
  const page = await browser.newPage();
  const playground = await openPlayground(page, url);
  await playground.fill({ 'Interval (seconds)': String(interval), 'Width (W)': String(width) });
  await playground.chooseFile(pushVideo.path);
  await playground.push.getByText('1920×1080').first().waitFor();
  const times = await timeCapture(playground);
  const wanted = instantsOf(interval).length;
  if (times.status !== `Finished: ${wanted} screenshots, ${wanted} callbacks delivered`) throw new Error(times.status);
  await page.close();
  return times;
}

async function timeRival(browser: BrowserContext, url: string, interval: number): Promise<number> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.getByLabel('Video file').setInputFiles(pushVideo.path);
  const instants = instantsOf(interval);
  const measured = await page.evaluate(
    (wanted): Promise<Measured> | undefined => window.measure?.(wanted),
    [...instants],
  );
  await page.close();
  if (measured?.pictures !== instants.length) throw new Error(`${url} gave ${measured?.pictures} pictures`);
  return measured.milliseconds;
}

const scale = `scale=${width}:-2`;

/** One call that decodes the whole file. */
function ffmpegFps(interval: number, folder: string): Promise<void> {
  return ffmpeg('-i', pushVideo.path, '-vf', `fps=1/${interval},${scale}`, '-q:v', '3', join(folder, '%d.jpg'));
}

/** A call for each instant: it decodes from the key frame before. */
async function ffmpegSeek(interval: number, folder: string): Promise<void> {
  for (const instant of instantsOf(interval)) {
    const picture = ['-frames:v', '1', '-vf', scale, '-q:v', '3', join(folder, `${instant}.jpg`)];
    await ffmpeg('-ss', String(instant), '-i', pushVideo.path, ...picture);
  }
}

async function timePictures(interval: number, make: (folder: string) => Promise<void>): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-ffmpeg-'));
  try {
    const begun = performance.now();
    await make(folder);
    const milliseconds = performance.now() - begun;
    // The filter `fps` rounds to the nearest frame of its own rate, so it may give one more or less.
    const made = (await readdir(folder)).length;
    if (Math.abs(made - instantsOf(interval).length) > 1) throw new Error(`ffmpeg made ${made} pictures`);
    return milliseconds;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
