import { signCallback } from '../core/signature.ts';
import type { SuiteVerdict } from '../core/suite-case.ts';
import { membersOf } from './json-members.ts';
import type { PayloadBatch } from './batch.ts';
import type { Payload } from './plan.ts';

/** A payload as tests keep it: `sign` and `t` are put in when they run, since a signature soon expires. */
export type Fixture = {
  readonly name: string;
  readonly verdict: SuiteVerdict;
  /** Content type. */
  readonly type: string;
  /** What `t` is to be: so many seconds after the test's present. */
  readonly validFor: number;
  /** The body cut to pieces: every other one, from the second on, is `sign` or `t` and stands for what is put in there. */
  readonly body: readonly string[];
};

/** The years from 10000 on: no clock gets there, so such a `t` stays. */
const beyondClocks = 253_402_300_800;

/**
 * A payload as a fixture. A `t` moves with the test's clock and keeps its distance from the callback's second; a right `sign` is
 * renewed with it, a wrong one stays as it is. So what was wrong is wrong for the same reason, and what was right is right.
 */
export function fixtureOf(payload: Payload, { key }: Pick<PayloadBatch, 'key'>): Fixture {
  const { headers, verdict, body, facts } = payload;
  const type = headers['content-type'] ?? 'application/json';
  const spans = type === 'application/json' ? spansInJson(body) : spansInForm(body);
  const [sign, digits] = [spans.get('sign'), spans.get('t')].map((span) => span && body.slice(span.start, span.end));
  const t = digits !== undefined && /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
  const named = { name: nameOf(payload), verdict, type };
  if (!(t < beyondClocks)) return { ...named, validFor: 0, body: [body] };
  const slots: readonly Slot[] = sign === signCallback(key, t) ? ['sign', 't'] : ['t'];
  return { ...named, validFor: t - facts.createTime, body: cut(body, spans, slots) };
}

export type Slot = 'sign' | 't';

/** A JSON body in pieces, cut at the values of the slots. */
export const cutJson = (body: string, slots: readonly Slot[]): readonly string[] => cut(body, spansInJson(body), slots);

type Span = { readonly start: number; readonly end: number };

function cut(body: string, spans: ReadonlyMap<string, Span>, slots: readonly Slot[]): readonly string[] {
  const ordered = slots
    .flatMap((slot) => {
      const span = spans.get(slot);
      return span === undefined ? [] : [{ ...span, slot }];
    })
    .toSorted((one, other) => one.start - other.start);
  let from = 0;
  const pieces = ordered.flatMap(({ start, end, slot }) => {
    const piece = body.slice(from, start);
    from = end;
    return [piece, slot];
  });
  return [...pieces, body.slice(from)];
}

/** Where values are, without the quotes that they may have. */
function spansInJson(body: string): ReadonlyMap<string, Span> {
  return new Map(
    membersOf(body).map(({ name, valueStart, end }) => {
      const quote = body[valueStart] === '"' ? 1 : 0;
      return [name, { start: valueStart + quote, end: end - quote }];
    }),
  );
}

function spansInForm(body: string): ReadonlyMap<string, Span> {
  return new Map(
    Array.from(body.matchAll(/(?<=^|&)(?<name>[^&=]*)=(?<value>[^&]*)/g), ({ 0: pair, index, groups }) => {
      const end = index + pair.length;
      return [groups?.['name'] ?? '', { start: end - (groups?.['value'] ?? '').length, end }];
    }),
  );
}

/** Such as `callback 7` or `callback 7: replay, request 2`. */
export function nameOf({ index, part, negative }: Payload): string {
  const request = part === 0 ? '' : `, request ${part + 1}`;
  return negative === undefined ? `callback ${index}` : `callback ${index}: ${negative}${request}`;
}
