import { dialects, type DialectId } from '../core/dialects.ts';
import { citeSource } from '../core/sources.ts';
import { fieldsSchema, signatureTogether } from './body-schema.ts';
import { exampleBody } from './example-body.ts';
import { deliveryRules } from './openapi.ts';

/**
 * The AsyncAPI 3 document of the callbacks, from the sender's side: one channel, one message, sent by POST.
 *
 * @param version of the description itself; that of the package unless you have your own
 */
export function asyncApiDocument(dialect: DialectId, version: string) {
  return {
    asyncapi: '3.0.0',
    info: {
      title: `Live Screencapture callbacks (${dialect})`,
      version,
      description: `What Live Screencapture sends for each screenshot. ${citeSource(dialects[dialect].guide)}.`,
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/json',
    channels: {
      callbackUrl: {
        // Whoever uses the service sets the URL.
        address: null,
        description: 'The callback URL that is set in the callback template.',
        messages: { screenshot: { $ref: '#/components/messages/screenshot' } },
      },
    },
    operations: {
      sendScreenshotCallback: {
        action: 'send',
        channel: { $ref: '#/channels/callbackUrl' },
        summary: 'A screenshot was taken and stored.',
        description: deliveryRules(dialect),
        bindings: { http: { method: 'POST', bindingVersion: '0.3.0' } },
        messages: [{ $ref: '#/channels/callbackUrl/messages/screenshot' }],
      },
    },
    components: {
      messages: {
        screenshot: {
          name: 'screenshot',
          title: 'Screenshot callback',
          contentType: 'application/json',
          // AsyncAPI's own schemas are those of draft 7, which writes dependentRequired so.
          payload: { ...fieldsSchema(dialect), dependencies: signatureTogether },
          examples: [{ name: 'documented', summary: 'The documented sample.', payload: exampleBody(dialect) }],
        },
      },
    },
  };
}
