import { apiActions, type ApiActionName } from '../core/api-actions.ts';
import type { CheckedCall } from '../core/api-request.ts';
import type { PushAddress } from '../core/template-choice.ts';
import * as callback from './callback-actions.ts';
import { describeCallbackRecords, type FindCallbackRecords } from './callback-records.ts';
import { isRefusal, refusal, type Action, type ActionOutcome, type ApiValues } from './control-plane-action.ts';
import {
  callbackTemplateOf,
  emptyControlPlane,
  templateOf,
  type CallbackTemplateInfo,
  type ControlPlaneState,
  type SnapshotTemplateInfo,
} from './control-plane-state.ts';
import * as snapshot from './snapshot-actions.ts';
import { Store } from './store.ts';

/** What decides an answer besides templates and rules: the account's own state, and an error that somebody wants to see. */
export type ApiConditions = {
  readonly account: 'active' | 'ForbidService' | 'FreezeService' | 'StopService' | 'UserDisableService';
  /** Accounts of the oldest kind have no templates. */
  readonly isCodeMode: boolean;
  /** The next call of an action that documents this code is answered with it, once. */
  readonly nextError: string | undefined;
};

export type ControlPlaneParts = {
  /** UNIX milliseconds. */
  readonly now: () => number;
  /** Why the service may not write to a bucket, as the API's code for it; may have to be looked up. */
  readonly bucketFault?: (bucketHost: string) => string | undefined | Promise<string | undefined>;
  readonly findCallbackRecords?: FindCallbackRecords;
  readonly initial?: ControlPlaneState;
};

const actions: Readonly<Record<Exclude<ApiActionName, 'DescribeCallbackRecordsList'>, Action>> = {
  CreateLiveSnapshotTemplate: snapshot.createSnapshotTemplate,
  ModifyLiveSnapshotTemplate: snapshot.modifySnapshotTemplate,
  DescribeLiveSnapshotTemplate: snapshot.describeSnapshotTemplate,
  DescribeLiveSnapshotTemplates: snapshot.describeSnapshotTemplates,
  DeleteLiveSnapshotTemplate: snapshot.deleteSnapshotTemplate,
  CreateLiveSnapshotRule: snapshot.createSnapshotRule,
  DeleteLiveSnapshotRule: snapshot.deleteSnapshotRule,
  DescribeLiveSnapshotRules: snapshot.describeSnapshotRules,
  CreateLiveCallbackTemplate: callback.createCallbackTemplate,
  ModifyLiveCallbackTemplate: callback.modifyCallbackTemplate,
  DescribeLiveCallbackTemplate: callback.describeCallbackTemplate,
  DescribeLiveCallbackTemplates: callback.describeCallbackTemplates,
  DeleteLiveCallbackTemplate: callback.deleteCallbackTemplate,
  CreateLiveCallbackRule: callback.createCallbackRule,
  DeleteLiveCallbackRule: callback.deleteCallbackRule,
  DescribeLiveCallbackRules: callback.describeCallbackRules,
};

/** Templates, rules and callback settings, as the API keeps them. */
export class ControlPlane {
  readonly state: Store<ControlPlaneState>;
  readonly #parts: ControlPlaneParts;
  #conditions: ApiConditions = { account: 'active', isCodeMode: true, nextError: undefined };

  constructor(parts: ControlPlaneParts) {
    this.#parts = parts;
    this.state = new Store(parts.initial ?? emptyControlPlane);
  }

  get conditions(): ApiConditions {
    return this.#conditions;
  }

  setConditions(change: Partial<ApiConditions>): void {
    this.#conditions = { ...this.#conditions, ...change };
  }

  /** Does a call whose parameters were checked. */
  async call({ action, values }: CheckedCall): Promise<ActionOutcome> {
    const refused = this.#refusalOf(action);
    if (refused !== undefined) return refused;
    if (action === 'DescribeCallbackRecordsList') {
      return describeCallbackRecords(values, this.#parts.findCallbackRecords ?? (() => []));
    }
    return this.#perform(actions[action], values);
  }

  /** As {@link templateOf}. */
  templateFor(push: PushAddress): SnapshotTemplateInfo | undefined {
    return templateOf(this.state.current, push);
  }

  /** As {@link callbackTemplateOf}. */
  callbackTemplateFor(push: PushAddress): CallbackTemplateInfo | undefined {
    return callbackTemplateOf(this.state.current, push);
  }

  /** An action changes nothing itself: one that asks what has to be looked up is done again, on the state of then, with the answer. */
  async #perform(
    action: Action,
    values: ApiValues,
    known?: { readonly fault: string | undefined },
  ): Promise<ActionOutcome> {
    const { now, bucketFault } = this.#parts;
    let lookedUp: Promise<string | undefined> | undefined;
    const outcome = action(this.state.current, values, {
      nowUnixSeconds: Math.floor(now() / 1000),
      bucketFault: (host) => {
        const fault = known === undefined ? bucketFault?.(host) : known.fault;
        if (!(fault instanceof Promise)) return fault;
        lookedUp = fault;
        return undefined;
      },
    });
    if (lookedUp !== undefined) return this.#perform(action, values, { fault: await lookedUp });
    if (!isRefusal(outcome) && outcome.state !== undefined) this.state.patch(outcome.state);
    return outcome;
  }

  /** What the account's state, or somebody's wish, has instead of an answer; only ever a code that the action documents. */
  #refusalOf(action: ApiActionName): ActionOutcome | undefined {
    const documented: readonly string[] = apiActions[action].errors;
    const { account, isCodeMode, nextError } = this.#conditions;
    if (nextError !== undefined && documented.includes(nextError)) {
      this.setConditions({ nextError: undefined });
      return refusal(nextError, 'This error was asked for.');
    }
    if (account !== 'active')
      return refusal(`ResourceNotFound.${account}`, 'The service of this account is not active.');
    const code = 'UnsupportedOperation.NotLVBCodeMode';
    if (!isCodeMode && documented.includes(code)) return refusal(code, 'This account is not in LVB code mode.');
    return undefined;
  }
}
