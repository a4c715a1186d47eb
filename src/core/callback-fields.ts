/** Names on the wire of what a screenshot's callback can carry. */
export type CallbackFieldName =
  | 'event_type'
  | 'stream_id'
  | 'channel_id'
  | 'create_time'
  | 'file_size'
  | 'width'
  | 'height'
  | 'pic_url'
  | 'pic_full_url'
  | 'sign'
  | 't'
  | 'app'
  | 'appname'
  | 'stream_param';

/** What each field holds. Integers are JSON numbers. */
export const callbackFieldTypes: Readonly<Record<CallbackFieldName, 'integer' | 'string'>> = {
  event_type: 'integer',
  stream_id: 'string',
  channel_id: 'string',
  create_time: 'integer',
  file_size: 'integer',
  width: 'integer',
  height: 'integer',
  pic_url: 'string',
  pic_full_url: 'string',
  sign: 'string',
  t: 'integer',
  app: 'string',
  appname: 'string',
  stream_param: 'string',
};
