import type { LabTimes } from './lab.ts';
import { largePush } from './large-capture.ts';
import { longestTask } from './large-report.ts';
import { formatTable, grouped, verdict } from './table.ts';

const limitMs = 10_000;
const taskLimitMs = 100;

/** The rehearsal as a table, against its limit. */
export function reportLab({ rehearsed, stored, outcome, givenUpAfterReload, longTasks }: LabTimes): string {
  const { shots } = largePush;
  const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1);
  const isAllThere = givenUpAfterReload === shots;
  const rows = [
    [`${grouped(shots)} callbacks with 5 retries each, all failing`, 'measured', 'limit', ''],
    ['rehearsed after, s', seconds(rehearsed), seconds(limitMs), verdict(rehearsed < limitMs)],
    ['stored after, s', seconds(stored), seconds(limitMs), verdict(stored < limitMs)],
    ['complete after a reload', grouped(givenUpAfterReload), grouped(shots), verdict(isAllThere)],
    [
      'longest task while all lanes are scrolled by, ms',
      longestTask(longTasks),
      `${taskLimitMs}`,
      verdict(Math.max(0, ...longTasks) <= taskLimitMs),
    ],
  ];
  return `${formatTable(rows)}\n\n${outcome}.`;
}
