import type { LabTimes } from './lab.ts';
import { largePush } from './large-capture.ts';
import { formatTable, grouped, verdict } from './table.ts';

const limitMs = 10_000;

/** The rehearsal as a table, against its limit. */
export function reportLab({ rehearsed, stored, outcome, givenUpAfterReload }: LabTimes): string {
  const { shots } = largePush;
  const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1);
  const isAllThere = givenUpAfterReload === shots;
  const rows = [
    [`${grouped(shots)} callbacks with 5 retries each, all failing`, 'measured', 'limit', ''],
    ['rehearsed after, s', seconds(rehearsed), seconds(limitMs), verdict(rehearsed < limitMs)],
    ['stored after, s', seconds(stored), seconds(limitMs), verdict(stored < limitMs)],
    ['complete after a reload', grouped(givenUpAfterReload), grouped(shots), verdict(isAllThere)],
  ];
  return `${formatTable(rows)}\n\n${outcome}.`;
}
