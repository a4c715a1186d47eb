import { getResponse } from 'msw';
import { apiVersion } from '../src/core/api-actions.ts';
import { signApiCall, type ApiCall } from '../src/core/api-signature.ts';
import { exampleApiCredential as credential } from '../src/core/documented-sample.ts';
import { ControlPlane } from '../src/service/control-plane.ts';
import { LiveApi } from '../src/service/live-api.ts';
import { liveApiHandlers } from '../src/wire/live-api-handlers.ts';

/** Signed calls a second, of each run. */
export type ApiRates = {
  readonly calls: number;
  readonly throughService: readonly number[];
  readonly throughHandlers: readonly number[];
};

const nowUnixSeconds = 1_545_030_273;
const host = 'live.tencentcloudapi.com';

/** Provisioning scripts, one after the other, by one caller who waits for each answer; all calls are signed beforehand. */
export async function measureApi(runs: number, scripts = 2_000): Promise<ApiRates> {
  const calls = Array.from({ length: scripts }, (_, index) => scriptOf(1000 + index)).flat();
  const [throughService, throughHandlers]: [number[], number[]] = [[], []];
  // The first round lets the engine compile what will be measured.
  for (let round = 0; round <= runs; round += 1) {
    const rates = [await rateOf(calls, askService), await rateOf(calls, askHandlers)] as const;
    if (round === 0) continue;
    throughService.push(rates[0]);
    throughHandlers.push(rates[1]);
  }
  return { calls: calls.length, throughService, throughHandlers };
}

type Way = (api: LiveApi) => (call: ApiCall) => Promise<string>;

async function rateOf(calls: readonly ApiCall[], way: Way): Promise<number> {
  const now = (): number => nowUnixSeconds * 1000;
  const api = new LiveApi({
    controlPlane: new ControlPlane({ now }),
    settings: () => ({ dialect: '2019', typing: 'strict', unsigned: 'refused' }),
    secretKeyOf: (id) => (id === credential.secretId ? credential.secretKey : undefined),
    now,
  });
  const ask = way(api);
  const begun = performance.now();
  for (const call of calls) {
    const body = await ask(call);
    // A refusal would be quicker.
    if (body.includes('"Error"')) throw new Error(`${call.headers['x-tc-action']}: ${body}`);
  }
  return (calls.length / (performance.now() - begun)) * 1000;
}

const askService: Way = (api) => async (call) => (await api.answer(call, 'request')).body;

const askHandlers: Way = (api) => {
  const handlers = liveApiHandlers(api);
  return async ({ method, headers, body }) => {
    const sent = { method, headers: headers as Record<string, string>, body: body as string };
    const response = await getResponse(handlers, new Request(`https://${host}/`, sent));
    return response === undefined ? '"Error": nobody answers' : response.text();
  };
};

/** What somebody asks who makes, reads, changes and deletes a template with its rule. */
function scriptOf(TemplateId: number): readonly ApiCall[] {
  const template = { TemplateName: 'a', CosAppId: 1_234_567_890, CosBucket: 'testbucket', CosRegion: 'ap-guangzhou' };
  const place = { DomainName: 'push.example', AppName: 'live' };
  return [
    signed('CreateLiveSnapshotTemplate', template),
    signed('CreateLiveSnapshotRule', { ...place, TemplateId }),
    signed('DescribeLiveSnapshotTemplate', { TemplateId }),
    signed('DescribeLiveSnapshotRules', {}),
    signed('ModifyLiveSnapshotTemplate', { ...template, TemplateId, Width: 640 }),
    signed('DeleteLiveSnapshotRule', place),
    signed('DeleteLiveSnapshotTemplate', { TemplateId }),
  ];
}

function signed(action: string, parameters: object): ApiCall {
  const headers = {
    'content-type': 'application/json',
    host,
    'x-tc-action': action,
    'x-tc-version': apiVersion,
    'x-tc-timestamp': String(nowUnixSeconds),
  };
  const call = { method: 'POST', query: '', headers, body: JSON.stringify(parameters) };
  const { authorization } = signApiCall(call, credential, nowUnixSeconds);
  return { ...call, headers: { ...headers, authorization } };
}
