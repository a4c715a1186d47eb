import type { SizingTimes } from './sizing.ts';
import { formatTable, median, verdict } from './table.ts';

const limits = { redrawMs: 16, answerMs: 100 };

/** The size map's redraw beside a plain double loop, and the solver's slowest question, against their limits. */
export function reportSizing({ resolution, redraws, doubleLoops, solver }: SizingTimes): string {
  const [redraw, doubleLoop] = [median(redraws), median(doubleLoops)];
  const slowest = solver.reduce((one, other) => (other.longest > one.longest ? other : one));
  const pixels = `${resolution.columns}×${resolution.rows}`;
  const rows = [
    ['sizing, ms', 'measured', 'limit', ''],
    [
      `size map redrawn for another push size, ${pixels} pixels, median of ${redraws.length}`,
      redraw.toFixed(1),
      `${limits.redrawMs}`,
      verdict(redraw <= limits.redrawMs),
    ],
    [`the same by a double loop with fillRect, median of ${doubleLoops.length}`, doubleLoop.toFixed(1)],
    ['how many times as long that takes', `${(doubleLoop / redraw).toFixed(0)}×`],
    [
      `inverse solver, slowest of ${solver.length} questions`,
      slowest.longest.toFixed(1),
      `${limits.answerMs}`,
      verdict(slowest.longest < limits.answerMs),
    ],
  ];
  return `${formatTable(rows)}\n\nThe slowest question: ${slowest.question}.`;
}
