import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { digestBySignLength } from './digests.ts';
import { bodyTexts } from './signed-body-texts.ts';
import { keyTexts } from './signed-key-texts.ts';
import { tTexts } from './signed-t-texts.ts';

/**
 * What whoever made a wrong `sign` did in place of MD5 of the key and `t`, in the order in which they are tried: of two that
 * give the same bytes the first is named.
 */
export type SignMistake =
  /** The digest was written with `A` to `F`. */
  | { readonly kind: 'upper-case-digest' }
  | { readonly kind: 'other-hash'; readonly hash: string }
  /** `t` before the key. */
  | { readonly kind: 'reversed-order' }
  /** A line feed after everything, as `echo` writes one. */
  | { readonly kind: 'line-end' }
  /** The key that was used has blanks that the given one has not, or the other way round. */
  | { readonly kind: 'key-blanks'; readonly key: string }
  /** The key that was used differs in case alone. */
  | { readonly kind: 'key-case'; readonly key: string }
  /** `t` alone. */
  | { readonly kind: 'no-key' }
  /** The key alone. */
  | { readonly kind: 'no-t' }
  /** Milliseconds in place of seconds, in the digest or in `t` itself; `text` is what was digested. */
  | { readonly kind: 't-in-milliseconds'; readonly text: string }
  /** `t` with the quotes of a JSON string. */
  | { readonly kind: 't-quoted' }
  | { readonly kind: 'separator'; readonly separator: string }
  /** The `sign` is right for this second. */
  | { readonly kind: 'another-t'; readonly t: number }
  /** The body was digested: alone, or with the key before or after it; without its `sign` where that stands in it. */
  | { readonly kind: 'body-digest'; readonly form: 'body' | 'key-body' | 'body-key' };

/** What is known of a signed callback. */
export type SignedText = {
  readonly sign: string;
  /** UNIX second, as the body has it. */
  readonly t: number;
  readonly key: string;
  readonly rawBody?: string;
  /** Seconds that may have been taken for `t`, besides those around it. */
  readonly otherSeconds?: readonly number[];
};

/** A text that may have been digested, and what is wrong with it. */
export type Recipe = { readonly text: string; readonly mistakes: readonly SignMistake[] };

/** The key is at most 32 characters by its documentation; for one beyond this nothing is tried. */
const longestKey = 256;

/**
 * Looks for what went wrong with a `sign`: tries known mistakes one by one, then two at a time, until one gives this very digest.
 * Empty when the sign is right, and when no known mistake explains it: none is ever guessed. The case of the digest and another
 * hash are told by the sign itself, and may come with any other mistake.
 *
 * Tried are up to 1024 spellings of the key's case, the fewest changes first; a quarter of an hour around `t`; bodies of up to 16 Ki characters.
 */
export function findSignMistakes(signed: SignedText): readonly SignMistake[] {
  const { sign, t, key } = signed;
  const wanted = sign.toLowerCase();
  const hash = digestBySignLength.get(sign.length);
  const canBeTried = key.length <= longestKey && key.isWellFormed() && Number.isSafeInteger(t);
  if (hash === undefined || !canBeTried || !/^[0-9a-f]+$/.test(wanted)) return [];

  const ofDigest: readonly SignMistake[] = [
    ...(sign === wanted ? [] : [{ kind: 'upper-case-digest' } as const]),
    ...(hash.name === 'MD5' ? [] : [{ kind: 'other-hash', hash: hash.name } as const]),
  ];
  for (const { text, mistakes } of recipes(signed)) {
    if (bytesToHex(hash.digest(utf8ToBytes(text))) === wanted) return [...ofDigest, ...mistakes];
  }
  return [];
}

/** What is to be digested, then every single mistake in the order of their names, then pairs of the likely ones. */
function* recipes({ t, key, rawBody = '', otherSeconds = [] }: SignedText): Iterable<Recipe> {
  yield { text: `${key}${t}`, mistakes: [] };
  yield { text: `${t}${key}`, mistakes: [{ kind: 'reversed-order' }] };
  yield { text: `${key}${t}\n`, mistakes: [{ kind: 'line-end' }] };
  for (const { text, mistakes } of keyTexts(key)) yield { text: `${text}${t}`, mistakes };
  yield { text: key, mistakes: [{ kind: 'no-t' }] };
  const { written, others } = tTexts(t, otherSeconds);
  for (const { text, mistakes } of written()) yield { text: `${key}${text}`, mistakes };
  for (const separator of separators()) {
    yield { text: `${key}${separator}${t}`, mistakes: [{ kind: 'separator', separator }] };
  }
  for (const { text, mistakes } of others()) yield { text: `${key}${text}`, mistakes };
  yield* bodyTexts(rawBody, key);
  yield* pairs(key, t, otherSeconds);
}

const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

function separators(): readonly string[] {
  const signs = punctuation.split('');
  return [...signs, ...signs.map((sign) => sign + sign), ', ', ': ', '&t='];
}

/** Two of the mistakes that people make most, in one. */
function* pairs(key: string, t: number, otherSeconds: readonly number[]): Iterable<Recipe> {
  const keys = [{ text: key, mistakes: [] }, ...keyTexts(key, 1)];
  const seconds = otherSeconds.map((second): Recipe => ({
    text: String(second),
    mistakes: [{ kind: 'another-t', t: second }],
  }));
  const ts: readonly Recipe[] = [
    { text: String(t), mistakes: [] },
    { text: `${t}000`, mistakes: [{ kind: 't-in-milliseconds', text: `${t}000` }] },
    { text: `"${t}"`, mistakes: [{ kind: 't-quoted' }] },
    ...seconds,
  ];
  const pairOf = (text: string, ...parts: (readonly SignMistake[])[]): readonly Recipe[] => {
    const mistakes = parts.flat();
    return mistakes.length === 2 ? [{ text, mistakes }] : [];
  };
  for (const k of keys) {
    for (const s of ts) {
      yield* pairOf(`${k.text}${s.text}`, k.mistakes, s.mistakes);
      yield* pairOf(`${s.text}${k.text}`, [{ kind: 'reversed-order' }], k.mistakes, s.mistakes);
      yield* pairOf(`${k.text}${s.text}\n`, [{ kind: 'line-end' }], k.mistakes, s.mistakes);
      for (const separator of punctuation) {
        const separated: SignMistake = { kind: 'separator', separator };
        yield* pairOf(`${k.text}${separator}${s.text}`, k.mistakes, s.mistakes, [separated]);
        yield* pairOf(`${s.text}${separator}${k.text}`, [{ kind: 'reversed-order' }], k.mistakes, s.mistakes, [
          separated,
        ]);
      }
    }
  }
}
