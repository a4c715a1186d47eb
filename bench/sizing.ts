import type { Page } from 'playwright-core';
import type { SizeMap } from '../src/elements/size-map.ts';
import { withBrowser } from './browser.ts';
import { servePlayground } from './sites.ts';
import { askSolver, type SolverTime } from './solver-questions.ts';

/** Times in milliseconds. */
export type SizingTimes = {
  /** The map's picture. */
  readonly resolution: { readonly columns: number; readonly rows: number };
  /** From a new push size to the painted picture, each time. */
  readonly redraws: readonly number[];
  /** The same picture by a double loop with `fillRect`. */
  readonly doubleLoops: readonly number[];
  readonly solver: readonly SolverTime[];
};

/** The size map on the example page as it is built, and the solver, which needs no page. */
export async function measureSizing(runs: number): Promise<SizingTimes> {
  const site = await servePlayground();
  try {
    const map = await withBrowser(async (browser) => {
      const page = await browser.newPage();
      await page.goto(new URL('examples/documentation.html', site.url).href);
      return measureMap(page, runs);
    });
    return { ...map, solver: askSolver(runs) };
  } finally {
    await site.stop();
  }
}

async function measureMap(page: Page, runs: number): Promise<Omit<SizingTimes, 'solver'>> {
  const map = page.locator('lsc-size-map:defined');
  await map.scrollIntoViewIfNeeded();
  const redraws = await map.evaluate(timeRedraws, 3 * runs);
  const resolution = await map.locator('canvas').evaluate(({ width, height }: HTMLCanvasElement) => ({
    columns: width,
    rows: height,
  }));
  const doubleLoops = await page.evaluate(timeDoubleLoops, { ...resolution, runs });
  return { resolution, redraws, doubleLoops };
}

/** In the page: so often one push size after the other, each in a frame of its own. */
async function timeRedraws(element: HTMLElement | SVGElement, rounds: number): Promise<readonly number[]> {
  const map = element as SizeMap;
  const measured: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const push of ['720x1280', '1920x1080', '640x480', '720x720', '853x481', '4096x2160', '1280x720']) {
      await new Promise(requestAnimationFrame);
      const begun = performance.now();
      map.push = push;
      await map.updateComplete;
      // A pixel is read, so that nothing is left to paint later.
      map.shadowRoot?.querySelector('canvas')?.getContext('2d')?.getImageData(0, 0, 1, 1);
      measured.push(performance.now() - begun);
    }
  }
  return measured;
}

/** In the page: what one would write at first. The same settings and swap; a colour for each by its stretch. */
function timeDoubleLoops({ columns, rows, runs }: { columns: number; rows: number; runs: number }): readonly number[] {
  const canvas = Object.assign(document.createElement('canvas'), { width: columns, height: rows });
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('there is no canvas to paint on');
  const [x, y] = [1280, 720];
  return Array.from({ length: runs }, () => {
    const begun = performance.now();
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        const w = Math.floor(((column + 0.5) * 3001) / columns);
        const h = Math.floor(((row + 0.5) * 2001) / rows);
        const swapped = w < h && x > y;
        const stretch = w === 0 || h === 0 ? 1 : (swapped ? h / w : w / h) / (x / y);
        const strength = Math.min(255, Math.round(100 * Math.abs(Math.log(stretch))));
        context.fillStyle = stretch > 1 ? `rgb(0 0 ${strength})` : `rgb(${strength} 0 0)`;
        context.fillRect(column, row, 1, 1);
      }
    }
    context.getImageData(0, 0, 1, 1);
    return performance.now() - begun;
  });
}
