/**
 * What a key makes of a slider's value: arrows one step, with Shift ten, Page keys a hundred, Home and End the limits; undefined
 * for any other key. Up and right are more, as ARIA has it, unless `down` says that the drawing grows downwards.
 */
export function keyedValue(
  { key, shiftKey }: KeyboardEvent,
  value: number,
  { min = 0, max, down = false }: { readonly min?: number; readonly max: number; readonly down?: boolean },
): number | undefined {
  const step = shiftKey ? 10 : 1;
  const upwards = down ? -1 : 1;
  const moves: Readonly<Record<string, number>> = {
    ArrowRight: step,
    ArrowLeft: -step,
    ArrowUp: upwards * step,
    ArrowDown: -upwards * step,
    PageUp: 100,
    PageDown: -100,
    Home: min - value,
    End: max - value,
  };
  const move = moves[key];
  return move === undefined ? undefined : Math.min(max, Math.max(min, value + move));
}
