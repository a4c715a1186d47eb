import { createHash } from 'node:crypto';

/** The callback's fields, in the order of the documented sample. */
export const bodyKeys = [
  'event_type',
  'stream_id',
  'channel_id',
  'create_time',
  'file_size',
  'width',
  'height',
  'pic_url',
  'pic_full_url',
  'sign',
  't',
] as const;

export type CallbackBody = {
  readonly event_type: number;
  readonly stream_id: string;
  readonly channel_id: string;
  readonly create_time: number;
  readonly file_size: number;
  readonly width: number;
  readonly height: number;
  readonly pic_url: string;
  readonly pic_full_url: string;
  readonly sign: string;
  readonly t: number;
};

/** What the documentation says the sign is. Node's own MD5, not the project's. */
export const signOf = (key: string, t: number): string => createHash('md5').update(`${key}${t}`).digest('hex');

/** What may differ between two browsers or two ways of decoding: the encoder decides it. */
export const withoutFileSize = (rawBody: string): string => rawBody.replace(/"file_size":\d+/, '"file_size":0');
