import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { JSHandle, Page } from 'playwright-core';
import type shaka from 'shaka-player';
import type videojs from 'video.js';
import type { Visitor } from './test.ts';

const { resolve } = createRequire(import.meta.url);
const host = 'http://player.test/';

const scripts: Readonly<Record<string, string>> = {
  'video.js': resolve('video.js/dist/video.min.js'),
  'shaka.js': resolve('shaka-player/dist/shaka-player.compiled-es2021.js'),
};

/** What a player makes of one cue. */
export type Thumbnail = {
  /** Seconds of the player. */
  readonly startTime: number;
  readonly endTime: number;
  /** The address of the picture, without what follows `#`. */
  readonly sheet: string;
  /** The part of it: from the left, from above, width and height; pixels. */
  readonly xywh: readonly number[];
};

/** Somebody else's page with a video, and with the files of a storyboard in a folder. */
export class PlayerPage {
  readonly #page: Page;
  readonly #look: Visitor['look'];
  readonly #track: string;

  private constructor(page: Page, look: Visitor['look'], track: string) {
    this.#page = page;
    this.#look = look;
    this.#track = track;
  }

  /** @param files the storyboard's, by name; one of them is the track */
  static async open(
    { context, look }: Visitor,
    video: string,
    files: ReadonlyMap<string, Uint8Array>,
  ): Promise<PlayerPage> {
    const page = await context.newPage();
    const bodyOf = async (path: string): Promise<Uint8Array | undefined> => {
      if (path === 'push') return readFile(video);
      if (path in scripts) return readFile(scripts[path]!);
      return files.get(path.replace(/^storyboard\//, ''));
    };
    await page.route(`${host}**`, async (route) => {
      const path = decodeURIComponent(new URL(route.request().url()).pathname.slice(1));
      const body = await bodyOf(path);
      if (path === '') await route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>A page</title>' });
      else if (body === undefined) await route.fulfill({ status: 404 });
      else await route.fulfill({ body: Buffer.from(body) });
    });
    await page.goto(host);
    for (const url of Object.keys(scripts)) await page.addScriptTag({ url });
    const track = [...files.keys()].find((name) => name.endsWith('.vtt'))!;
    return new PlayerPage(page, look, `${host}storyboard/${track}`);
  }

  close(): Promise<void> {
    return this.#page.close();
  }

  /** The cues that Video.js has read with its own parser, addresses as they are beside the track. */
  async cuesOfVideoJs(): Promise<readonly Thumbnail[]> {
    const cues = await this.#page.evaluate(async (src) => {
      const { videojs: make } = globalThis as unknown as { videojs: typeof videojs };
      // Otherwise it leaves the reading to the browser.
      const player = make(document.body.appendChild(document.createElement('video')), {
        html5: { nativeTextTracks: false },
      });
      await new Promise<void>((ready) => player.ready(() => ready()));
      const its = { kind: 'metadata', label: 'thumbnails', src } as const;
      const { track } = player.addRemoteTextTrack(its, false) as unknown as HTMLTrackElement;
      const loaded = new Promise((resolve) => track.addEventListener('loadeddata', resolve));
      // What is disabled is not loaded.
      track.mode = 'hidden';
      await loaded;
      const cues = track.cues as unknown as ArrayLike<VTTCue>;
      const read = Array.from(cues, ({ startTime, endTime, text }) => ({ startTime, endTime, text }));
      player.dispose();
      return read;
    }, this.#track);
    return cues.map(({ text, ...times }) => {
      const { href, hash } = new URL(text, this.#track);
      return { ...times, sheet: href.replace(hash, ''), xywh: hash.replace('#xywh=', '').split(',').map(Number) };
    });
  }

  /** What Shaka Player shows at these times of the video; null where it shows nothing. */
  async thumbnailsOfShaka(times: readonly number[]): Promise<readonly (Thumbnail | null)[]> {
    const thumbnails = await this.#page.evaluate(
      async ({ src, times }) => {
        const { shaka: library } = globalThis as unknown as { shaka: typeof shaka };
        const player = new library.Player();
        await player.attach(document.body.appendChild(document.createElement('video')));
        await player.load('/push', undefined, 'video/mp4');
        const { id } = await player.addThumbnailsTrack(src);
        const found = await Promise.all(times.map((time) => player.getThumbnails(id, time)));
        await player.destroy();
        return found;
      },
      { src: this.#track, times },
    );
    return thumbnails.map(
      (its) =>
        its && {
          startTime: its.startTime,
          endTime: its.startTime + its.duration,
          sheet: (its.uris[0] ?? '').replace(/#.*/, ''),
          xywh: [its.positionX, its.positionY, its.width, its.height],
        },
    );
  }

  /** Which frame a thumbnail shows. */
  async frameOf(thumbnail: Thumbnail): Promise<number> {
    const bitmap = this.#page.evaluateHandle(
      async ({ sheet: address, xywh: [x = 0, y = 0, width = 0, height = 0] }) => {
        const picture = await (await fetch(address)).blob();
        return createImageBitmap(picture, x, y, width, height);
      },
      thumbnail,
    );
    return this.#frameIn(await bitmap);
  }

  /** Which frame the browser shows at a time of the video, in seconds. */
  async frameAt(time: number): Promise<number> {
    const bitmap = this.#page.evaluateHandle(async (time) => {
      const video = document.createElement('video');
      // The page's host sends no parts of files, and without them no player can seek.
      video.src = URL.createObjectURL(await (await fetch('/push')).blob());
      await new Promise((resolve) => video.addEventListener('loadeddata', resolve));
      video.currentTime = time;
      await new Promise((resolve) => video.addEventListener('seeked', resolve));
      return createImageBitmap(video);
    }, time);
    return this.#frameIn(await bitmap);
  }

  async #frameIn(bitmap: JSHandle<ImageBitmap>): Promise<number> {
    const bytes = await bitmap.evaluate(async (drawn) => {
      const canvas = new OffscreenCanvas(drawn.width, drawn.height);
      canvas.getContext('2d')!.drawImage(drawn, 0, 0);
      const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality: 1 });
      return Array.from(new Uint8Array(await jpeg.arrayBuffer()));
    });
    return (await this.#look(Uint8Array.from(bytes))).frame;
  }
}
