import { createRequire } from 'node:module';
import { Script } from 'node:vm';
import { Ajv, type AnySchemaObject } from 'ajv';
import { expect, test } from 'vitest';
import { writePayloads } from '../../../src/payloads/formats.ts';
import { goldenPlan } from '../../support/golden-payloads.ts';

const require = createRequire(import.meta.url);
const schemas = require('har-schema') as Readonly<Record<string, AnySchemaObject>>;

test('the archive is one by the published schema of HAR 1.2', () => {
  const ajv = new Ajv({ strict: false, validateFormats: false, logger: false });
  ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json') as AnySchemaObject);
  for (const schema of Object.values(schemas)) ajv.addSchema(schema);
  const isArchive = ajv.getSchema('har.json#')!;

  const archive = JSON.parse([...writePayloads('har', { ...goldenPlan, count: 100 })].join(''));
  expect([isArchive(archive), isArchive.errors]).toEqual([true, null]);
  archive.log.entries[3].request.method = 5;
  expect(isArchive(archive)).toBe(false);
});

test('the collection has what version 2.1 of Postman’s format asks for', () => {
  const { info, item, variable } = JSON.parse([...writePayloads('postman', { ...goldenPlan, count: 20 })].join(''));
  expect(info).toEqual({
    name: 'Screencapture callbacks',
    schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
  });
  expect(variable).toEqual([{ key: 'callbackUrl', value: 'http://localhost:8080/callback', type: 'string' }]);
  for (const { name, event, request } of item) {
    expect(name).toMatch(/^callback \d+/);
    expect(event).toEqual([{ listen: 'test', script: { type: 'text/javascript', exec: expect.any(Array) } }]);
    expect(() => new Script(event[0].script.exec.join('\n'))).not.toThrow();
    expect(request).toEqual({
      method: 'POST',
      header: [{ key: 'Content-Type', value: 'application/json' }],
      body: { mode: 'raw', raw: expect.any(String), options: { raw: { language: 'json' } } },
      url: '{{callbackUrl}}',
    });
  }
});
