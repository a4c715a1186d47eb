import { verifyApiForm, type ApiForm } from '../core/api-form-signature.ts';
import { checkApiRequest, type ApiError, type ApiRequest, type ApiTyping } from '../core/api-request.ts';
import { verifyApiCall, type ApiCall, type ApiSignatureFault } from '../core/api-signature.ts';
import type { DialectId } from '../core/dialects.ts';
import { isRefusal, refusal } from './control-plane-action.ts';
import type { ControlPlane } from './control-plane.ts';
import { readApiForm, readApiRequest, typingOf } from './live-api-request.ts';

/** How the API takes what the documentation leaves open. */
export type LiveApiSettings = {
  readonly dialect: DialectId;
  readonly typing: ApiTyping;
  /** `SKIP`, which SDKs send when they are told not to sign: taken and noted as unsigned, or refused. */
  readonly unsigned: 'taken' | 'refused';
};

export type LiveApiParts = {
  readonly controlPlane: ControlPlane;
  readonly settings: () => LiveApiSettings;
  /** The secret key of an id; undefined for an unknown one. */
  readonly secretKeyOf: (secretId: string) => string | undefined;
  /** The computer's clock, UNIX milliseconds. */
  readonly now: () => number;
  /** Hears of each call once it is answered. */
  readonly told?: (answered: AnsweredCall) => void;
};

/** A call and what came of it. */
export type AnsweredCall = {
  readonly requestId: string;
  /** As it was asked for; empty where none was. */
  readonly action: string;
  /** As they were given; none where they cannot be read. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** How it was signed, rightly or not. */
  readonly signing: 'tc3' | 'form' | 'none';
  readonly error: ApiError | undefined;
};

/** What the API answers. An error has status 200 like everything else: SDKs read no other. */
export type LiveApiAnswer = { readonly status: 200; readonly body: string };

/**
 * Answers a call of the TencentCloud API's product `live`: signature, then parameters, then what is asked. Bodies are data of
 * anybody's: whatever they hold, there is an answer.
 *
 * @see TencentCloud API, "Common Params", 267/30763
 */
export class LiveApi {
  readonly #parts: LiveApiParts;

  constructor(parts: LiveApiParts) {
    this.#parts = parts;
  }

  async answer(call: ApiCall, requestId: string): Promise<LiveApiAnswer> {
    const form = readApiForm(call);
    const request = readApiRequest(call, form);
    const outcome = await this.#outcomeOf(call, form, request);
    const error = isRefusal(outcome) ? { code: outcome.code, message: outcome.message } : undefined;
    this.#parts.told?.({ requestId, ...asked(call, form, request), error });
    const response = isRefusal(outcome)
      ? { Error: { Code: outcome.code, Message: outcome.message }, RequestId: requestId }
      : { ...outcome.result, RequestId: requestId };
    return { status: 200, body: JSON.stringify({ Response: response }) };
  }

  async #outcomeOf(call: ApiCall, form: ApiForm | undefined, request: ApiRequest | ApiError) {
    const { settings, controlPlane } = this.#parts;
    const refused = this.#authFailure(call, form);
    if (refused !== undefined) return refused;
    if (call.method !== 'GET' && call.method !== 'POST') {
      return refusal('UnsupportedProtocol', `A call is a GET or a POST, and not a ${call.method}.`);
    }
    if ('code' in request) return request;
    const { dialect, typing } = settings();
    const checked = checkApiRequest(request, { dialect, typing: typingOf(call, form, typing) });
    return 'code' in checked ? checked : controlPlane.call(checked);
  }

  #authFailure(call: ApiCall, form: ApiForm | undefined): ApiError | undefined {
    const { settings, secretKeyOf, now } = this.#parts;
    if (isUnsigned(call) && settings().unsigned === 'taken') return undefined;
    const nowUnixSeconds = Math.floor(now() / 1000);
    const verification =
      form === undefined
        ? verifyApiCall(call, secretKeyOf, nowUnixSeconds)
        : verifyApiForm(form, secretKeyOf, nowUnixSeconds);
    if (verification.ok) return undefined;
    return refusal(`AuthFailure.${verification.fault}`, faultSentences[verification.fault]);
  }
}

const isUnsigned = ({ headers }: ApiCall): boolean => headers['authorization'] === 'SKIP';

function asked(call: ApiCall, form: ApiForm | undefined, request: ApiRequest | ApiError) {
  const action = form?.fields['Action'] ?? call.headers['x-tc-action'] ?? '';
  const isBare = isUnsigned(call) || call.headers['authorization'] === undefined;
  const signing = form !== undefined ? 'form' : isBare ? 'none' : 'tc3';
  return { action, parameters: 'code' in request ? {} : request.parameters, signing } as const;
}

const faultSentences: Readonly<Record<ApiSignatureFault, string>> = {
  InvalidAuthorization:
    'A call has an Authorization header: TC3-HMAC-SHA256 over content-type and host, of the date of X-TC-Timestamp. Or fields signed by HmacSHA1 or HmacSHA256.',
  SecretIdNotFound: 'The SecretId is not known.',
  SignatureExpire: 'The timestamp is more than five minutes from the time of the service.',
  SignatureFailure:
    'The provided credentials could not be validated because the signature is not that of this request. Check SecretKey and what was signed.',
};
