import { checkJson } from '../core/body-diagnosis.ts';
import { checkCallback } from '../core/callback-check.ts';
import { diagnoseCallback, type CallbackDiagnosis } from '../core/callback-diagnosis.ts';
import type { DiagnosisCheckId } from '../core/diagnosis-check.ts';
import { defaultDialect, type DialectId } from '../core/dialects.ts';
import { checkSentence } from '../words/diagnosis-words.ts';
import { findingSentence } from '../words/finding-words.ts';
import { mistakeWords } from '../words/mistake-words.ts';

/** What keeps a body from being a callback of a dialect, in a sentence; undefined when nothing does. */
export function formMistake(rawBody: string, dialect: DialectId): string | undefined {
  const { findings } = checkCallback(rawBody, dialect);
  const finding = findings.find(({ severity }) => severity === 'error');
  if (finding === undefined) return undefined;
  if (finding.field !== undefined) return findingSentence(finding);
  return rawBody.trim() === '' ? 'The body is empty.' : checkSentence(checkJson(rawBody, finding.code, false));
}

/** What is wrong with a signature under a key, in a sentence or two; the key is not told. Undefined when nothing is. */
export function signMistake(rawBody: string, key: string): string | undefined {
  const diagnosis = diagnoseCallback(rawBody, key, 0);
  const check = checkOf(diagnosis, 'sign');
  if (check.verdict === 'skipped') return formMistake(rawBody, defaultDialect);
  if (check.verdict === 'ok' || (check.reason === 'unsigned' && key === '')) return undefined;
  return [checkSentence(check), ...mendings(diagnosis)].join(' ');
}

/** Whether `t` has passed, in a sentence; undefined when it has not, or when there is none. */
export function expiryMistake(rawBody: string, nowUnixSeconds: number): string | undefined {
  const check = checkOf(diagnoseCallback(rawBody, '', nowUnixSeconds), 'expiry');
  if (check.reason === 'no-clock') return 'now is no UNIX second.';
  return check.verdict === 'error' ? checkSentence(check) : undefined;
}

function checkOf({ checks }: CallbackDiagnosis, wanted: DiagnosisCheckId) {
  const check = checks.find(({ id }) => id === wanted);
  if (check === undefined) throw new Error(`a diagnosis without ${wanted}`);
  return check;
}

/** How to mend what is known to have gone wrong. Some mistakes name a spelling of the key: of those only the remedy is told. */
function mendings({ signing }: CallbackDiagnosis): readonly string[] {
  return (signing?.mistakes ?? []).map((mistake) => {
    const { what, mend } = mistakeWords(mistake, signing?.t ?? 0);
    return 'key' in mistake ? mend : `${what} ${mend}`;
  });
}
