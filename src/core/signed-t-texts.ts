import type { Recipe } from './sign-mistake.ts';

/** How far from `t` another one is looked for. Seconds. */
const reach = 900;

/** The `t` of the documented sample: later versions of it print its `sign` beside another `t`. */
const sampleT = 1_545_030_873;

/** Texts that may have been digested as `t`: the same instant written in another way, and other instants, nearest first. */
export function tTexts(
  t: number,
  otherSeconds: readonly number[],
): { readonly written: () => Iterable<Recipe>; readonly others: () => Iterable<Recipe> } {
  return { written: () => writtenInAnotherWay(t), others: () => others(t, otherSeconds) };
}

function* writtenInAnotherWay(t: number): Iterable<Recipe> {
  const inMilliseconds = (text: string): Recipe => ({ text, mistakes: [{ kind: 't-in-milliseconds', text }] });
  for (let ms = 0; ms < 1000; ms += 1) yield inMilliseconds(`${t}${String(ms).padStart(3, '0')}`);
  if (Math.abs(t) >= 1000) yield inMilliseconds(String(Math.floor(t / 1000)));
  yield { text: `"${t}"`, mistakes: [{ kind: 't-quoted' }] };
}

function* others(t: number, otherSeconds: readonly number[]): Iterable<Recipe> {
  const tried = new Set([t]);
  const likely = [...otherSeconds, sampleT];
  for (const center of [t, ...otherSeconds]) {
    for (let apart = 1; apart <= reach; apart += 1) likely.push(center - apart, center + apart);
  }
  for (const second of likely) {
    if (tried.has(second) || !Number.isSafeInteger(second)) continue;
    tried.add(second);
    yield { text: String(second), mistakes: [{ kind: 'another-t', t: second }] };
  }
}
