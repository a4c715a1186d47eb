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
  | { readonly kind: 'abort'; readonly id: number };

/** Worker → page: exactly one reply for each `send`. */
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
  /** No answer: unreachable, refused by cross-origin rules, or given up. */
  | { readonly kind: 'failure'; readonly id: number; readonly message: string };
