import { screenshotEventType } from '../core/callback.ts';
import { callbackFieldTypes, leastFieldValues, signPattern, type CallbackFieldName } from '../core/callback-fields.ts';
import { dialects, type DialectId } from '../core/dialects.ts';
import { citeSource } from '../core/sources.ts';
import { fieldDescriptions } from './field-descriptions.ts';

/** What a schema says of one field. */
export type FieldSchema = {
  readonly type: 'integer' | 'string' | readonly ('integer' | 'string')[];
  readonly description: string;
  readonly const?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
};

/** What every dialect of JSON Schema says alike: the fields, and which of them must be there. */
export type FieldsSchema = {
  readonly title: string;
  readonly description: string;
  readonly type: 'object';
  readonly properties: Readonly<Record<string, FieldSchema>>;
  readonly required: readonly string[];
};

/** A JSON Schema of version 2020-12. */
export type CallbackSchema = FieldsSchema & {
  readonly $schema: 'https://json-schema.org/draft/2020-12/schema';
  readonly $id: string;
  readonly dependentRequired: SignatureTogether;
};

/** Who has one of the two must have the other. */
export type SignatureTogether = { readonly sign: readonly ['t']; readonly t: readonly ['sign'] };

export const signatureTogether: SignatureTogether = { sign: ['t'], t: ['sign'] };

/**
 * The JSON Schema (2020-12) of the callback body in a version of the documentation. It takes what {@link checkCallback} takes, and
 * besides a `t` of digits in quotes where that version documents it. Fields of no version are allowed: senders add some without
 * notice. That `sign` is right, no schema can tell.
 */
export function callbackSchema(dialect: DialectId): CallbackSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:live-screencapture:callback:${dialect}`,
    ...fieldsSchema(dialect),
    dependentRequired: signatureTogether,
  };
}

/** The same without what versions of JSON Schema write differently, for documents that embed it. */
export function fieldsSchema(dialect: DialectId): FieldsSchema {
  const { value: names, source } = dialects[dialect].bodyFields;
  return {
    title: `Screenshot callback (${dialect})`,
    description: `The body that Live Screencapture posts for each screenshot. ${citeSource(source)}. ${source.url}`,
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, fieldSchema(name, dialect)])),
    required: names.filter((name) => name !== 'sign' && name !== 't'),
  };
}

function fieldSchema(name: CallbackFieldName, dialect: DialectId): FieldSchema {
  const description = fieldDescriptions[name];
  if (callbackFieldTypes[name] === 'string') {
    return { type: 'string', description, ...(name === 'sign' && { pattern: signPattern.source }) };
  }
  if (name === 'event_type') return { type: 'integer', description, const: screenshotEventType };
  const minimum = leastFieldValues[name] ?? Number.MIN_SAFE_INTEGER;
  const integer = { type: 'integer', description, minimum, maximum: Number.MAX_SAFE_INTEGER } as const;
  const mayBeText = name === 't' && dialects[dialect].tTypes.value.includes('string');
  return mayBeText ? { ...integer, type: ['integer', 'string'], pattern: '^[0-9]+$' } : integer;
}
