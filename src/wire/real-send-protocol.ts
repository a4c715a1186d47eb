/** Page → worker: send this, or give a sending up. */
export type RealSendRequest =
  | {
      readonly kind: 'send';
      readonly id: number;
      readonly url: string;
      readonly method: string;
      readonly headers: readonly (readonly [name: string, value: string])[];
      /** Undefined for a request without one. */
      readonly body: ArrayBuffer | undefined;
    }
  | { readonly kind: 'abort'; readonly id: number }
  /** Ask this URL in a way that needs no consent of its server. */
  | { readonly kind: 'knock'; readonly id: number; readonly url: string };

/** Worker → page: exactly one reply for each `send` and each `knock`. */
export type RealSendReply =
  | {
      readonly kind: 'response';
      readonly id: number;
      readonly status: number;
      readonly statusText: string;
      readonly headers: readonly (readonly [name: string, value: string])[];
      /** Undefined for a response that can have none. */
      readonly body: ArrayBuffer | undefined;
    }
  /** Redirected; the browser tells neither status nor target. */
  | { readonly kind: 'redirect'; readonly id: number }
  /** Something answered a knock; what, the browser does not tell. */
  | { readonly kind: 'opened'; readonly id: number }
  /** No answer: unreachable, refused by cross-origin rules or by the worker's own policy, or given up. */
  | { readonly kind: 'failure'; readonly id: number; readonly message: string; readonly byPolicy: boolean };
