import type { ScreenshotRecord } from '../service/records.ts';
import type { SimulatorState } from '../service/state.ts';

/** The screenshot that is chosen in the capture on show. */
export function chosenScreenshot({ capture, selected }: SimulatorState): ScreenshotRecord | undefined {
  const position = capture === undefined ? -1 : positionOfIndex(capture.screenshots, selected);
  return capture?.screenshots[position];
}

/** Where in the list the screenshot with this index is: indexes rise, but have gaps where one could not be taken. -1 if it is not there. */
export function positionOfIndex(screenshots: readonly ScreenshotRecord[], index: number): number {
  let low = 0;
  let high = Math.min(index, screenshots.length - 1);
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = screenshots[middle]?.index ?? Number.POSITIVE_INFINITY;
    if (found === index) return middle;
    if (found < index) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
