import { checkCallback, readFields } from '../core/callback-check.ts';
import { verifyCallback } from '../core/signature.ts';
import type { SuiteVerdict } from '../core/suite-case.ts';
import { withMembers } from './json-members.ts';
import type { JsonValue, Payload, PayloadPlan } from './plan.ts';

/** Other values for fields, by their names. */
export type OverrideFields = Readonly<Record<string, JsonValue | undefined>>;

/** What is overridden in each callback: later ones over earlier ones, and those for one callback over those for all. */
export function overridesOf({ overrides }: PayloadPlan): (index: number) => OverrideFields | undefined {
  let all: OverrideFields | undefined;
  const single = new Map<number, OverrideFields>();
  for (const { at, fields } of overrides) {
    if (at === 'all') all = { ...all, ...fields };
    else single.set(at, { ...single.get(at), ...fields });
  }
  const both = new Map([...single].map(([at, fields]) => [at, { ...all, ...fields }]));
  return (index) => both.get(index) ?? all;
}

/** A payload with other values for some fields; its verdict is that of the body as it is then. */
export function overridden(payload: Payload, fields: OverrideFields, plan: PayloadPlan): Payload {
  const body = withMembers(payload.body, fields);
  return body === payload.body ? payload : { ...payload, body, verdict: verdictOf(body, payload, plan) };
}

/**
 * How a right receiver answers the body: what it refused before it still refuses, for nothing here signs anew. What is no longer
 * rightly signed it refuses too; for signed bodies with odd values the documentation foresees nothing.
 */
function verdictOf(body: string, { verdict, facts }: Payload, { key, emptyKey, dialect }: PayloadPlan): SuiteVerdict {
  if (verdict === 'refuse') return 'refuse';
  const fields = readFields(body);
  if ('severity' in fields) return 'refuse';
  const [sign, t] = [fields.get('sign'), fields.get('t')];
  const needsNoSign = key === '' && emptyKey === 'left-out' && sign === undefined && t === undefined;
  // A number in a string is what older versions document for t.
  const seconds = typeof t === 'string' && /^\d+$/.test(t) ? Number(t) : t;
  const isSigned =
    typeof sign === 'string' &&
    typeof seconds === 'number' &&
    verifyCallback({ sign, t: seconds }, key, facts.createTime).ok;
  if (!isSigned && !needsNoSign) return 'refuse';
  return checkCallback(body, dialect).findings.some(({ severity }) => severity === 'error') ? 'either' : verdict;
}
