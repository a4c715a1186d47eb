/**
 * Every code that this project reports. The first group is what the page shows for bad input
 * (also the `data-code` of its alert and of a field's message); the second is `core`'s own, for
 * callers that pass what no form would.
 */
export type ErrorCode =
  | 'file-empty'
  | 'not-media'
  | 'unsupported-container'
  | 'file-truncated'
  | 'cut-short'
  | 'no-video-track'
  | 'unsupported-codec'
  | 'decode-failed'
  | 'invalid-interval'
  | 'invalid-size'
  | 'invalid-stream-name'
  | 'invalid-bucket'
  | 'invalid-appid'
  | 'invalid-region'
  | 'invalid-pattern'
  | 'invalid-start'
  | 'invalid-key'
  | 'invalid-url'
  | 'storage-full'
  | 'size-too-large'
  | 'worker-died'
  | 'no-template'
  | 'bucket-not-found'
  | 'bucket-forbidden'
  | 'invalid-push-size'
  | 'invalid-duration'
  | 'invalid-quality'
  | 'invalid-push-domain'
  | 'invalid-app-name'
  | 'invalid-stream-parameters'
  | 'invalid-choice'
  | 'invalid-instant'
  | 'invalid-callback'
  | 'ambiguous-pattern'
  | 'object-key-mismatch'
  | 'storage-unavailable'
  | 'invalid-conduct'
  | 'invalid-retries'
  | 'invalid-retry-interval'
  | 'invalid-timeout'
  | 'invalid-plan'
  | 'key-needed';

/** Facts that a sentence about the error needs: limits, names, instants. Data, never markup. */
export type ErrorDetails = Readonly<Record<string, string | number>>;

/** What this project throws for bad input or broken media. Branch on `code`; `message` is for developers. */
export class ScreencaptureError extends Error {
  override readonly name = 'ScreencaptureError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.details = details;
  }
}
