import { expect } from 'vitest';
import type { ApiClient } from './api-clients.ts';

const template = {
  TemplateName: 'every-five-seconds',
  Description: '截图',
  SnapshotInterval: 5,
  Width: 640,
  CosAppId: 1_234_567_890,
  CosBucket: 'testbucket',
  CosRegion: 'ap-guangzhou',
};
const callbackTemplate = {
  TemplateName: 'to-us',
  SnapshotNotifyUrl: 'https://receiver.example/callback?from=a&to=b',
  CallbackKey: 'test',
};
const place = { DomainName: 'push.example', AppName: 'live' };

/**
 * Configures screencapture as somebody's own script does: makes everything, reads it back, changes it, takes it down, first in the
 * wrong order. It leaves nothing behind.
 */
export async function provision({ call }: ApiClient): Promise<void> {
  const TemplateId = Number((await call('CreateLiveSnapshotTemplate', template))['TemplateId']);
  await call('CreateLiveSnapshotRule', { ...place, TemplateId, StreamName: '' });
  const CallbackId = Number((await call('CreateLiveCallbackTemplate', callbackTemplate))['TemplateId']);
  await call('CreateLiveCallbackRule', { ...place, TemplateId: CallbackId });

  expect(await call('DescribeLiveSnapshotTemplates')).toMatchObject({ Templates: [{ TemplateId, ...template }] });
  expect(await call('DescribeLiveSnapshotTemplate', { TemplateId })).toMatchObject({ Template: { Height: 0 } });
  expect(await call('DescribeLiveSnapshotRules')).toMatchObject({ Rules: [{ ...place, TemplateId, StreamName: '' }] });
  const callback = { TemplateId: CallbackId, ...callbackTemplate };
  expect(await call('DescribeLiveCallbackTemplates')).toMatchObject({ Templates: [callback] });
  expect(await call('DescribeLiveCallbackTemplate', { TemplateId: CallbackId })).toMatchObject({ Template: callback });
  expect(await call('DescribeLiveCallbackRules')).toMatchObject({ Rules: [{ ...place, TemplateId: CallbackId }] });

  await call('ModifyLiveSnapshotTemplate', { ...template, TemplateId, Width: 0, Height: 360 });
  const { Template } = await call('DescribeLiveSnapshotTemplate', { TemplateId });
  expect(Template).toMatchObject({ ...template, Width: 0, Height: 360 });
  await call('ModifyLiveCallbackTemplate', { TemplateId: CallbackId, CallbackKey: 'other' });
  const { Template: changed } = await call('DescribeLiveCallbackTemplate', { TemplateId: CallbackId });
  expect(changed).toMatchObject({ ...callback, CallbackKey: 'other' });

  const isInUse = { code: 'FailedOperation.ConfInUsed', message: expect.stringContaining('rule') };
  await expect(call('DeleteLiveSnapshotTemplate', { TemplateId })).rejects.toMatchObject(isInUse);
  await expect(call('DeleteLiveCallbackTemplate', { TemplateId: CallbackId })).rejects.toMatchObject(isInUse);

  await call('DeleteLiveSnapshotRule', place);
  await call('DeleteLiveSnapshotTemplate', { TemplateId });
  await call('DeleteLiveCallbackRule', place);
  await call('DeleteLiveCallbackTemplate', { TemplateId: CallbackId });
  for (const action of ['DescribeLiveSnapshotTemplates', 'DescribeLiveCallbackTemplates']) {
    expect(await call(action)).toMatchObject({ Templates: [] });
  }
  for (const action of ['DescribeLiveSnapshotRules', 'DescribeLiveCallbackRules']) {
    expect(await call(action)).toMatchObject({ Rules: [] });
  }
}
