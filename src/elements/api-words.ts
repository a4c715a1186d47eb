import { msg, str } from '@lit/localize';
import { defaultDialect, dialects, isDialectId } from '../core/dialects.ts';
import type { ApiParameter } from '../core/api-parameters.ts';
import type { ActionGroup } from '../console/call-form.ts';
import type { CallSigning } from '../console/call-order.ts';
import type { Tool } from '../console/equivalents.ts';
import { shownList } from './shown-values.ts';

/** What a group of actions is about, by the documentation's terms. */
export function actionGroupWords(group: ActionGroup): string {
  switch (group) {
    case 'snapshot-templates':
      return msg('Snapshot templates');
    case 'snapshot-rules':
      return msg('Snapshot rules');
    case 'callback-templates':
      return msg('Callback templates');
    case 'callback-rules':
      return msg('Callback rules');
    case 'records':
      return msg('Callback records');
  }
}

/** What a parameter has to be, in few words: `integer · required · 0–3000`. */
export function parameterHint(parameter: ApiParameter, dialect: string): string {
  const { isRequired, maxBytes, options, default: usual } = parameter;
  const range = rangeOf(parameter, dialect);
  return [
    typeWords(parameter.type),
    isRequired ? msg('required') : msg('optional'),
    ...(range === undefined ? [] : [range]),
    ...(options === undefined ? [] : [shownList(options.map(String))]),
    ...(maxBytes === undefined ? [] : [msg(str`at most ${maxBytes} bytes`)]),
    ...(usual === undefined || usual === '' ? [] : [msg(str`default ${usual}`)]),
  ].join(' · ');
}

function rangeOf({ range }: ApiParameter, dialect: string): string | undefined {
  const limits =
    range === 'interval' ? dialects[isDialectId(dialect) ? dialect : defaultDialect].interval.value : range;
  if (limits === undefined) return undefined;
  return limits.max === Number.MAX_SAFE_INTEGER ? `≥ ${limits.min}` : `${limits.min}–${limits.max}`;
}

function typeWords(type: ApiParameter['type']): string {
  switch (type) {
    case 'integer':
      return msg('integer');
    case 'string':
      return msg('string');
    case 'string-list':
      return msg('list of strings, by commas');
  }
}

/** How a call is signed. */
export function signingWords(signing: CallSigning): string {
  switch (signing) {
    case 'TC3-HMAC-SHA256':
      return 'TC3-HMAC-SHA256';
    case 'HmacSHA256':
      return msg('HmacSHA256, the older one');
    case 'HmacSHA1':
      return msg('HmacSHA1, the older one');
    case 'SKIP':
      return msg('not signed (SKIP)');
  }
}

/** Tools by the names that they have themselves. */
export const toolNames: Readonly<Record<Tool, string>> = {
  curl: 'curl',
  tccli: 'tccli',
  node: 'Node SDK',
  python: 'Python SDK',
  go: 'Go SDK',
  terraform: 'Terraform',
};
