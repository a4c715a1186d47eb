import type { XmlElement } from '@rgrove/parse-xml';
import { isCorsRule, mostCorsRules, type CorsConfiguration, type CorsRule } from '../core/cors-rules.ts';
import { md5Hex } from '../core/digests.ts';
import type { BucketRequest } from './bucket-request.ts';
import { digestFault } from './content-digest.ts';
import { childrenOf, readXml, xmlDocument, type XmlNode } from './xml.ts';

/** What a bucket's rules may have in bytes. */
const largestConfiguration = 65_536;

/**
 * Answers GET, PUT and DELETE of a bucket's rules for other origins. That a `Content-MD5` must come along is not insisted on.
 *
 * @see COS documentation, "GET Bucket cors", 436/8274; "PUT Bucket cors", 436/8279; "DELETE Bucket cors", 436/8283
 */
export async function corsAnswer(asked: BucketRequest): Promise<Response> {
  const { bucket, request, settings, headers, refuse } = asked;
  switch (request.method) {
    case 'GET': {
      if (settings.cors === undefined) return refuse('NoSuchCORSConfiguration');
      headers.set('Content-Type', 'application/xml');
      return new Response(xmlDocument(nodeOf(settings.cors)), { headers });
    }
    case 'PUT':
      return putCors(asked);
    case 'DELETE': {
      const { cors: _cors, ...others } = settings;
      await bucket.setUp(others);
      return new Response(null, { status: 204, headers });
    }
    default:
      return refuse('MethodNotAllowed');
  }
}

async function putCors({ bucket, request, settings, body, headers, refuse }: BucketRequest): Promise<Response> {
  if (body.length > largestConfiguration) return refuse('EntityTooLarge');
  const fault = digestFault(request, md5Hex(body));
  if (fault !== undefined) return refuse(fault);
  const cors = readConfiguration(new TextDecoder().decode(body));
  if (cors === undefined) return refuse('MalformedXML');
  if (!cors.rules.every(isCorsRule)) return refuse('InvalidArgument');
  await bucket.setUp({ ...settings, cors });
  headers.set('Content-Length', '0');
  return new Response(null, { headers });
}

/** Undefined for anything but a `CORSConfiguration` with 1 to 100 rules. */
function readConfiguration(xml: string): CorsConfiguration | undefined {
  const root = readXml(xml);
  if (root?.name !== 'CORSConfiguration') return undefined;
  const rules = childrenOf(root, 'CORSRule').map(readRule);
  if (rules.length === 0 || rules.length > mostCorsRules) return undefined;
  return { rules, varies: textsOf(root, 'ResponseVary').includes('true') };
}

function readRule(element: XmlElement): CorsRule {
  const [id] = textsOf(element, 'ID');
  const [maxAge = ''] = textsOf(element, 'MaxAgeSeconds');
  return {
    ...(id !== undefined && { id }),
    origins: textsOf(element, 'AllowedOrigin'),
    methods: textsOf(element, 'AllowedMethod'),
    headers: textsOf(element, 'AllowedHeader'),
    exposed: textsOf(element, 'ExposeHeader'),
    // What is no number makes no rule.
    ...(maxAge !== '' && { maxAgeSeconds: /^\d{1,10}$/.test(maxAge) ? Number(maxAge) : Number.NaN }),
  };
}

const textsOf = (element: XmlElement, name: string): readonly string[] =>
  childrenOf(element, name).map(({ text }) => text.trim());

function nodeOf({ rules, varies }: CorsConfiguration): XmlNode {
  const each = (name: string, texts: readonly string[]): readonly XmlNode[] => texts.map((text) => [name, text]);
  return [
    'CORSConfiguration',
    [
      ...rules.map(({ id, origins, methods, headers, exposed, maxAgeSeconds }): XmlNode => [
        'CORSRule',
        [
          ...each('ID', id === undefined ? [] : [id]),
          ...each('AllowedOrigin', origins),
          ...each('AllowedMethod', methods),
          ...each('AllowedHeader', headers),
          ...each('ExposeHeader', exposed),
          ...each('MaxAgeSeconds', maxAgeSeconds === undefined ? [] : [String(maxAgeSeconds)]),
        ],
      ]),
      ...each('ResponseVary', [String(varies)]),
    ],
  ];
}
