/**
 * Makes the built-in sample videos anew: paints every frame in Chromium, and lets ffmpeg encode them. They are committed;
 * run it (`npm run samples`) only to change them. `--still NAME FRAME FILE` writes one frame as PNG instead.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { chromeArgs, chromePath } from './browser.mjs';

const framesPerSecond = 10;
const keyFrameEvery = 5 * framesPerSecond;

const samples = {
  landscape: { scene: 'harbour', filter: 'null', rotation: 0 },
  // Coded lying on its side, as phones do: only the rotation in the container (which ffmpeg counts the other way round) sets
  // it upright.
  portrait: { scene: 'balloon', filter: 'transpose=cclock', rotation: 270 },
};

const output = (name) => fileURLToPath(new URL(`../public/samples/${name}`, import.meta.url));

/** A page that can paint a scene, and gives each frame as PNG. */
async function openScene(browser, scene) {
  const page = await browser.newPage();
  await page.route('http://scenes.test/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/')
      return route.fulfill({ contentType: 'text/html', body: '<!doctype html><meta charset="utf-8">' });
    const body = await readFile(new URL(`./samples${pathname}`, import.meta.url), 'utf8');
    return route.fulfill({ contentType: 'text/javascript', body });
  });
  await page.goto('http://scenes.test/');
  const seconds = await page.evaluate(async (name) => {
    const { paint, size, seconds: length } = await import(`http://scenes.test/${name}.js`);
    const canvas = Object.assign(document.createElement('canvas'), size);
    const context = canvas.getContext('2d');
    globalThis.png = (frame, rate) => {
      paint(context, frame, rate);
      return canvas.toDataURL('image/png').split(',')[1];
    };
    return length;
  }, scene);
  const png = async (frame) =>
    Buffer.from(
      await page.evaluate(([number, rate]) => globalThis.png(number, rate), [frame, framesPerSecond]),
      'base64',
    );
  return { frames: Math.round(seconds * framesPerSecond), png };
}

const quiet = ['-hide_banner', '-loglevel', 'error', '-y'];
const exact = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact'];

/** Paints every frame into a file without loss. */
async function record({ frames, png }, file) {
  const pictures = ['-f', 'image2pipe', '-framerate', `${framesPerSecond}`, '-i', '-'];
  const lossless = ['-c:v', 'libx264rgb', '-qp', '0', '-preset', 'ultrafast'];
  const ffmpeg = spawn('ffmpeg', [...quiet, ...pictures, ...lossless, file], { stdio: ['pipe', 'inherit', 'inherit'] });
  for (let frame = 0; frame < frames; frame += 1) {
    if (!ffmpeg.stdin.write(await png(frame))) await once(ffmpeg.stdin, 'drain');
  }
  ffmpeg.stdin.end();
  await once(ffmpeg, 'close');
}

/** A rotation in the container comes by a second pass: while it encodes, ffmpeg would turn the picture itself. */
function encode(source, { filter, rotation }, file) {
  const coded = `${source}.coded.mp4`;
  const frames = `${filter},scale=out_color_matrix=bt709:out_range=tv,format=yuv420p`;
  const h264 = ['-c:v', 'libx264', '-profile:v', 'high', '-preset', 'veryslow', '-tune', 'animation', '-crf', '32'];
  const groups = ['-g', `${keyFrameEvery}`, '-keyint_min', `${keyFrameEvery}`, '-sc_threshold', '0', '-bf', '3'];
  const colours = ['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709'];
  execFileSync('ffmpeg', [...quiet, '-i', source, '-vf', frames, ...h264, ...groups, ...colours, ...exact, coded]);
  const turned = rotation === 0 ? [] : ['-metadata:s:v:0', `rotate=${rotation}`];
  execFileSync('ffmpeg', [...quiet, '-i', coded, '-c', 'copy', ...exact, ...turned, '-movflags', '+faststart', file]);
}

const work = mkdtempSync(join(tmpdir(), 'samples-'));
const browser = await chromium.launch({ executablePath: await chromePath(), args: [...chromeArgs] });
try {
  const [, , option, name, frame, file] = argv;
  if (option === '--still') {
    writeFileSync(file, await (await openScene(browser, samples[name].scene)).png(Number(frame)));
  } else {
    for (const [sample, how] of Object.entries(samples)) {
      const lossless = join(work, `${sample}.mkv`);
      await record(await openScene(browser, how.scene), lossless);
      encode(lossless, how, output(`${sample}.mp4`));
      console.log(output(`${sample}.mp4`));
    }
  }
} finally {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
}
