import { apiActions, isApiAction, type ApiActionName } from '../../src/core/api-actions.ts';
import type { ApiParameter } from '../../src/core/api-parameters.ts';
import { apiWorld, type ApiResponse } from './api-world.ts';

export const snapshotTemplate = {
  TemplateName: 'every-ten-seconds',
  CosAppId: 1_234_567_890,
  CosBucket: 'testbucket',
  CosRegion: 'ap-guangzhou',
};
export const callbackTemplate = { TemplateName: 'to-us', SnapshotNotifyUrl: 'https://receiver.example/callback' };
export const rule = { DomainName: 'push.example', AppName: 'live', TemplateId: 1000 };

export const codeOf = ({ Error: error }: ApiResponse): string | undefined => error?.Code;

export const actionNames = Object.keys(apiActions).filter(isApiAction);

/** A value that each parameter takes. */
const example = {
  ...snapshotTemplate,
  ...callbackTemplate,
  ...rule,
  StartTime: '2018-12-17 00:00:00',
  EndTime: '2018-12-17T15:59:59Z',
  StreamName: 'stream_name',
  PageNum: 1,
  PageSize: 10,
};

/** What an action must be given, as a call that passes. */
export function complete(action: ApiActionName): Record<string, unknown> {
  const parameters: readonly ApiParameter[] = apiActions[action].parameters;
  const given = parameters.filter(({ name, isRequired }) => isRequired || name === 'SnapshotNotifyUrl');
  const values = { ...example, TemplateId: action.includes('Callback') ? 1001 : 1000 };
  return Object.fromEntries(given.map(({ name }) => [name, values[name as keyof typeof values]]));
}

/** Everything that a call may need to find. */
export async function furnished(...given: Parameters<typeof apiWorld>) {
  const world = apiWorld(...given);
  await world.ask('CreateLiveSnapshotTemplate', snapshotTemplate);
  await world.ask('CreateLiveCallbackTemplate', callbackTemplate);
  return world;
}
