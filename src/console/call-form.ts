import { apiActions, type ApiActionName } from '../core/api-actions.ts';
import type { ApiParameter } from '../core/api-parameters.ts';

/** What is typed for the parameters of an action, by their names. */
export type CallTexts = Readonly<Record<string, string>>;

/** Actions as they belong together. */
export const actionGroups = {
  'snapshot-templates': [
    'CreateLiveSnapshotTemplate',
    'ModifyLiveSnapshotTemplate',
    'DescribeLiveSnapshotTemplate',
    'DescribeLiveSnapshotTemplates',
    'DeleteLiveSnapshotTemplate',
  ],
  'snapshot-rules': ['CreateLiveSnapshotRule', 'DeleteLiveSnapshotRule', 'DescribeLiveSnapshotRules'],
  'callback-templates': [
    'CreateLiveCallbackTemplate',
    'ModifyLiveCallbackTemplate',
    'DescribeLiveCallbackTemplate',
    'DescribeLiveCallbackTemplates',
    'DeleteLiveCallbackTemplate',
  ],
  'callback-rules': ['CreateLiveCallbackRule', 'DeleteLiveCallbackRule', 'DescribeLiveCallbackRules'],
  records: ['DescribeCallbackRecordsList'],
} as const satisfies Readonly<Record<string, readonly ApiActionName[]>>;

export type ActionGroup = keyof typeof actionGroups;

/** The parameters of an action, as one type for all actions. */
export const parametersOfAction = (action: ApiActionName): readonly ApiParameter[] => apiActions[action].parameters;

/** What is typed to send an empty text, as an `AppName` for all: what is empty is left out, and `live` then. */
export const emptyText = '""';

/** The parameters as JSON, in the order of the documentation; what is empty is left out. */
export function callBody(action: ApiActionName, texts: CallTexts): string {
  const members = parametersOfAction(action).flatMap((parameter) => {
    const text = texts[parameter.name] ?? '';
    return text === '' ? [] : [`${JSON.stringify(parameter.name)}:${jsonOf(text, parameter.type)}`];
  });
  return `{${members.join(',')}}`;
}

function jsonOf(text: string, type: ApiParameter['type']): string {
  switch (type) {
    case 'integer':
      return isScalar(text) ? text.trim() : JSON.stringify(text);
    case 'string':
      return text === emptyText ? text : JSON.stringify(text);
    case 'string-list':
      return JSON.stringify(text.split(/[\s,]+/).filter((item) => item !== ''));
  }
}

function isScalar(text: string): boolean {
  try {
    return typeof JSON.parse(text) !== 'object';
  } catch {
    return false;
  }
}
