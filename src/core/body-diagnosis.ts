import { checkFieldsOfAnyVersion, type Fields, type Finding, type FindingCode } from './callback-check.ts';
import { diagnosisCheck, excerptOf, type DiagnosisCheck } from './diagnosis-check.ts';
import { dialects, type DialectId } from './dialects.ts';
import type { PastedCallback } from './pasted-callback.ts';
import { sources } from './sources.ts';

/** What was pasted: its kind, and where the body was found in it. */
export function checkPaste({ kind, rawBody, headers, others, wasEscaped }: PastedCallback): DiagnosisCheck {
  if (kind === 'nothing') return diagnosisCheck('paste', 'skipped', kind);
  const host = headers.find(({ name }) => /^:?(?:host|authority)$/i.test(name))?.value;
  const contentType = headers.find(({ name }) => /^content-type$/i.test(name))?.value;
  const isOther = contentType !== undefined && !/^application\/json\b/i.test(contentType);
  return diagnosisCheck('paste', others > 0 || isOther ? 'warning' : 'info', isOther ? 'content-type' : kind, {
    characters: rawBody.length,
    others,
    escaped: Number(wasEscaped),
    ...(host === undefined ? {} : { host: excerptOf(host) }),
    ...(isOther ? { contentType: excerptOf(contentType) } : {}),
  });
}

export function checkJson(rawBody: string, problem: FindingCode | undefined, isEmpty: boolean): DiagnosisCheck {
  const source = sources.guide;
  if (isEmpty) return diagnosisCheck('json', 'skipped', 'nothing', {}, source);
  if (problem === undefined) return diagnosisCheck('json', 'ok', 'object', {}, source);
  const isForm = /^\s{0,9}[\w.-]{1,64}=/.test(rawBody) || rawBody.startsWith('--');
  return diagnosisCheck('json', 'error', problem === 'not-json' && isForm ? 'form' : problem, {}, source);
}

/** Findings that have a check of their own. */
const toldElsewhere: readonly FindingCode[] = ['unknown-field', 'url-differs', 'unsigned'];

/** What the fields of a body have to say for themselves, whichever version of the documentation they are of. */
export function findFieldMistakes(fields: Fields): readonly Finding[] {
  return checkFieldsOfAnyVersion(fields).findings.filter(({ code }) => !toldElsewhere.includes(code));
}

/** Those findings as one check. */
export function checkFields(findings: readonly Finding[], isSkipped: boolean): DiagnosisCheck {
  if (isSkipped) return diagnosisCheck('fields', 'skipped', 'no-body', {}, sources.guide);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const details = { errors, warnings: findings.length - errors };
  if (errors > 0) return diagnosisCheck('fields', 'error', 'wrong', details, sources.guide);
  if (findings.length > 0) return diagnosisCheck('fields', 'warning', 'contradiction', details, sources.guide);
  return diagnosisCheck('fields', 'ok', 'as-documented', details, sources.guide);
}

/** Names told; how many there are is told as well. */
const mostNames = 20;

/** In what the names of the fields differ from those that a version lists. */
export function checkDocumentation(fields: Fields, dialect: DialectId, isSkipped: boolean): DiagnosisCheck {
  const id = `documentation-${dialect}` as const;
  const { value: listed, source } = dialects[dialect].bodyFields;
  if (isSkipped) return diagnosisCheck(id, 'skipped', 'no-body', {}, source);
  const known = new Set<string>(listed);
  const missing = listed.filter((name) => !fields.has(name));
  const added = [...fields.keys()].filter((name) => !known.has(name));
  if (missing.length === 0 && added.length === 0) return diagnosisCheck(id, 'ok', 'same', {}, source);
  const details = {
    listed: listed.length,
    missing: missing.join(', '),
    missingCount: missing.length,
    added: added.slice(0, mostNames).map(excerptOf).join(', '),
    addedCount: added.length,
  };
  return diagnosisCheck(id, 'info', 'differs', details, source);
}
