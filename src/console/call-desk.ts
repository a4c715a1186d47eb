import { isApiAction, type ApiActionName } from '../core/api-actions.ts';
import { checkApiRequest, type ApiError } from '../core/api-request.ts';
import { isDialectId, defaultDialect } from '../core/dialects.ts';
import { exampleApiCredential } from '../core/documented-sample.ts';
import type { PushAddress } from '../core/template-choice.ts';
import { readApiForm, readApiRequest, typingOf } from '../service/live-api-request.ts';
import type { Parties } from '../service/parties.ts';
import { defaultFieldTexts, type FieldTexts } from '../service/settings.ts';
import { Store } from '../service/store.ts';
import { callBody, type CallTexts } from './call-form.ts';
import { callHosts, parametersOf, type Call, type CallHost, type CallMethod, type CallSigning } from './call-order.ts';
import { callRequest, type CallRequest } from './call-request.ts';
import { answerTo, errorIn, type Exchange } from './exchange.ts';
import { mask, maskSecrets } from './masking.ts';
import { suggestedTexts } from './suggestions.ts';

/** The console as it stands. In memory only. */
export type CallDeskState = {
  readonly action: ApiActionName;
  /** What was typed, by action. Where nothing was, the suggestion holds. */
  readonly typed: { readonly [action in ApiActionName]?: CallTexts };
  /** The body as JSON in place of the fields; undefined while these hold. */
  readonly rawBody: string | undefined;
  readonly host: CallHost;
  readonly method: CallMethod;
  readonly signing: CallSigning;
  readonly secretId: string;
  readonly secretKey: string;
  /** How many seconds the caller's clock is ahead of the computer's, as typed. */
  readonly clockOffset: string;
  readonly showsSecrets: boolean;
  readonly isSending: boolean;
  /** Newest first. */
  readonly history: readonly Exchange[];
  /** The id of the call on show. */
  readonly chosen: number | undefined;
  /** The Capture form, which suggestions follow. */
  readonly fields: FieldTexts;
};

/** How many calls are remembered. */
export const longestHistory = 50;

const clockOffsetPattern = /^-?\d{1,8}$/;

/** Seconds that a typed offset stands for; undefined where it is no whole number. */
export const readClockOffset = (text: string): number | undefined =>
  text === '' ? 0 : clockOffsetPattern.test(text) ? Number(text) : undefined;

/** Makes calls by hand, and remembers what came of them. */
export class CallDesk {
  readonly state: Store<CallDeskState>;
  readonly parties: Parties;
  readonly #now: () => number;
  #sent = 0;

  /** @param now the computer's clock, UNIX milliseconds */
  constructor(parties: Parties, now: () => number) {
    this.parties = parties;
    this.#now = now;
    this.state = new Store({
      action: 'CreateLiveSnapshotTemplate',
      typed: {},
      rawBody: undefined,
      host: callHosts[0],
      method: 'POST',
      signing: 'TC3-HMAC-SHA256',
      ...exampleApiCredential,
      clockOffset: '',
      showsSecrets: false,
      isSending: false,
      history: [],
      chosen: undefined,
      fields: defaultFieldTexts(),
    });
  }

  /** What stands in the fields of the present action. */
  get texts(): CallTexts {
    const { action, typed } = this.state.current;
    return { ...this.#suggestions(), ...typed[action] };
  }

  /** The body that would be sent. */
  get body(): string {
    const { action, rawBody } = this.state.current;
    if (rawBody === undefined) return callBody(action, this.texts);
    // What was masked as the editor was opened stands for the field's text.
    return rawBody.replaceAll(
      /("CallbackKey"\s*:\s*)"\*{6}"/g,
      (_, name: string) => `${name}${JSON.stringify(this.texts['CallbackKey'] ?? '')}`,
    );
  }

  get call(): Call {
    const { action, host, method, signing } = this.state.current;
    return { action, host, method, signing, body: this.body };
  }

  /** The present call as it would be sent now. */
  get request(): CallRequest {
    return this.#requestOf(this.call, this.#sent + 1);
  }

  /** The error that the parameters will be answered with, should the call get as far; undefined where they are right. */
  get expectedError(): ApiError | undefined {
    const { method, url, headers, body = '' } = this.request;
    const named = headers.map(([name, value]) => [name.toLowerCase(), value] as const);
    const { host, search } = new URL(url);
    const call = { method, query: search.slice(1), headers: { host, ...Object.fromEntries(named) }, body };
    const form = readApiForm(call);
    const request = readApiRequest(call, form);
    if ('code' in request) return request;
    const { dialect } = this.state.current.fields;
    const checked = checkApiRequest(request, {
      dialect: isDialectId(dialect) ? dialect : defaultDialect,
      typing: typingOf(call, form, this.parties.apiWays.current.typing),
    });
    return 'code' in checked ? checked : undefined;
  }

  get chosen(): Exchange | undefined {
    const { history, chosen } = this.state.current;
    return history.find(({ id }) => id === chosen);
  }

  get push(): PushAddress {
    const { domain, app, stream } = this.state.current.fields;
    return { pushDomain: domain, appName: app, streamName: stream };
  }

  /** A text without the secrets that were typed, unless they are to be shown. */
  shown(text: string): string {
    const { showsSecrets, secretKey } = this.state.current;
    return showsSecrets ? text : maskSecrets(text, secretKey);
  }

  /** Opens an action by its name; one that there is not is passed over. */
  open(action: string): void {
    if (isApiAction(action) && action !== this.state.current.action)
      this.state.patch({ action, rawBody: undefined, chosen: undefined });
  }

  set(
    change: Partial<Pick<CallDeskState, 'rawBody' | 'host' | 'method' | 'signing' | 'clockOffset' | 'chosen'>>,
  ): void {
    this.state.patch(change);
  }

  type(name: string, text: string): void {
    const { action, typed } = this.state.current;
    this.state.patch({ typed: { ...typed, [action]: { ...typed[action], [name]: text } } });
  }

  /** Forgets what was typed for the present action. */
  reset(): void {
    const { action, typed } = this.state.current;
    this.state.patch({ typed: { ...typed, [action]: {} }, rawBody: undefined });
  }

  /** Lets the body be written as JSON, beginning with what the fields say; or goes back to the fields. */
  writeRaw(isRaw: boolean): void {
    const isMasked = !this.state.current.showsSecrets;
    const text = this.#pretty(callBody(this.state.current.action, this.texts));
    this.state.patch({ rawBody: isRaw ? (isMasked ? maskSecrets(text, '') : text) : undefined });
  }

  showSecrets(showsSecrets: boolean): void {
    const { rawBody } = this.state.current;
    if (!showsSecrets && rawBody !== undefined) {
      const key = parametersOf(rawBody)?.['CallbackKey'];
      if (typeof key === 'string' && key !== mask) this.type('CallbackKey', key);
      this.state.patch({ rawBody: maskSecrets(rawBody, '') });
    }
    this.state.patch({ showsSecrets });
  }

  setCredential(change: { readonly secretId?: string; readonly secretKey?: string }): void {
    this.state.patch(change);
  }

  /** Whether the account takes what is signed by the pair that was typed. */
  get isPairKnown(): boolean {
    const { secretId, secretKey } = this.state.current;
    return this.parties.credentials.secretKeyOf(secretId) === secretKey;
  }

  /** Makes the pair that was typed one of the account's, or its key that of a known id. */
  registerPair(): void {
    const { secretId, secretKey } = this.state.current;
    this.parties.credentials.register({ secretId, secretKey });
    this.state.patch({ secretId });
  }

  /** Follows the Capture form. */
  follow(fields: FieldTexts): void {
    if (fields !== this.state.current.fields) this.state.patch({ fields });
  }

  /** Sends the present call. */
  send(): Promise<void> {
    return this.#send(this.call);
  }

  /** Sends a call of the history again: what it asked, by the pair and the clock of now. */
  async replay(id: number): Promise<void> {
    const exchange = this.state.current.history.find((one) => one.id === id);
    if (exchange !== undefined) await this.#send(exchange.call);
  }

  async #send(call: Call): Promise<void> {
    if (this.state.current.isSending) return;
    this.#sent += 1;
    const [id, at] = [this.#sent, this.#now()];
    const request = this.#requestOf(call, id);
    this.state.patch({ isSending: true });
    const answer = await answerTo(request, this.parties.fetch);
    const exchange: Exchange = { id, at, call, request, answer, error: errorIn(answer) };
    const history = [exchange, ...this.state.current.history].slice(0, longestHistory);
    this.state.patch({ isSending: false, history, chosen: id });
  }

  #requestOf(call: Call, nonce: number): CallRequest {
    const { secretId, secretKey, clockOffset } = this.state.current;
    const timestamp = Math.floor(this.#now() / 1000) + (readClockOffset(clockOffset) ?? 0);
    return callRequest({ ...call, credential: { secretId, secretKey }, timestamp: Math.max(0, timestamp), nonce });
  }

  #suggestions(): CallTexts {
    const { action, fields } = this.state.current;
    const { controlPlane } = this.parties;
    return suggestedTexts(action, {
      fields,
      account: controlPlane.state.current,
      templateId: controlPlane.templateFor(this.push)?.TemplateId,
      callbackTemplateId: controlPlane.callbackTemplateFor(this.push)?.TemplateId,
    });
  }

  #pretty(body: string): string {
    return JSON.stringify(JSON.parse(body), undefined, 2);
  }
}
