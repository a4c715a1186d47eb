/** A run of positions: `start` is in it, `end` is not. */
export type ListWindow = { readonly start: number; readonly end: number };

/** How many items stand in the document at least, if there are so many: short lists are there as a whole. */
const least = 64;

/**
 * The run of items that stands in the document, whatever the length of the list: those in view and as many on either side as
 * make up a fixed number. Moves in steps, so that scrolling by a little changes nothing.
 */
export function windowAround(inView: ListWindow, count: number): ListWindow {
  const size = Math.max(least, 2 * (inView.end - inView.start));
  if (count <= size) return { start: 0, end: count };
  const step = 8;
  const middle = (inView.start + inView.end) / 2;
  const start = Math.floor((middle - size / 2) / step) * step;
  const clamped = Math.min(Math.max(0, start), count - size);
  return { start: clamped, end: clamped + size };
}

/** The items that can be seen, one more on either side included. Pixels. */
export function itemsInView(scrolled: number, visible: number, itemSize: number, count: number): ListWindow {
  const start = Math.max(0, Math.floor(scrolled / itemSize) - 1);
  const end = Math.min(count, Math.ceil((scrolled + visible) / itemSize) + 1);
  return { start: Math.min(start, end), end };
}
