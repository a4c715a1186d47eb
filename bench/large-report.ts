import { largePush, type LargeCapture } from './large-capture.ts';
import { formatTable, grouped, verdict } from './table.ts';

const limits = { taskMs: 100, heapMegabytes: 50, processMegabytes: 300, listElements: 1000 };

/** The large capture as a table, against its limits. */
export function reportLargeCapture(capture: LargeCapture): string {
  const { times, longTasks, before, after, processPeak, listElements, afterReload } = capture;
  const longest = Math.max(0, ...longTasks);
  const heap = after.heap - before.heap;
  const atEnd = growth(before.process, after.process);
  const atPeak = growth(before.process, processPeak);
  const { shots } = largePush;
  const isAllThere = afterReload.listed === shots && afterReload.status === times.status;
  const rows = [
    [`${grouped(shots)} screenshots of a test pattern in one capture`, 'measured', 'limit', ''],
    [
      'longest task on the main thread, ms',
      longestTask(longTasks),
      `${limits.taskMs}`,
      verdict(longest <= limits.taskMs),
    ],
    [
      'growth of the JavaScript heap, MB',
      heap.toFixed(1),
      `${limits.heapMegabytes}`,
      verdict(heap < limits.heapMegabytes),
    ],
    ['growth of the page’s process, MB', ...withinLimit(atEnd)],
    ['the same at its peak, MB', ...withinLimit(atPeak)],
    [
      'elements in the list, at most',
      grouped(listElements),
      `${limits.listElements}`,
      verdict(listElements <= limits.listElements),
    ],
    ['screenshots listed after a reload', grouped(afterReload.listed), grouped(shots), verdict(isAllThere)],
    ['screenshots stored after, s', seconds(times.lastScreenshot)],
    ['callbacks answered after, s', seconds(times.finished)],
    ['callbacks per second', grouped((1000 * shots) / times.finished)],
  ];
  return `${formatTable(rows)}\n\nAt the end: ${times.status}. After a reload, last in the list: ${afterReload.lastName}.`;
}

/** The longest task in milliseconds, and how many the browser told of. */
export function longestTask(longTasks: readonly number[]): string {
  if (longTasks.length === 0) return 'under 50';
  return `${grouped(Math.max(...longTasks))} (${longTasks.length} of 50 and more)`;
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1);

function growth(from: number | undefined, to: number | undefined): number | undefined {
  return from === undefined || to === undefined ? undefined : to - from;
}

function withinLimit(megabytes: number | undefined): readonly string[] {
  if (megabytes === undefined) return ['not told by this system'];
  const limit = limits.processMegabytes;
  return [megabytes.toFixed(0), String(limit), verdict(megabytes < limit)];
}
