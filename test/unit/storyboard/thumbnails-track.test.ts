import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { relativeAddress, storyboardNames } from '../../../src/storyboard/file-names.ts';
import { gridOf } from '../../../src/storyboard/grid.ts';
import { thumbnailCues, thumbnailsTrack } from '../../../src/storyboard/thumbnails-track.ts';

type ReadCue = {
  readonly startMs: number;
  readonly endMs: number;
  readonly file: string;
  readonly xywh: readonly number[];
};

/** Reads a track as its grammar has it, line by line; throws at anything else. */
function readTrack(text: string): readonly ReadCue[] {
  const [header, ...blocks] = text.split('\n\n');
  if (header !== 'WEBVTT') throw new Error(`not a WebVTT file: ${header}`);
  return blocks.map((block) => {
    const groups = /^(?<start>[^\n]+) --> (?<end>[^\n]+)\n(?<file>[^\n#]+)#xywh=(?<xywh>\d+,\d+,\d+,\d+)\n?$/.exec(
      block,
    )?.groups;
    if (groups === undefined) throw new Error(`no cue: ${block}`);
    const { start = '', end = '', file = '', xywh = '' } = groups;
    return { startMs: milliseconds(start), endMs: milliseconds(end), file, xywh: xywh.split(',').map(Number) };
  });
}

function milliseconds(text: string): number {
  const parts = /^(\d{2,}):([0-5]\d):([0-5]\d)\.(\d{3})$/.exec(text);
  if (parts === null) throw new Error(`no time of WebVTT: ${text}`);
  const [hours = 0, minutes = 0, seconds = 0, rest = 0] = parts.slice(1).map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest;
}

const tracks = fc
  .record({
    count: fc.integer({ min: 1, max: 300 }),
    intervalMs: fc.integer({ min: 1000, max: 300_000 }),
    firstIndex: fc.constantFrom(0, 1),
    restMs: fc.integer({ min: 1, max: 300_000 }),
    width: fc.integer({ min: 16, max: 640 }),
    height: fc.integer({ min: 1, max: 640 }),
    columns: fc.integer({ min: 1, max: 50 }),
  })
  .map(({ count, intervalMs, firstIndex, restMs, width, height, columns }) => {
    const instantsUs = Array.from({ length: count }, (_, k) => (k + firstIndex) * intervalMs * 1000);
    return { instantsUs, endUs: instantsUs.at(-1)! + restMs * 1000, grid: gridOf(count, { width, height }, columns) };
  });

test('what is read from a track is what was put into it', () => {
  fc.assert(
    fc.property(tracks, ({ instantsUs, endUs, grid }) => {
      const cues = thumbnailCues(grid, instantsUs, endUs);
      const read = readTrack(thumbnailsTrack(cues, 0, (sheet) => `sheet-${sheet}.jpg`));
      expect(read).toEqual(
        cues.map(({ startUs, endUs, sheet, area: { x, y, width, height } }) => ({
          startMs: startUs / 1000,
          endMs: endUs / 1000,
          file: `sheet-${sheet}.jpg`,
          xywh: [x, y, width, height],
        })),
      );
    }),
  );
});

test('cues begin at the instants, follow each other without a gap, and end with the media', () => {
  fc.assert(
    fc.property(tracks, ({ instantsUs, endUs, grid }) => {
      const read = readTrack(thumbnailsTrack(thumbnailCues(grid, instantsUs, endUs), 0, String));
      expect(read.map(({ startMs }) => startMs)).toEqual(instantsUs.map((us) => us / 1000));
      expect(read.slice(1).map(({ startMs }) => startMs)).toEqual(read.slice(0, -1).map(({ endMs }) => endMs));
      expect(read.at(-1)!.endMs).toBe(endUs / 1000);
      expect(read.every(({ startMs, endMs }) => startMs < endMs)).toBe(true);
    }),
  );
});

test('an end between two milliseconds leaves its cue a length', () => {
  const grid = gridOf(2, { width: 160, height: 90 }, 5);
  expect(thumbnailsTrack(thumbnailCues(grid, [0, 5_000_000], 10_000_666), 0, () => 'a.jpg')).toBe(
    `WEBVTT

00:00:00.000 --> 00:00:05.000
a.jpg#xywh=0,0,160,90

00:00:05.000 --> 00:00:10.001
a.jpg#xywh=160,0,160,90
`,
  );
});

test('in a player that keeps the time of a file, cues count from where its first frame is, and leave no gap', () => {
  const cues = thumbnailCues(gridOf(3, { width: 160, height: 90 }, 5), [0, 5_000_000, 10_000_000], 12_000_000);
  const read = readTrack(thumbnailsTrack(cues, 83_333, () => 'a.jpg'));
  expect(read.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
    [83, 5083],
    [5083, 10_083],
    [10_083, 12_083],
  ]);
});

test('hours have as many digits as they need', () => {
  const grid = gridOf(1, { width: 160, height: 90 }, 1);
  expect(readTrack(thumbnailsTrack(thumbnailCues(grid, [0], 360_000_000_000), 0, () => 'a.jpg'))[0]!.endMs).toBe(
    360_000_000,
  );
});

test('the files of a stream are named after it, and the track names its sheets relative to itself', () => {
  const names = storyboardNames('stream_name');
  expect([names.track, names.sheet(0), names.contactSheet(1), names.archive]).toEqual([
    'stream_name-storyboard.vtt',
    'stream_name-storyboard-1.jpg',
    'stream_name-contact-sheet-2.jpg',
    'stream_name-storyboard.zip',
  ]);
  for (const name of ['stream_name-storyboard-1.jpg', 'a:b c/d?e#f%g.jpg', '夜 --> .jpg']) {
    const url = new URL(relativeAddress(name), 'https://cdn.example/folder/track.vtt');
    expect(url.href.startsWith('https://cdn.example/folder/')).toBe(true);
    expect(decodeURIComponent(url.pathname.slice('/folder/'.length))).toBe(name);
  }
});
