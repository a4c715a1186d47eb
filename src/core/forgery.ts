import { bodyOf, type CallbackBody } from './callback.ts';
import { defaultDialect, dialects } from './dialects.ts';

/** The fields that a forger of a signed body would change first; the signature covers none of them. */
export type ForgedFields = Partial<Pick<CallbackBody, 'width' | 'height' | 'file_size' | 'pic_url' | 'pic_full_url'>>;

/** What stops forgeries that a right signature lets through. */
export type Defence =
  /** An https address of the receiver: nobody on the way reads a `sign` to use again, or changes a body. */
  | 'https'
  /** Only hosts of one's own buckets in `pic_full_url`. */
  | 'allow-list'
  /** An object key is taken once. */
  | 'idempotency'
  /** The object is fetched from the bucket, at the host that one knows, and compared: its size in bytes and in pixels. */
  | 'fetch-and-compare'
  /** A `t` further ahead than a signature is documented to hold is refused. */
  | 'expiry-limit'
  /** Keys that all end with a letter: of two texts that begin alike, the longer key would have to end with a digit. */
  | 'key-ends-with-letter';

/** The same callback with other values and the `sign` and `t` that it came with, its fields in their order. */
export function alterCallback(body: CallbackBody, changes: ForgedFields): CallbackBody {
  return bodyOf(Object.entries({ ...body, ...changes }) as [keyof CallbackBody, unknown][]);
}

/** A key and a `t`, which are digested as one text. */
export type KeyAndT = { readonly key: string; readonly t: number };

/**
 * Moves the border between key and `t`: the text that is digested, and so the `sign`, stays the same. More than 0 moves so many
 * digits from the key's end to the front of `t`, less than 0 from the front of `t` to the key's end.
 *
 * Undefined where the outcome is no decimal number: the key does not end with so many digits, `t` has not enough of them, or
 * would begin with 0.
 */
export function moveDigits({ key, t }: KeyAndT, count: number): KeyAndT | undefined {
  const text = `${key}${t}`;
  const border = key.length - count;
  const digits = text.slice(Math.max(border, 0));
  const moved = Number(digits);
  const isDecimal = /^(?:0|[1-9]\d*)$/.test(digits) && Number.isSafeInteger(moved);
  return Number.isSafeInteger(count) && border >= 0 && isDecimal ? { key: text.slice(0, border), t: moved } : undefined;
}

/** What a receiver knows when a second callback comes. */
export type Arrival = {
  /** The callback as the service sent it, which is what lies in the bucket. */
  readonly original: CallbackBody;
  readonly forged: CallbackBody;
  /** UNIX second at which the forged one arrives. */
  readonly now: number;
  /** Whether the original was taken before. */
  readonly isRepeated: boolean;
};

/** Those defences that would stop this very forgery at the receiver, if they were there. `https` works before it arrives. */
export function defencesThatStop({ original, forged, now, isRepeated }: Arrival): readonly Defence[] {
  const isOtherHost = hostOf(forged.pic_full_url) !== hostOf(original.pic_full_url);
  const isOtherObject = comparedFields.some((name) => forged[name] !== original[name]);
  const validity = dialects[defaultDialect].signatureValiditySeconds.value;
  const stopping: readonly (readonly [Defence, boolean])[] = [
    ['allow-list', isOtherHost],
    ['idempotency', isRepeated && forged.pic_url === original.pic_url],
    ['fetch-and-compare', isOtherObject],
    ['expiry-limit', forged.t !== undefined && forged.t - now > validity],
    ['key-ends-with-letter', forged.t !== original.t],
  ];
  return stopping.flatMap(([defence, stops]) => (stops ? [defence] : []));
}

const comparedFields = ['width', 'height', 'file_size', 'pic_url'] as const;

const hostOf = (url: string): string => /^https?:\/\/([^/?#]*)/i.exec(url)?.[1]?.toLowerCase() ?? '';
