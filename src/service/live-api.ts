import { checkApiRequest, type ApiError, type ApiTyping } from '../core/api-request.ts';
import { verifyApiCall, type ApiCall, type ApiSignatureFault } from '../core/api-signature.ts';
import type { DialectId } from '../core/dialects.ts';
import { isRefusal, refusal } from './control-plane-action.ts';
import type { ControlPlane } from './control-plane.ts';
import { readApiRequest } from './live-api-request.ts';

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
    const outcome = await this.#outcomeOf(call);
    const response = isRefusal(outcome)
      ? { Error: { Code: outcome.code, Message: outcome.message }, RequestId: requestId }
      : { ...outcome.result, RequestId: requestId };
    return { status: 200, body: JSON.stringify({ Response: response }) };
  }

  async #outcomeOf(call: ApiCall) {
    const { settings, controlPlane } = this.#parts;
    const refused = this.#authFailure(call);
    if (refused !== undefined) return refused;
    const { dialect, typing } = settings();
    const request = readApiRequest(call);
    if ('code' in request) return request;
    // In an address every value is text.
    const checked = checkApiRequest(request, { dialect, typing: call.method === 'GET' ? 'lenient' : typing });
    return 'code' in checked ? checked : controlPlane.call(checked);
  }

  #authFailure(call: ApiCall): ApiError | undefined {
    const { settings, secretKeyOf, now } = this.#parts;
    if (call.headers['authorization'] === 'SKIP' && settings().unsigned === 'taken') return undefined;
    const verification = verifyApiCall(call, secretKeyOf, Math.floor(now() / 1000));
    if (verification.ok) return undefined;
    return refusal(`AuthFailure.${verification.fault}`, faultSentences[verification.fault]);
  }
}

const faultSentences: Readonly<Record<ApiSignatureFault, string>> = {
  InvalidAuthorization:
    'The Authorization header must be TC3-HMAC-SHA256 over content-type and host, of the date of X-TC-Timestamp.',
  SecretIdNotFound: 'The SecretId is not known.',
  SignatureExpire: 'X-TC-Timestamp is more than five minutes from the time of the service.',
  SignatureFailure:
    'The provided credentials could not be validated because the signature is not that of this request. Check SecretKey and what was signed.',
};
