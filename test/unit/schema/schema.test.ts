import asyncApiSchema from '@asyncapi/specs/schemas/3.0.0.json' with { type: 'json' };
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { expect, expectTypeOf, test } from 'vitest';
import {
  bucketHost,
  buildCallback,
  callbackFieldNames,
  checkCallback,
  dialects,
  documentedSample,
  negativeSuite,
  serializeCallback,
  type CallbackBody,
  type CallbackFacts,
  type DialectId,
  type Signing,
} from '../../../src/core/index.ts';
import { asyncApiDocument } from '../../../src/schema/asyncapi.ts';
import { callbackSchema } from '../../../src/schema/body-schema.ts';
import type { ReceivedCallback } from '../../../src/schema/body-type.ts';
import { exampleBody } from '../../../src/schema/example-body.ts';
import { openApiDocument } from '../../../src/schema/openapi.ts';

const ids = Object.keys(dialects) as DialectId[];
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
const validators = Object.fromEntries(ids.map((id) => [id, ajv.compile(callbackSchema(id))]));
const isValid = (id: DialectId, value: unknown): boolean => validators[id]!(value);

const segment = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text !== '.' && text !== '..');
const wholeSecond = fc.integer({ min: -62_000_000_000, max: 253_000_000_000 });
const facts: fc.Arbitrary<CallbackFacts> = fc.record({
  streamName: segment,
  pushDomain: fc.domain(),
  appName: segment,
  streamParameters: fc.string(),
  createTime: wholeSecond,
  fileSize: fc.maxSafeNat(),
  size: fc.record({ width: fc.integer({ min: 1, max: 100_000 }), height: fc.integer({ min: 1, max: 100_000 }) }),
  objectKey: fc
    .array(
      segment.filter((text) => !text.includes('/')),
      { minLength: 1, maxLength: 4 },
    )
    .map((parts) => parts.join('/')),
  bucket: fc.constant({ bucket: 'testbucket', appId: '1234567890', region: 'ap-guangzhou' }),
});
const signing: fc.Arbitrary<Signing> = fc.oneof(
  fc.record({ key: fc.string(), emptyKey: fc.constantFrom('signed', 'left-out') }),
  fc.record({ key: fc.string(), emptyKey: fc.constantFrom('signed', 'left-out'), t: wholeSecond }),
);

test.each(ids)('whatever can be built in %s is valid there', (id) => {
  const property = fc.property(facts, signing, (told, signed) => {
    const rawBody = serializeCallback(buildCallback(told, signed, id));
    expect({ rawBody, valid: isValid(id, JSON.parse(rawBody)) }).toEqual({ rawBody, valid: true });
  });
  fc.assert(property, { numRuns: 300 });
});

test.each(ids)(
  'a field of the wrong type, out of bounds or missing is not valid in %s, as the check finds too',
  (id) => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.integer(),
      fc.double(),
      fc.string(),
      fc.constant(undefined),
      fc.constant('0'),
    );
    const property = fc.property(fc.constantFrom(...callbackFieldNames), value, (name, other) => {
      const { [name]: _, ...rest } = exampleBody(id);
      const rawBody = JSON.stringify({ ...rest, [name]: other });
      // The one thing that a schema takes besides.
      const isQuotedT = id === '2019' && name === 't' && typeof other === 'string' && /^[0-9]+$/.test(other);
      const valid = isQuotedT || checkCallback(rawBody, id).body !== undefined;
      expect({ rawBody, valid: isValid(id, JSON.parse(rawBody)) }).toEqual({ rawBody, valid });
    });
    fc.assert(property, { numRuns: 1000 });
  },
);

/** Which bodies of the negative suite are none of the documentation's, by the names of their cases. */
const malformed = [
  'missing-sign',
  'missing-t',
  'empty-body',
  'not-json',
  'form-encoded',
  'huge-integers',
  ...callbackFieldNames
    .filter((name) => name !== 'sign' && name !== 't')
    .map((name) => `missing-${name.replaceAll('_', '-')}`),
];

test.each(ids)('the negative suite of %s is refused where its bodies are malformed, and only there', (id) => {
  const suite = negativeSuite({ key: 'test', dialect: id, nowUnixSeconds: documentedSample.create_time });
  const refused = suite
    .filter(({ requests }) => requests.some(({ body }) => !isValid(id, parsed(body))))
    .map(({ name }) => name);
  // A t in quotes is documented in 2019 alone.
  const expected = id === '2019' ? malformed : [...malformed, 't-as-string'];
  expect(refused.toSorted()).toEqual(
    suite
      .map(({ name }) => name)
      .filter((name) => expected.includes(name))
      .toSorted(),
  );
});

test('the fields of a schema are those of the dialect, each with a sentence', () => {
  for (const id of ids) {
    const { properties, required } = callbackSchema(id);
    expect(Object.keys(properties)).toEqual(dialects[id].bodyFields.value);
    expect(dialects[id].bodyFields.value.filter((name) => !required.includes(name))).toEqual(['sign', 't']);
    for (const { description } of Object.values(properties)) expect(description).toMatch(/^[A-Z].*\.$/);
  }
});

test('the types say what the schema says', () => {
  expectTypeOf<CallbackBody['event_type']>().toEqualTypeOf<ReceivedCallback['event_type']>();
  expectTypeOf<keyof ReceivedCallback<'2025'>>().toEqualTypeOf<keyof CallbackBody>();
  expectTypeOf<Required<ReceivedCallback<'2025'>>>().toEqualTypeOf<Required<CallbackBody>>();
  expectTypeOf<ReceivedCallback<'2019'>['t']>().toEqualTypeOf<number | string | undefined>();
  const typeOfT = (id: DialectId) => callbackSchema(id).properties['t']?.type;
  expect(ids.map(typeOfT)).toEqual([['integer', 'string'], 'integer']);
});

test.each(ids)('the OpenAPI document of %s is one, and holds the same schema', async (id) => {
  const document = openApiDocument(id, '1.0.0');
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(document));
  expect(errors ?? []).toEqual([]);
  expect([valid, validator.version]).toEqual([true, '3.1']);
  const { $schema: _schema, $id: _id, ...schema } = callbackSchema(id);
  expect(document.components.schemas.ScreenshotCallback).toEqual(schema);
  expect(isValid(id, document.webhooks.screenshot.post.requestBody.content['application/json'].example)).toBe(true);
  expect(document.webhooks.screenshot.post.description).toContain(String(dialects[id].retryPolicy.value.retries));
});

test('an OpenAPI document that is none is found out', async () => {
  const { errors } = await new Validator().validate({
    ...openApiDocument('2019', '1.0.0'),
    webhooks: { screenshot: 1 },
  });
  expect(errors).not.toEqual([]);
});

test.each(ids)('the AsyncAPI document of %s is one, and its payload is the same schema', (id) => {
  const document = asyncApiDocument(id, '1.0.0');
  // The official schema brings the meta schema of draft 7 along.
  const strict = new Ajv({
    strict: false,
    meta: false,
    validateSchema: false,
    formats: { uri: true, 'uri-template': true, 'uri-reference': true, regex: true, email: true },
  });
  const isDocument = strict.compile(asyncApiSchema);
  isDocument(document);
  expect(isDocument.errors ?? []).toEqual([]);
  expect(isDocument({ ...document, channels: 1 })).toBe(false);

  const { payload, examples } = document.components.messages.screenshot;
  const { properties, required, dependentRequired } = callbackSchema(id);
  expect(payload).toMatchObject({ properties, required, dependencies: dependentRequired });
  expect(new Ajv({ allowUnionTypes: true }).validate(payload, examples[0]!.payload)).toBe(true);
});

test('the example is the documented sample, under the address that it prints', () => {
  expect(exampleBody('2019')).toEqual(documentedSample);
  expect(exampleBody('2025').pic_full_url).toContain(
    bucketHost({ bucket: 'testbucket', appId: '1234567890', region: 'region' }),
  );
});

function parsed(rawBody: string): unknown {
  try {
    return JSON.parse(rawBody);
  } catch {
    return undefined;
  }
}
