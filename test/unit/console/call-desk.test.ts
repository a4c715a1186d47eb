import { expect, test } from 'vitest';
import { apiActions } from '../../../src/core/api-actions.ts';
import { actionGroups } from '../../../src/console/call-form.ts';
import { longestHistory, type CallDesk } from '../../../src/console/call-desk.ts';
import { callSignings } from '../../../src/console/call-order.ts';
import { defaultFieldTexts } from '../../../src/service/settings.ts';
import { callDesk } from '../../support/call-desk.ts';

async function ask(desk: CallDesk, action: string, texts: Readonly<Record<string, string>> = {}) {
  desk.open(action);
  for (const [name, text] of Object.entries(texts)) desk.type(name, text);
  await desk.send();
  const { error, answer } = desk.chosen!;
  return { code: error?.code, response: answer?.body ?? '' };
}

/** What SDKs are told: every action in turn, as it is suggested. */
const provisioning = [
  'CreateLiveSnapshotTemplate',
  'ModifyLiveSnapshotTemplate',
  'DescribeLiveSnapshotTemplate',
  'CreateLiveSnapshotRule',
  'DescribeLiveSnapshotRules',
  'CreateLiveCallbackTemplate',
  'ModifyLiveCallbackTemplate',
  'DescribeLiveCallbackTemplate',
  'CreateLiveCallbackRule',
  'DescribeLiveCallbackRules',
  'DescribeLiveSnapshotTemplates',
  'DescribeLiveCallbackTemplates',
  'DescribeCallbackRecordsList',
  'DeleteLiveSnapshotRule',
  'DeleteLiveSnapshotTemplate',
  'DeleteLiveCallbackRule',
  'DeleteLiveCallbackTemplate',
];

test('every action is in a group, and sent as it is suggested each is taken', async () => {
  expect(Object.values(actionGroups).flat().toSorted()).toEqual(Object.keys(apiActions).toSorted());
  const desk = callDesk();
  for (const action of provisioning) {
    desk.open(action);
    expect(desk.expectedError).toBeUndefined();
    expect([action, (await ask(desk, action)).code]).toEqual([action, undefined]);
  }
  expect(new Set(provisioning)).toEqual(new Set(Object.keys(apiActions)));
});

test('every way of sending and signing is taken, lists and Chinese included; an unsigned call where such are', async () => {
  const desk = callDesk();
  desk.parties.apiWays.patch({ unsigned: 'taken' });
  for (const method of ['GET', 'POST'] as const) {
    for (const signing of callSignings) {
      desk.set({ method, signing });
      const texts = {
        TemplateName: `截图-${method}-${signing.length}`,
        Description: 'a b_c',
        RecordExceptionLevels: 'error, info',
        SnapshotNotifyUrl: "https://receiver.example/?a=1&b='(2)'*!",
      };
      expect([method, signing, (await ask(desk, 'CreateLiveCallbackTemplate', texts)).code]).toEqual([
        method,
        signing,
        undefined,
      ]);
    }
  }
  const { callbackTemplates } = desk.parties.controlPlane.state.current;
  expect(callbackTemplates).toHaveLength(8);
  for (const { RecordExceptionLevels, SnapshotNotifyUrl } of callbackTemplates) {
    expect({ RecordExceptionLevels, SnapshotNotifyUrl }).toEqual({
      RecordExceptionLevels: ['error', 'info'],
      SnapshotNotifyUrl: "https://receiver.example/?a=1&b='(2)'*!",
    });
  }
});

test.each([
  ['Width', '4000', 'InvalidParameterValue'],
  ['Width', 'wide', 'InvalidParameter'],
  ['Width', '"640"', 'InvalidParameter'],
  ['Width', '1.5', 'InvalidParameter'],
  ['CosBucket', '', 'MissingParameter'],
])('%s = %s can be sent, is foretold as %s, and answered so', async (name, text, code) => {
  const desk = callDesk();
  desk.open('CreateLiveSnapshotTemplate');
  desk.type(name, text);
  expect(desk.expectedError?.code).toBe(code);
  await desk.send();
  expect(desk.chosen?.error?.code).toBe(code);
});

test('a body of one’s own is sent as it is', async () => {
  const desk = callDesk();
  desk.open('DescribeLiveSnapshotRules');
  desk.set({ rawBody: '{"Nobody": 1}' });
  expect(desk.expectedError?.code).toBe('UnknownParameter');
  await desk.send();
  expect(desk.chosen?.error?.code).toBe('UnknownParameter');
  desk.set({ rawBody: 'no JSON' });
  expect(desk.expectedError?.code).toBe('InvalidParameter');
  await desk.send();
  expect(desk.chosen).toMatchObject({ error: { code: 'InvalidParameter' }, request: { body: 'no JSON' } });
});

test('a wrong pair is refused by name until the API is told to take it; a clock that is wrong is, too', async () => {
  const desk = callDesk();
  const refused = async () => (await ask(desk, 'DescribeLiveSnapshotRules')).code;
  desk.setCredential({ secretKey: 'other' });
  expect(await refused()).toBe('AuthFailure.SignatureFailure');
  desk.setCredential({ secretId: 'AKIDown' });
  expect(desk.isPairKnown).toBe(false);
  expect(await refused()).toBe('AuthFailure.SecretIdNotFound');
  desk.registerPair();
  expect(desk.isPairKnown).toBe(true);
  expect(await refused()).toBeUndefined();
  desk.set({ clockOffset: '-301' });
  expect(await refused()).toBe('AuthFailure.SignatureExpire');
  desk.set({ clockOffset: '300' });
  expect(await refused()).toBeUndefined();
});

test('a replay asks what was asked, signed anew by the present pair; the history keeps the newest', async () => {
  const desk = callDesk();
  await ask(desk, 'CreateLiveSnapshotTemplate', { TemplateName: 'first' });
  const [{ id } = { id: 0 }] = desk.state.current.history;
  desk.open('DescribeLiveSnapshotRules');
  desk.setCredential({ secretKey: 'other' });
  await desk.replay(id);
  expect(desk.chosen).toMatchObject({
    call: { action: 'CreateLiveSnapshotTemplate' },
    error: { code: 'AuthFailure.SignatureFailure' },
  });
  for (let count = 0; count < longestHistory; count += 1) await desk.replay(id);
  const { history } = desk.state.current;
  expect(history).toHaveLength(longestHistory);
  expect(history.map((exchange) => exchange.id)).toEqual(history.map((_, at) => history[0]!.id - at));
});

test('suggestions follow the form and the account until something is typed', async () => {
  const desk = callDesk();
  desk.open('CreateLiveSnapshotRule');
  expect(desk.texts).toMatchObject({ DomainName: 'push.example', AppName: 'live' });
  expect(desk.texts['TemplateId']).toBeUndefined();
  await ask(desk, 'CreateLiveSnapshotTemplate');
  desk.follow({ ...defaultFieldTexts(), domain: 'other.example', app: 'show' });
  desk.open('CreateLiveSnapshotRule');
  expect(desk.texts).toMatchObject({ DomainName: 'other.example', AppName: 'show', TemplateId: '1000' });
  desk.type('DomainName', 'typed.example');
  desk.follow(defaultFieldTexts());
  expect(desk.texts).toMatchObject({ DomainName: 'typed.example', AppName: 'live' });
  desk.reset();
  expect(desk.texts).toMatchObject({ DomainName: 'push.example' });
});

test('what is suggested leaves the push as the form has it: key, names, and the rule that is deleted', async () => {
  const desk = callDesk();
  desk.follow({ ...defaultFieldTexts(), key: 'sesame7', prefix: 'shots/{StreamID}' });
  await ask(desk, 'CreateLiveSnapshotTemplate');
  await ask(desk, 'CreateLiveCallbackTemplate');
  const { snapshotTemplates, callbackTemplates } = desk.parties.controlPlane.state.current;
  expect(snapshotTemplates).toMatchObject([{ CosPrefix: 'shots/{StreamID}', CosFileName: null }]);
  expect(callbackTemplates).toMatchObject([{ CallbackKey: 'sesame7' }]);
  await ask(desk, 'CreateLiveSnapshotRule', { DomainName: 'other.example', AppName: '""' });
  expect(desk.parties.controlPlane.state.current.snapshotRules).toMatchObject([{ AppName: '', StreamName: '' }]);
  desk.open('DeleteLiveSnapshotRule');
  expect(desk.texts).toEqual({ DomainName: 'other.example', AppName: '""', StreamName: '' });
  expect((await ask(desk, 'DeleteLiveSnapshotRule')).code).toBeUndefined();
});

test('whatever the body and the way, what is foretold is what is answered', async () => {
  const desk = callDesk();
  desk.open('CreateLiveSnapshotTemplate');
  const bodies = [
    '',
    '{',
    '[]',
    'null',
    '%zz & ?',
    '{"a":1,"a":2}',
    '{"__proto__":1}',
    '{"Width":"1"}',
    '['.repeat(20_000),
  ];
  for (const method of ['GET', 'POST'] as const) {
    for (const signing of callSignings.slice(0, 3)) {
      for (const rawBody of bodies) {
        desk.set({ method, signing, rawBody });
        const foretold = desk.expectedError;
        await desk.send();
        expect([rawBody, desk.chosen?.error]).toEqual([rawBody, foretold]);
      }
    }
  }
});

test('a callback key goes through the editor unseen, and is sent; shown, it is masked unless it is to be seen', async () => {
  const desk = callDesk();
  desk.open('CreateLiveCallbackTemplate');
  desk.type('CallbackKey', 'sesame7');
  desk.writeRaw(true);
  expect(desk.state.current.rawBody).toContain('"CallbackKey": "******"');
  await desk.send();
  expect(desk.parties.controlPlane.state.current.callbackTemplates[0]?.CallbackKey).toBe('sesame7');
  expect(desk.shown(desk.chosen?.request.body ?? '')).not.toContain('sesame7');
  desk.showSecrets(true);
  expect(desk.shown(desk.chosen?.request.body ?? '')).toContain('sesame7');
  desk.set({ rawBody: '{"TemplateName":"n","CallbackKey":"other8"}' });
  desk.showSecrets(false);
  expect(desk.state.current.rawBody).toBe('{"TemplateName":"n","CallbackKey":"******"}');
  expect(desk.body).toContain('"other8"');
});

test.each(['a&b c', 'x&Token=y\nz', '&'])(
  'a callback key %j is masked in what the older signature signs',
  async (key) => {
    const desk = callDesk();
    desk.open('CreateLiveCallbackTemplate');
    desk.set({ signing: 'HmacSHA256' });
    desk.type('CallbackKey', key);
    await desk.send();
    const signature = desk.chosen?.request.signature;
    if (signature?.kind !== 'form') throw new Error('it is not signed by its fields');
    expect(signature.signedText).toContain(`CallbackKey=${key}&`);
    expect(signature.maskedText).toBe(signature.signedText.replace(`=${key}&`, '=******&'));
  },
);

test('what brings no answer is told as such, and the desk goes on', async () => {
  const desk = callDesk();
  const { parties } = desk;
  Object.assign(parties, { fetch: () => Promise.reject(new TypeError('no network')) });
  expect((await ask(desk, 'DescribeLiveSnapshotRules')).code).toBe('NetworkError');
  Object.assign(parties, { fetch: async () => new Response('<html>') });
  expect((await ask(desk, 'DescribeLiveSnapshotRules')).code).toBe('NetworkError');
  expect(desk.state.current.isSending).toBe(false);
});
