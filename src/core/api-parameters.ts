/** One parameter of an action, as far as its description tells. */
export type ApiParameter = {
  readonly name: string;
  readonly type: 'integer' | 'string' | 'string-list';
  readonly isRequired: boolean;
  /** Of an integer, both ends included. `interval` is the dialect's: versions of the documentation differ. */
  readonly range?: { readonly min: number; readonly max: number } | 'interval';
  /** Of a string, in UTF-8. */
  readonly maxBytes?: number;
  /** What the whole string is made of. */
  readonly characters?: RegExp;
  /** The values that it may have, or that each of a list may have. */
  readonly options?: readonly (string | number)[];
  /** What holds when it is left out. */
  readonly default?: number | string | undefined;
};

/** The API's own default, whatever the guide of the time says. Seconds. */
export const defaultApiInterval = 10;

/** Integers are 64 bits wide there, and exact to 53 here. */
const anyId = { min: 0, max: Number.MAX_SAFE_INTEGER } as const;

/** Chinese, letters, digits, underscore and hyphen. */
const nameCharacters = /^[\p{Script=Han}A-Za-z0-9_-]*$/u;

/** As a name, and spaces, which the console and the description's own users have. */
const descriptionCharacters = /^[\p{Script=Han}A-Za-z0-9_ -]*$/u;

const text = (name: string, more: Partial<ApiParameter> = {}): ApiParameter => ({
  name,
  type: 'string',
  isRequired: false,
  ...more,
});

const integer = (name: string, more: Partial<ApiParameter> = {}): ApiParameter => ({
  name,
  type: 'integer',
  isRequired: false,
  ...more,
});

const required = { isRequired: true } as const;

export const templateId = integer('TemplateId', { ...required, range: anyId });

/** An empty name is none. */
export const templateName = (isRequired: boolean): ApiParameter =>
  text('TemplateName', { isRequired, maxBytes: 255, characters: nameCharacters });

export const description = text('Description', { maxBytes: 1024, characters: descriptionCharacters });
export const snapshotInterval = integer('SnapshotInterval', { range: 'interval' });
export const width = integer('Width', { range: { min: 0, max: 3000 } });
export const height = integer('Height', { range: { min: 0, max: 2000 } });
export const pornFlag = integer('PornFlag', { range: { min: 0, max: 1 } });
/** As many digits as a bucket's host has room for. */
export const cosAppId = integer('CosAppId', { ...required, range: { min: 0, max: 999_999_999_999 } });
export const cosBucket = text('CosBucket', {
  ...required,
  maxBytes: 50,
  characters: /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
});
export const cosRegion = text('CosRegion', {
  ...required,
  maxBytes: 63,
  characters: /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
});
export const cosPrefix = text('CosPrefix');
export const cosFileName = text('CosFileName');

export const domainName = text('DomainName', required);
export const appName = text('AppName', { default: 'live' });
export const streamName = text('StreamName', { default: '' });

/** The addresses that a callback template can hold, each for events of its kind. */
export const callbackUrls: readonly ApiParameter[] = [
  text('StreamBeginNotifyUrl'),
  text('StreamEndNotifyUrl'),
  text('RecordNotifyUrl'),
  text('RecordStatusNotifyUrl'),
  text('SnapshotNotifyUrl'),
  text('PornCensorshipNotifyUrl'),
  text('PushExceptionNotifyUrl'),
  text('AudioAuditNotifyUrl'),
  text('RecordExceptionNotifyUrl'),
  { name: 'RecordExceptionLevels', type: 'string-list', isRequired: false, options: ['error', 'warning', 'info'] },
];

/** Deprecated since 2021, and still there when a template is made. */
export const streamMixUrl = text('StreamMixNotifyUrl');

/** The API states neither length nor characters; the console takes 32 letters and digits. */
export const callbackKey = text('CallbackKey', { characters: /^[A-Za-z0-9]*$/, maxBytes: 32 });

export const startTime = text('StartTime', required);
export const endTime = text('EndTime', required);
export const recordStream = text('StreamName', required);
export const pageNumber = integer('PageNum', { ...required, range: { min: 1, max: Number.MAX_SAFE_INTEGER } });
export const pageSize = integer('PageSize', { ...required, range: { min: 1, max: 1000 } });
export const eventType = integer('EventType', { options: [0, 1, 100, 200] });
/** 0: delivered. Of others neither values nor limits are documented. */
export const resultCode = integer('ResultCode');
