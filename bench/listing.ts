import { getResponse } from 'msw';
import { documentedCosCredential as credential, signCosRequest } from '../src/core/cos-signature.ts';
import { mostKeysOfListing, type ListingQuery } from '../src/core/object-listing.ts';
import { Bucket } from '../src/service/bucket.ts';
import { memoryObjects } from '../src/service/memory-objects.ts';
import { bucketHandlers } from '../src/wire/bucket-handlers.ts';
import { median } from './table.ts';

/** Milliseconds to list a page: for each query the middle one of several times. */
export type ListingTimes = {
  readonly objects: number;
  /** The first page of all, for which keys are put in order. */
  readonly first: number;
  readonly pages: readonly { readonly query: string; readonly service: number; readonly handlers: number }[];
};

const host = 'testbucket-1234567890.cos.ap-guangzhou.myqcloud.com';
const nowUnixSeconds = 1_545_030_273;
const all: ListingQuery = { prefix: '', delimiter: '', marker: '', maxKeys: mostKeysOfListing };

/** A bucket of a thousand streams' screenshots, a hundred each, written in no order. */
export async function measureListing(runs: number, objects = 100_000): Promise<ListingTimes> {
  const bucket = await filledBucket(objects);
  const handlers = bucketHandlers(bucket, () => nowUnixSeconds * 1000);
  const overHttp = async (query: ListingQuery): Promise<void> => {
    const response = await getResponse(handlers, listRequest(query));
    const text = (await response?.text()) ?? '';
    if (!text.includes('<ListBucketResult>')) throw new Error(`no list, but ${text}`);
  };
  const first = await millisecondsOf(() => bucket.list(host, all));
  const queries: Readonly<Record<string, ListingQuery>> = {
    'from the beginning': all,
    'of a prefix': { ...all, prefix: 'stream-05' },
    'of folders': { ...all, delimiter: '/' },
    'of folders in a prefix': { ...all, prefix: 'stream-0', delimiter: '/' },
    'from the middle': { ...all, marker: 'stream-0500/' },
    'of folders from the middle': { ...all, delimiter: '/', marker: 'stream-0500/' },
    'at a delimiter that no key has': { ...all, delimiter: '|' },
  };
  const pages = [];
  for (const [query, asked] of Object.entries(queries)) {
    const service = await middleOf(runs, () => bucket.list(host, asked));
    pages.push({ query, service, handlers: await middleOf(runs, () => overHttp(asked)) });
  }
  return { objects, first, pages };
}

async function filledBucket(objects: number): Promise<Bucket> {
  const storage = memoryObjects();
  const body = new Blob(['picture']);
  for (let written = 0; written < objects; written += 1) {
    // 7,919 is prime: every number comes, and none after its neighbour.
    const number = (written * 7919) % objects;
    const [stream, shot] = [Math.floor(number / 100), number % 100].map((part) => String(part).padStart(4, '0'));
    const objectKey = `stream-${stream}/2018-12-17-${shot}-640x352.jpg`;
    await storage.putObject({ bucketHost: host, objectKey, etag: '"a"', lastModified: nowUnixSeconds, bytes: 7, body });
  }
  return new Bucket({ storage, secretKeyOf: (id) => (id === credential.secretId ? credential.secretKey : undefined) });
}

function listRequest({ prefix, delimiter, marker }: ListingQuery): Request {
  const parameters = Object.entries({ prefix, delimiter, marker }).filter(([, value]) => value !== '');
  const request = { method: 'GET', path: '/', parameters, headers: [['host', host]] as const };
  const time = { from: nowUnixSeconds - 60, until: nowUnixSeconds + 60 };
  const { authorization } = signCosRequest(request, credential, time);
  return new Request(`https://${host}/?${new URLSearchParams(parameters)}`, { headers: { authorization } });
}

/** Of three times as many as there are runs, and some before them, for the engine to compile what is measured. */
async function middleOf(runs: number, ask: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 5 + runs * 3; round += 1) times.push(await millisecondsOf(ask));
  return median(times.slice(5));
}

async function millisecondsOf(ask: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await ask();
  return performance.now() - begun;
}
