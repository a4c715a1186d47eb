import { mostKeysOfListing } from '../core/object-listing.ts';
import type { ObjectInfo } from '../service/records.ts';
import type { BucketRequest } from './bucket-request.ts';
import { xmlDocument, type XmlNode } from './xml.ts';

/** Answers HEAD Bucket: it is there. */
export function bucketAnswer({ headers, settings }: BucketRequest): Response {
  headers.set('x-cos-bucket-region', regionOf(settings.bucketHost));
  return new Response(null, { headers });
}

/**
 * Answers List Objects, version 1. More keys than a page holds are asked for in vain, as if as many as it holds were meant.
 *
 * @see COS documentation, "GET Bucket (List Objects)", 436/7734
 */
export async function listAnswer({ bucket, settings, parameters, headers, refuse }: BucketRequest): Promise<Response> {
  const { bucketHost } = settings;
  const [prefix, delimiter, marker] = ['prefix', 'delimiter', 'marker'].map((name) => parameters.get(name) ?? '');
  const asked = parameters.get('max-keys');
  const encoding = parameters.get('encoding-type');
  if ((asked !== null && !/^\d{1,9}$/.test(asked)) || (encoding !== null && encoding !== 'url')) {
    return refuse('InvalidArgument');
  }
  const maxKeys = asked === null ? mostKeysOfListing : Math.min(Number(asked), mostKeysOfListing);
  const query = { prefix: prefix ?? '', delimiter: delimiter ?? '', marker: marker ?? '', maxKeys };
  const { contents, commonPrefixes, isTruncated, nextMarker } = await bucket.list(bucketHost, query);

  const [name = ''] = bucketHost.split('.');
  const owner = name.slice(name.lastIndexOf('-') + 1);
  const told = encoding === 'url' ? encodeKey : (text: string): string => text;
  const nodes: XmlNode[] = [
    ['Name', name],
    ...(encoding === null ? [] : [['EncodingType', encoding] as const]),
    ['Prefix', told(query.prefix)],
    ['Marker', told(query.marker)],
    ['MaxKeys', String(maxKeys)],
    ...(query.delimiter === '' ? [] : [['Delimiter', told(query.delimiter)] as const]),
    ['IsTruncated', String(isTruncated)],
    ...(nextMarker === undefined ? [] : [['NextMarker', told(nextMarker)] as const]),
    ...commonPrefixes.map((common): XmlNode => ['CommonPrefixes', [['Prefix', told(common)]]]),
    ...contents.map((object) => contentsNode(object, told(object.objectKey), owner)),
  ];
  headers.set('Content-Type', 'application/xml');
  headers.set('x-cos-bucket-region', regionOf(bucketHost));
  return new Response(xmlDocument(['ListBucketResult', nodes]), { headers });
}

const contentsNode = ({ lastModified, etag, bytes }: ObjectInfo, key: string, owner: string): XmlNode => [
  'Contents',
  [
    ['Key', key],
    ['LastModified', new Date(lastModified * 1000).toISOString()],
    ['ETag', etag],
    ['Size', String(bytes)],
    [
      'Owner',
      [
        ['ID', owner],
        ['DisplayName', owner],
      ],
    ],
    ['StorageClass', 'STANDARD'],
  ],
];

const regionOf = (bucketHost: string): string => bucketHost.split('.')[2] ?? '';

/** Keys may hold halves of code points, which have no bytes to encode. */
const encodeKey = (text: string): string => encodeURIComponent(text.toWellFormed());
