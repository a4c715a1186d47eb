import { md5Hex } from '../core/digests.ts';
import { documentedCosCredential, signCosRequest } from '../core/cos-signature.ts';
import { encodePath } from '../core/object-url.ts';
import type { ListingQuery } from '../core/object-listing.ts';
import type { Fetch } from '../service/ports.ts';

/** An object as a list of a bucket tells it. */
export type ListedObject = {
  readonly objectKey: string;
  /** Quoted. */
  readonly etag: string;
  /** UNIX milliseconds. */
  readonly lastModified: number;
  readonly bytes: number;
};

/** A page of a bucket's list. */
export type ListedPage = {
  readonly objects: readonly ListedObject[];
  readonly prefixes: readonly string[];
  /** Where the next page begins; undefined after the last. */
  readonly nextMarker: string | undefined;
};

/** A request that a bucket refused, by COS's own code; `unreachable` where nothing answered. */
export class BucketRefusal extends Error {
  override readonly name = 'BucketRefusal';
  readonly code: string;
  /** Of the answer; 0 where nothing answered. */
  readonly status: number;

  constructor(code: string, status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.status = status;
  }
}

type Sent = {
  readonly method?: string;
  readonly objectKey?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Blob | string;
  readonly signal?: AbortSignal | undefined;
};

/** How long a request may be on its way. Seconds. */
const validSeconds = 900;

/** A bucket as its owner's client sees it: every request is signed as the documentation's example, and seen in the network panel. */
export class BucketClient {
  readonly host: string;
  readonly #fetch: Fetch;

  constructor(host: string, fetch: Fetch) {
    this.host = host;
    this.#fetch = fetch;
  }

  /** @throws {BucketRefusal} as all methods do */
  async list(query: ListingQuery, signal?: AbortSignal): Promise<ListedPage> {
    const { prefix, delimiter, marker, maxKeys } = query;
    const parameters = { prefix, delimiter, marker, 'max-keys': String(maxKeys), 'encoding-type': 'url' };
    const response = await this.#send({ query: new URLSearchParams(parameters).toString(), signal });
    return readPage(await response.text());
  }

  /** The headers of an object that this page may read, in order of names. */
  async head(objectKey: string): Promise<readonly (readonly [name: string, value: string])[]> {
    return [...(await this.#send({ method: 'HEAD', objectKey })).headers];
  }

  /** @param query image processing, such as `imageMogr2/thumbnail/128x` */
  async get(objectKey: string, query = '', signal?: AbortSignal): Promise<Blob> {
    return (await this.#send({ objectKey, query, signal })).blob();
  }

  async put(objectKey: string, body: Blob): Promise<void> {
    const type = body.type === '' ? 'application/octet-stream' : body.type;
    await this.#send({ method: 'PUT', objectKey, body, headers: { 'content-type': type } });
  }

  async delete(objectKey: string): Promise<void> {
    await this.#send({ method: 'DELETE', objectKey });
  }

  /** Deletes several in one request, of which a bucket takes `mostKeysOfDeletion` objects; those that no XML can name, one by one. */
  async deleteSeveral(objectKeys: readonly string[]): Promise<void> {
    const writable = objectKeys.filter((key) => !unwritable.test(key));
    for (const key of objectKeys.filter((each) => unwritable.test(each))) await this.delete(key);
    if (writable.length === 0) return;
    const body = deletionXml(writable);
    const digest = md5Hex(new TextEncoder().encode(body));
    const bytes = Array.from(digest.matchAll(/../g), ([pair]) => String.fromCharCode(Number.parseInt(pair, 16)));
    const headers = { 'content-md5': btoa(bytes.join('')), 'content-type': 'application/xml' };
    await this.#send({ method: 'POST', query: 'delete', body, headers });
  }

  async #send({ method = 'GET', objectKey = '', query = '', headers = {}, body, signal }: Sent): Promise<Response> {
    const address = `https://${this.host}/${encodePath(objectKey)}${query === '' ? '' : `?${query}`}`;
    const url = new URL(address);
    if (decodeURIComponent(url.pathname) !== `/${objectKey}`) {
      throw new BucketRefusal('InvalidURI', 400, 'no address leads to this object key');
    }
    const from = Math.floor(Date.now() / 1000);
    const { authorization } = signCosRequest(
      {
        method,
        path: `/${objectKey}`,
        parameters: [...url.searchParams],
        headers: [...Object.entries(headers), ['host', url.host]],
      },
      documentedCosCredential,
      { from, until: from + validSeconds },
    );
    const init = { method, headers: { ...headers, authorization }, body: body ?? null, signal: signal ?? null };
    const response = await this.#fetch(new Request(url, init)).catch((error: unknown) => {
      signal?.throwIfAborted();
      throw new BucketRefusal('unreachable', 0, 'nothing answered', { cause: error });
    });
    if (!response.ok) throw await refusalOf(response);
    return response;
  }
}

/** The answer to a HEAD has no body to tell a code. */
async function refusalOf(response: Response): Promise<BucketRefusal> {
  const document = new DOMParser().parseFromString(await response.text(), 'application/xml');
  const text = (name: string): string | undefined => document.querySelector(name)?.textContent ?? undefined;
  return new BucketRefusal(text('Error > Code') ?? '', response.status, text('Error > Message') ?? '');
}

/** Keys come percent-encoded, since XML has no way to write them all. */
function readPage(xml: string): ListedPage {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const textIn = (parent: ParentNode, path: string): string | undefined =>
    parent.querySelector(`:scope > ${path}`)?.textContent ?? undefined;
  const root = document.documentElement;
  const marker = textIn(root, 'NextMarker');
  return {
    prefixes: Array.from(root.querySelectorAll(':scope > CommonPrefixes > Prefix'), ({ textContent }) =>
      decodeURIComponent(textContent),
    ),
    objects: Array.from(root.querySelectorAll(':scope > Contents'), (contents) => ({
      objectKey: decodeURIComponent(textIn(contents, 'Key') ?? ''),
      etag: textIn(contents, 'ETag') ?? '',
      lastModified: Date.parse(textIn(contents, 'LastModified') ?? ''),
      bytes: Number(textIn(contents, 'Size')),
    })),
    nextMarker: marker === undefined ? undefined : decodeURIComponent(marker),
  };
}

/** What XML 1.0 has no way to write. */
const unwritable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

function deletionXml(objectKeys: readonly string[]): string {
  const root = document.implementation.createDocument(null, 'Delete');
  for (const objectKey of objectKeys) {
    const key = root.createElement('Key');
    key.textContent = objectKey;
    const object = root.createElement('Object');
    object.append(key);
    root.documentElement.append(object);
  }
  // Read as it is, it would be a line feed.
  return new XMLSerializer().serializeToString(root).replaceAll('\r', '&#13;');
}
