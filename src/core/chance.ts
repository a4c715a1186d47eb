/**
 * A number from 0 to below 1 that looks like chance and goes by its arguments alone: the same ones give the same number, in
 * whatever order they are asked. Two rounds over the seed, one for each of the two numbers: times 2^32 by the golden ratio, then
 * the mixer of MurmurHash3. Good for spreading; it keeps no secret.
 *
 * @param seed a whole number of 32 bits, as are `first` and `second`; higher bits do not count
 */
export function chance(seed: number, first: number, second: number): number {
  return mixed(mixed(seed, first), second) / 4_294_967_296;
}

/** A seed from a text: one round for each UTF-16 code unit, and one for their number. */
export function seedOf(text: string): number {
  let seed = text.length;
  for (let at = 0; at < text.length; at += 1) seed = mixed(seed, text.charCodeAt(at));
  return seed;
}

function mixed(seed: number, part: number): number {
  let bits = Math.imul(seed ^ part, 0x9e37_79b1);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85eb_ca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2_ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
