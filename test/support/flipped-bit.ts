/** A text with one bit of one character the other way round. `place` may lie beyond its end. */
export function flippedBit(text: string, place: number, bit: number): string {
  const at = place % text.length;
  return text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << bit)) + text.slice(at + 1);
}
