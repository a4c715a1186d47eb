import { signApiCall, type ApiCall } from '../../src/core/api-signature.ts';
import { apiVersion } from '../../src/core/api-actions.ts';
import { exampleApiCredential as example } from '../../src/core/documented-sample.ts';
import type { CallbackRecord } from '../../src/service/callback-records.ts';
import { ControlPlane, type ControlPlaneParts } from '../../src/service/control-plane.ts';
import { LiveApi, type LiveApiSettings } from '../../src/service/live-api.ts';

/** 2018-12-17 15:04:33, UTC+8. */
export const apiNowUnixSeconds = 1_545_030_273;

export type ApiResponse = {
  readonly RequestId: string;
  readonly Error?: { readonly Code: string; readonly Message: string };
  readonly [field: string]: unknown;
};

/** The API with nothing configured, and somebody who signs what they ask of it. */
export function apiWorld(settings: Partial<LiveApiSettings> = {}, parts: Partial<ControlPlaneParts> = {}) {
  const now = (): number => apiNowUnixSeconds * 1000;
  const controlPlane = new ControlPlane({ now, ...parts });
  const api = new LiveApi({
    controlPlane,
    settings: () => ({ dialect: '2019', typing: 'strict', unsigned: 'taken', ...settings }),
    secretKeyOf: (id) => (id === example.secretId ? example.secretKey : undefined),
    now,
  });

  const send = async (call: ApiCall): Promise<ApiResponse> => {
    const { status, body } = await api.answer(call, 'request-1');
    if (status !== 200) throw new Error(`the API answered with status ${String(status)}`);
    const { Response } = JSON.parse(body) as { readonly Response: ApiResponse };
    return Response;
  };

  /** Asks by POST, signed; `body` instead of parameters for what is no JSON object. */
  const ask = (action: string, parameters: object = {}, change: Partial<ApiCall> = {}): Promise<ApiResponse> =>
    send(signed({ body: JSON.stringify(parameters), ...change }, action));

  return { api, controlPlane, send, ask };
}

/** A call as an SDK would send it. */
export function signed(change: Partial<ApiCall>, action: string): ApiCall {
  const call: ApiCall = {
    method: 'POST',
    query: '',
    body: '{}',
    ...change,
    headers: {
      'content-type': 'application/json',
      host: 'live.tencentcloudapi.com',
      'x-tc-action': action,
      'x-tc-version': apiVersion,
      'x-tc-timestamp': String(apiNowUnixSeconds),
      ...change.headers,
    },
  };
  const { authorization } = signApiCall(call, example, apiNowUnixSeconds);
  return { ...call, headers: { authorization, ...call.headers } };
}

/** A callback that was delivered, as the API's log has it. */
export const deliveredRecord: CallbackRecord = {
  EventTime: '2018-12-17 15:04:33',
  EventType: 200,
  Request: '{}',
  Response: '{"code":0}',
  ResponseTime: '2018-12-17 15:04:33',
  ResultCode: 0,
  StreamId: 'stream_name',
};
