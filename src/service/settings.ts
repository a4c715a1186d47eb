import type { Size } from '../core/push.ts';
import type { DialectId } from '../core/dialects.ts';
import type { Rounding, Swap } from '../core/sizing.ts';
import type { ScreencaptureError } from '../core/errors.ts';

/** Which push was chosen, as settings and links tell it (never the bytes). */
export type PushChoice =
  | { readonly kind: 'sample'; readonly id: string }
  | { readonly kind: 'pattern'; readonly size: Size; readonly durationSeconds: number }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: number };

/** All that decides what a capture gives, apart from key and URL. Valid by construction. */
export type Settings = {
  readonly push: PushChoice;
  readonly intervalSeconds: number;
  readonly configured: Size;
  readonly streamName: string;
  readonly pushDomain: string;
  readonly appName: string;
  readonly streamParameters: string;
  /** As typed, RFC 3339 with offset. */
  readonly pushStart: string;
  readonly pushStartUnixUs: number;
  readonly bucket: string;
  readonly appId: string;
  readonly region: string;
  readonly cosPrefix: string;
  readonly cosFileName: string;
  readonly dialect: DialectId;
  readonly rounding: Rounding;
  readonly swap: Swap;
  readonly firstScreenshot: 'at-start' | 'after-interval';
  readonly signatureOnRetry: 'as-first-sent' | 'renewed';
  readonly emptyKey: 'signed' | 'left-out';
  readonly pushSize: 'display' | 'coded';
  readonly jpegQuality: number;
};

/** What never leaves memory: neither links nor storage nor exports hold it. */
export type Secrets = {
  readonly callbackKey: string;
  readonly callbackUrl: string;
};

/** The form's fields, by the names that links use where a link has them. */
export type FieldName =
  | 'sample' | 'x' | 'y' | 'duration'
  | 'interval' | 'w' | 'h'
  | 'stream' | 'domain' | 'app' | 'params' | 'start'
  | 'bucket' | 'appid' | 'region' | 'prefix' | 'filename'
  | 'dialect' | 'rounding' | 'swap' | 'first' | 'resign' | 'emptykey' | 'pushsize' | 'quality'
  | 'key' | 'url';

/** The form as typed. */
export type FieldTexts = Readonly<Record<FieldName, string>>;

/** One error per field that has a mistake. */
export type Mistakes = { readonly [name in FieldName]?: ScreencaptureError };
