import { createRequire } from 'node:module';
import { exampleApiCredential as credential } from '../../src/core/documented-sample.ts';

/** One of Tencent's own clients, asked by the names of the API's actions. */
export type ApiClient = {
  /** Rejects with an error that has the API's code. */
  call(action: string, parameters?: object): Promise<Answer>;
};

/** What an SDK makes of an answer. */
export type Answer = Readonly<Record<string, unknown>> & { readonly RequestId: string };

/** All of Tencent's clients for Node. */
export const apiClients = [
  { of: 'tencentcloud-sdk-nodejs-common', client: commonClient },
  { of: 'tencentcloud-sdk-nodejs', client: liveClient },
  { of: 'tencentcloud-sdk-nodejs-intl-en', client: internationalClient },
];

/** What is common to the settings of all clients; their own defaults where it is left out. */
export type ClientSettings = {
  /** Host and, where there is one, port. */
  readonly endpoint?: string;
  readonly protocol?: string;
  readonly reqMethod?: 'GET' | 'POST';
  readonly signMethod?: 'HmacSHA1' | 'HmacSHA256' | 'TC3-HMAC-SHA256';
  readonly credential?: { readonly secretId: string; readonly secretKey: string };
};

// Entry points of their own: those of the packages load each of some hundred products.
const load = createRequire(import.meta.url);

type Construct<Arguments extends readonly unknown[], Instance> = new (...given: Arguments) => Instance;
type Promising = Readonly<Record<string, (parameters: object) => Promise<Answer>>>;

/** `tencentcloud-sdk-nodejs-common`: any action of any product, by its name. */
function commonClient(settings: ClientSettings = {}): ApiClient {
  type Common = { request(action: string, parameters: object): Promise<Answer> };
  const { CommonClient } = load('tencentcloud-sdk-nodejs-common') as {
    readonly CommonClient: Construct<[endpoint: string, version: string, config: object], Common>;
  };
  const client = new CommonClient('live.tencentcloudapi.com', '2018-08-01', configOf(settings));
  return {
    call: (action, parameters = {}) => client.request(action, parameters),
  };
}

/** `tencentcloud-sdk-nodejs`: the client of the product `live`. */
function liveClient(settings: ClientSettings = {}): ApiClient {
  const { live } = load('tencentcloud-sdk-nodejs/tencentcloud/services/live') as {
    readonly live: { readonly v20180801: { readonly Client: Construct<[config: object], Promising> } };
  };
  const client = new live.v20180801.Client(configOf(settings));
  return {
    call: (action, parameters = {}) => client[action]!(parameters),
  };
}

/** `tencentcloud-sdk-nodejs-intl-en`: models in, callbacks out. Unless told otherwise it signs by the older signature. */
function internationalClient(settings: ClientSettings = {}): ApiClient {
  type Model = { from_json_string(text: string): void };
  type Calling = Readonly<Record<string, (model: Model, done: (error: Error | null, answer: Answer) => void) => void>>;
  const from = (path: string): unknown => load(`tencentcloud-sdk-nodejs-intl-en/tencentcloud/${path}`);
  const { Client, Models } = from('live/v20180801') as {
    readonly Client: Construct<[credential: object, region: string, profile: object], Calling>;
    readonly Models: Readonly<Record<string, Construct<[], Model>>>;
  };
  const Credential = from('common/credential.js') as Construct<[id: string, key: string], object>;
  const HttpProfile = from('common/profile/http_profile.js') as Construct<(string | undefined)[], object>;
  const ClientProfile = from('common/profile/client_profile.js') as Construct<[string | undefined, object], object>;
  const { secretId, secretKey } = settings.credential ?? credential;
  const { protocol, endpoint, reqMethod, signMethod } = settings;
  const profile = new ClientProfile(signMethod, new HttpProfile(protocol, endpoint, reqMethod));
  const client = new Client(new Credential(secretId, secretKey), '', profile);
  return {
    call: (action, parameters = {}) =>
      new Promise((resolve, reject) => {
        const model = new Models[`${action}Request`]!();
        model.from_json_string(JSON.stringify(parameters));
        client[action]!(model, (error, answer) => (error === null ? resolve(answer) : reject(error)));
      }),
  };
}

function configOf({ endpoint, protocol, reqMethod, signMethod, ...given }: ClientSettings) {
  const httpProfile = { ...(endpoint && { endpoint }), ...(protocol && { protocol }), ...(reqMethod && { reqMethod }) };
  return {
    credential: { ...(given.credential ?? credential) },
    profile: { ...(signMethod && { signMethod }), httpProfile },
  };
}
