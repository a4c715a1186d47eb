import type { HttpHandler } from 'msw';
import type { ApiTyping } from '../core/api-request.ts';
import type { ApiCredential } from '../core/api-signature.ts';
import { defaultDialect, type DialectId } from '../core/dialects.ts';
import { exampleApiCredential } from '../core/documented-sample.ts';
import type { PushAddress } from '../core/template-choice.ts';
import type { FindCallbackRecords } from '../service/callback-records.ts';
import { ControlPlane, type ApiConditions } from '../service/control-plane.ts';
import {
  emptyControlPlane,
  type CallbackTemplateInfo,
  type ControlPlaneState,
  type SnapshotTemplateInfo,
} from '../service/control-plane-state.ts';
import { LiveApi, type AnsweredCall, type LiveApiSettings } from '../service/live-api.ts';
import { isLiveApiHost, liveApiHandlers } from '../wire/live-api-handlers.ts';

export type MockLiveApiOptions = {
  /** Whose calls are taken; the documentation's example pair unless given. */
  readonly credentials?: readonly ApiCredential[];
  /** The version of the documentation whose limits hold. */
  readonly dialect?: DialectId;
  /** Whether `"10"` stands for `10`, which the documentation leaves open; `strict`, which refuses it, unless given. */
  readonly typing?: ApiTyping;
  /** What becomes of calls that SDKs are told not to sign; `refused` unless given. */
  readonly unsigned?: LiveApiSettings['unsigned'];
  /** A host name beside the API's own at which it listens, such as that of an endpoint which the tested code is given. */
  readonly host?: string;
  /** Why the service may not write to a bucket, as the API's code for it; undefined where it may. */
  readonly bucketFault?: (bucketHost: string) => string | undefined;
  /** What `DescribeCallbackRecordsList` finds; nothing unless given. */
  readonly findCallbackRecords?: FindCallbackRecords;
  /** The API's clock, UNIX milliseconds; the computer's unless given. */
  readonly now?: () => number;
  /** How many of the newest calls are remembered; all unless given, as a test wants it. */
  readonly kept?: number;
};

export type MockLiveApi = {
  /** For `setupServer` or `setupWorker`: the API's hosts, regional ones included. */
  readonly handlers: readonly HttpHandler[];
  /** All calls that were answered since the start or {@link MockLiveApi.clear}, oldest first; of more than are kept, the newest. */
  readonly answered: readonly AnsweredCall[];
  /** Templates and rules as they are now. */
  readonly state: ControlPlaneState;
  /** The snapshot template that a push gets by the rules; undefined where nothing is captured. */
  templateFor(push: PushAddress): SnapshotTemplateInfo | undefined;
  /** The callback template that a push gets by the rules; undefined where no callback is sent. */
  callbackTemplateFor(push: PushAddress): CallbackTemplateInfo | undefined;
  /** Takes the calls of one more, or another key of the same id, from now on. */
  register(credential: ApiCredential): void;
  /** Lets it answer otherwise from now on: an error for the next call that documents it, another state of the account, other ways. */
  behave(change: Partial<ApiConditions & Pick<LiveApiSettings, 'typing' | 'unsigned'>>): void;
  /** Deletes templates and rules, and forgets what was asked. Credentials and behaviour stay. */
  clear(): void;
};

/** The TencentCloud API that configures screencapture and its callbacks, for other people's tests. Changes hold at once. */
export function mockLiveApi(options: MockLiveApiOptions = {}): MockLiveApi {
  const { credentials = [exampleApiCredential], now = Date.now, kept = Infinity, host, ...parts } = options;
  const { bucketFault, findCallbackRecords } = parts;
  const keys = new Map(credentials.map(({ secretId, secretKey }) => [secretId, secretKey]));
  const answered: AnsweredCall[] = [];
  const controlPlane = new ControlPlane({
    now,
    ...(bucketFault && { bucketFault }),
    ...(findCallbackRecords && { findCallbackRecords }),
  });
  let settings: LiveApiSettings = {
    dialect: options.dialect ?? defaultDialect,
    typing: options.typing ?? 'strict',
    unsigned: options.unsigned ?? 'refused',
  };
  const api = new LiveApi({
    controlPlane,
    settings: () => settings,
    secretKeyOf: (id) => keys.get(id),
    now,
    told(call) {
      answered.push(call);
      if (answered.length > kept) answered.shift();
    },
  });
  return {
    handlers: liveApiHandlers(api, (hostname) => hostname === host || isLiveApiHost(hostname)),
    answered,
    get state() {
      return controlPlane.state.current;
    },
    templateFor: (push) => controlPlane.templateFor(push),
    callbackTemplateFor: (push) => controlPlane.callbackTemplateFor(push),
    register: ({ secretId, secretKey }) => void keys.set(secretId, secretKey),
    behave({ typing = settings.typing, unsigned = settings.unsigned, ...conditions }) {
      settings = { ...settings, typing, unsigned };
      controlPlane.setConditions(conditions);
    },
    clear() {
      controlPlane.state.patch(emptyControlPlane);
      answered.length = 0;
    },
  };
}
