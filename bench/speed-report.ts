import { instantsOf, type Times, type Way } from './speed.ts';
import { formatTable, grouped, median, verdict } from './table.ts';

const names: Readonly<Record<Way, string>> = {
  lastScreenshot: 'this project: last screenshot stored',
  finished: 'this project: last callback answered',
  seeking: 'video element that seeks, and a canvas',
  ffmpegFps: 'ffmpeg -vf fps=1/N',
  ffmpegSeek: 'ffmpeg -ss, once per instant',
  floor: 'decode floor',
};

/** By interval: how many times as fast as others, and how many times the floor's time at most. */
const goals: ReadonlyMap<number, { readonly ffmpegFps: number; readonly seeking: number; readonly floor: number }> =
  new Map([
    [10, { ffmpegFps: 40, seeking: 4, floor: 1.25 }],
    [7, { ffmpegFps: 10, seeking: 2, floor: 1.25 }],
  ]);

/** The medians as a table, and how they stand to the goals. */
export function reportSpeed(times: ReadonlyMap<number, Times>): string {
  const intervals = [...times.keys()];
  const head = ['ms, median (all runs)', ...intervals.map((n) => `interval ${n}: ${instantsOf(n).length} shots`)];
  const ways = Object.keys(names) as Way[];
  const rows = ways.map((way) => [names[way], ...[...times.values()].map((of) => shown(of[way]))]);
  return `${formatTable([head, ...rows])}\n\n${formatTable([goalHead, ...intervals.flatMap((n) => goalRows(n, times))])}`;
}

const shown = (runs: readonly number[]): string => `${grouped(median(runs))} (${runs.map(grouped).join(' ')})`;

const goalHead = ['goal', 'to last screenshot', '', 'to last callback', ''];

function goalRows(interval: number, times: ReadonlyMap<number, Times>): string[][] {
  const of = times.get(interval);
  const goal = goals.get(interval);
  if (of === undefined || goal === undefined) return [];
  const own = [median(of.lastScreenshot), median(of.finished)];
  const faster = (way: 'ffmpegFps' | 'seeking', name: string): string[] => [
    `interval ${interval}: at least ${goal[way]}× as fast as ${name}`,
    ...own.flatMap((time) => {
      const ratio = median(of[way]) / time;
      return [`${ratio.toFixed(1)}×`, verdict(ratio >= goal[way])];
    }),
  ];
  const overFloor = own.flatMap((time) => {
    const ratio = time / median(of.floor);
    return [`${ratio.toFixed(2)}×`, verdict(ratio <= goal.floor)];
  });
  return [
    faster('ffmpegFps', 'ffmpeg -vf fps'),
    faster('seeking', 'the seeking element'),
    [`interval ${interval}: at most ${goal.floor}× the floor's time`, ...overFloor],
  ];
}
