/** The callback body for other tools, for each version of the documentation. */
export type { DialectId } from '../core/dialects.ts';
export { asyncApiDocument } from '../schema/asyncapi.ts';
export { callbackSchema, type CallbackSchema, type FieldSchema } from '../schema/body-schema.ts';
export type { ReceivedCallback } from '../schema/body-type.ts';
export { openApiDocument } from '../schema/openapi.ts';
