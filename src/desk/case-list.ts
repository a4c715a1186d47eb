import { defaultDialect, type DialectId } from '../core/dialects.ts';
import { documentedSample, documentedSampleKey } from '../core/documented-sample.ts';
import { negativeSuite } from '../core/negative-suite.ts';
import type { SuiteReason, SuiteVerdict } from '../core/suite-case.ts';

/** What is told of a negative case before it is chosen. */
export type CaseFacts = {
  readonly name: string;
  readonly reason: SuiteReason;
  /** How each of its requests is to be answered. */
  readonly verdicts: readonly SuiteVerdict[];
};

const known = new Map<DialectId, readonly CaseFacts[]>();

/** The cases of the negative suite for a version of the documentation, in their order. They are the same whatever the plan. */
export function suiteCases(dialect: DialectId = defaultDialect): readonly CaseFacts[] {
  const cases = known.get(dialect) ?? factsOf(dialect);
  known.set(dialect, cases);
  return cases;
}

const factsOf = (dialect: DialectId): readonly CaseFacts[] =>
  negativeSuite({ key: documentedSampleKey, dialect, nowUnixSeconds: documentedSample.create_time }).map(
    ({ name, reason, requests }) => ({ name, reason, verdicts: requests.map(({ verdict }) => verdict) }),
  );
