import { dialects, type DialectId } from '../core/dialects.ts';
import { citeSource } from '../core/sources.ts';
import { callbackSchema, type CallbackSchema } from './body-schema.ts';
import { exampleBody } from './example-body.ts';

/**
 * The OpenAPI 3.1 document of a receiver: the callback as a webhook, what its answers mean, and when it is sent again.
 *
 * @param version of the description itself; that of the package unless you have your own
 */
export function openApiDocument(dialect: DialectId, version: string) {
  return {
    openapi: '3.1.1',
    info: {
      title: `Live Screencapture callbacks (${dialect})`,
      version,
      description: `What a receiver of screenshot callbacks is sent. ${citeSource(dialects[dialect].guide)}.`,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    webhooks: {
      screenshot: {
        post: {
          operationId: 'receiveScreenshotCallback',
          summary: 'A screenshot was taken and stored.',
          description: deliveryRules(dialect),
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ScreenshotCallback' },
                example: exampleBody(dialect),
              },
            },
          },
          responses: {
            200: { description: 'Taken. The body plays no part.' },
            default: {
              description: 'Not taken: any other status, a redirect, or no answer in time. It is sent again.',
            },
          },
        },
      },
    },
    components: { schemas: { ScreenshotCallback: withoutIdentity(callbackSchema(dialect)) } },
  };
}

/** When a callback is sent again, in a sentence. */
export function deliveryRules(dialect: DialectId): string {
  const { value: policy, source } = dialects[dialect].retryPolicy;
  return (
    `Delivered when it is answered with status 200 within ${policy.timeoutMs / 1000} seconds; else sent again up to ` +
    `${policy.retries} times, ${policy.intervalMs / 1000} seconds apart. ${citeSource(source)}.`
  );
}

/** A schema within a document is known by its place there. */
function withoutIdentity({ $schema: _schema, $id: _id, ...schema }: CallbackSchema) {
  return schema;
}
