import { checkAddress, checkHost } from './address-diagnosis.ts';
import { readFields, type Fields, type Finding } from './callback-check.ts';
import { checkDocumentation, checkFields, checkJson, checkPaste, findFieldMistakes } from './body-diagnosis.ts';
import { textOf, wholeOf, type DiagnosisCheck } from './diagnosis-check.ts';
import { defaultDialect, dialects } from './dialects.ts';
import { checkObjectName } from './name-diagnosis.ts';
import { readPastedCallback, type PastedCallback } from './pasted-callback.ts';
import { checkExpiry, checkKey, checkSign } from './sign-diagnosis.ts';
import { findSignMistakes, type SignMistake } from './sign-mistake.ts';
import { signCallback } from './signature.ts';

/** All that can be said of a callback that somebody received. Data alone: whoever shows it has the words. */
export type CallbackDiagnosis = {
  readonly pasted: PastedCallback;
  /** Always the same checks in the same order; those that could not be made are `skipped`. */
  readonly checks: readonly DiagnosisCheck[];
  /** What the fields themselves have to say, for the check `fields`. */
  readonly findings: readonly Finding[];
  /** What was signed, and with what outcome; undefined where the body has no `sign` and `t` to compute it from. */
  readonly signing: Signing | undefined;
};

/** A signature, computed anew beside the one that came. */
type Signing = {
  readonly key: string;
  /** UNIX second; its decimal digits follow the key. */
  readonly t: number;
  /** The `sign` that belongs there. */
  readonly expected: string;
  /** The `sign` that came. */
  readonly found: string;
  /** What explains the difference; empty when there is none, or none is known. */
  readonly mistakes: readonly SignMistake[];
};

/**
 * Checks a callback as a receiver should, and explains what is wrong with it.
 *
 * Never throws, whatever is pasted. The key is nowhere in the details of the checks.
 *
 * @param pasted a body, an HTTP request or a line of a log, as `readPastedCallback` takes them
 * @param key the callback key of the receiver
 * @param nowUnixSeconds the receiver's clock
 */
export function diagnoseCallback(pasted: string, key: string, nowUnixSeconds: number): CallbackDiagnosis {
  const found = readPastedCallback(pasted);
  const read = readFields(found.rawBody);
  const fields: Fields = 'severity' in read ? new Map() : read;
  const problem = 'severity' in read ? read : undefined;
  const findings = problem === undefined ? findFieldMistakes(fields) : [];
  const signing = computeSigning(fields, key, found.rawBody);
  const isEmpty = found.kind === 'nothing';
  const checks = [
    checkPaste(found),
    checkJson(found.rawBody, problem?.code, isEmpty),
    checkFields(findings, problem !== undefined),
    checkKey(key),
    checkSign(fields, signing, problem !== undefined),
    checkExpiry(fields, nowUnixSeconds),
    ...checkObjectName(fields),
    checkAddress(fields),
    checkHost(fields),
    checkDocumentation(fields, '2019', problem !== undefined),
    checkDocumentation(fields, '2025', problem !== undefined),
  ];
  return { pasted: found, checks, findings, signing };
}

function computeSigning(fields: Fields, key: string, rawBody: string): Signing | undefined {
  const found = textOf(fields, 'sign');
  const t = wholeOf(fields, 't');
  if (found === undefined || t === undefined || !key.isWellFormed()) return undefined;
  const expected = signCallback(key, t);
  const createTime = wholeOf(fields, 'create_time');
  const otherSeconds =
    createTime === undefined ? [] : [createTime, createTime + dialects[defaultDialect].signatureValiditySeconds.value];
  const mistakes = found === expected ? [] : findSignMistakes({ sign: found, t, key, rawBody, otherSeconds });
  return { key, t, expected, found, mistakes };
}
