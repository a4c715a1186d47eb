import type { callbackFieldTypes, CallbackFieldName } from '../core/callback-fields.ts';
import type { bodyFields, DialectId } from '../core/dialects.ts';

type FieldsOf<D extends DialectId> = D extends `${infer Id extends keyof typeof bodyFields}`
  ? (typeof bodyFields)[Id][number]
  : never;

type ValueOf<N extends CallbackFieldName, D extends DialectId> = N extends 'event_type'
  ? 200
  : N extends 't'
    ? D extends '2019'
      ? number | string
      : number
    : (typeof callbackFieldTypes)[N] extends 'integer'
      ? number
      : string;

/**
 * A screenshot's callback as a version of the documentation gives it: what a receiver may meet. `sign` and `t` are both there, or
 * both left out; pages of 2019 also have `t` as digits in quotes. Senders may add fields without notice.
 */
export type ReceivedCallback<D extends DialectId = '2019'> = {
  readonly [N in Exclude<FieldsOf<D>, 'sign' | 't'>]: ValueOf<N, D>;
} & { readonly [N in 'sign' | 't']?: ValueOf<N, D> };
