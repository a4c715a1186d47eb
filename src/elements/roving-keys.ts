/**
 * Where a key takes the choice in a row of things that share one tab stop. Undefined when the key has nothing to say here.
 *
 * @param position the present one, from 0; @param count how many there are.
 */
export function positionAfterKey(key: string, position: number, count: number): number | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(position + 1, count - 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(position - 1, 0);
    case 'PageDown':
      return Math.min(position + 10, count - 1);
    case 'PageUp':
      return Math.max(position - 10, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
