import type { Size } from '../core/push.ts';
import type { Swap } from '../core/sizing.ts';
import type { MapWindow } from './size-map-pixels.ts';

/** A line on a map, between two settings. */
export type MapLine = { readonly kind: 'unstretched' | 'swap'; readonly from: Size; readonly to: Size };

/** So often doubled, each setting of 3000 × 2000 has a dozen pixels or more. */
export const deepestZoom = 6;

/** The settings to be seen after so many doublings, with the point in the middle as far as the limits let it. */
export function mapWindow(zoom: number, point: Size, limits: Size): MapWindow {
  // 0 is a setting too, so there is one more than the limit says.
  const acrossWidths = (limits.width + 1) / 2 ** zoom;
  const acrossHeights = (limits.height + 1) / 2 ** zoom;
  const from = (at: number, across: number, max: number): number =>
    Math.min(max + 1 - across, Math.max(0, at + 0.5 - across / 2));
  return {
    fromWidth: from(point.width, acrossWidths, limits.width),
    fromHeight: from(point.height, acrossHeights, limits.height),
    acrossWidths,
    acrossHeights,
  };
}

/**
 * Where nothing is stretched: W : H = X : Y, and H : W = X : Y where they change places. Where they begin to: W = H, for pushes
 * that swap at all.
 */
export function mapLines(push: Size, swap: Swap, limits: Size): readonly MapLine[] {
  const swaps = push.width > push.height || (push.width < push.height && swap === 'symmetric');
  const straight: MapLine = { kind: 'unstretched', ...ray(push, limits) };
  if (!swaps) return [straight];
  return [
    straight,
    { kind: 'unstretched', ...ray({ width: push.height, height: push.width }, limits) },
    { kind: 'swap', ...ray({ width: 1, height: 1 }, limits) },
  ];
}

/** From the corner in the direction of a shape, as far as the limits go. Through the middles of settings, half a step on. */
function ray({ width, height }: Size, limits: Size): { readonly from: Size; readonly to: Size } {
  const far = Math.max((limits.width + 1) / width, (limits.height + 1) / height);
  return { from: { width: 0.5, height: 0.5 }, to: { width: width * far + 0.5, height: height * far + 0.5 } };
}
