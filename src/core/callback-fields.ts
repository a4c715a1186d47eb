/** What each field of a screenshot's callback holds, by its name on the wire. Integers are JSON numbers. */
export const callbackFieldTypes = {
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
} as const;

export type CallbackFieldName = keyof typeof callbackFieldTypes;

/** Whether any version of the documentation has a field of this name in a body that is simulated here. */
export function isCallbackFieldName(name: string): name is CallbackFieldName {
  return Object.hasOwn(callbackFieldTypes, name);
}

/** The least value that an integer can have; those that are not named may be any whole number. */
export const leastFieldValues: { readonly [name in CallbackFieldName]?: number } = {
  file_size: 0,
  width: 1,
  height: 1,
};

/** What `sign` looks like: 32 lower-case hex digits. */
export const signPattern = /^[0-9a-f]{32}$/;

/** All names, in the order in which our bodies carry them. */
export const callbackFieldNames: readonly CallbackFieldName[] =
  Object.keys(callbackFieldTypes).filter(isCallbackFieldName);
