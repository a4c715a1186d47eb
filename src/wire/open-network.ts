import { bucketHost } from '../core/object-url.ts';
import { defaultFieldTexts } from '../service/settings.ts';
import type { Timers } from '../service/ports.ts';
import { bucketHandlers } from './bucket-handlers.ts';
import type { BucketParty } from './bucket-request.ts';
import { exampleCdnHost } from './mocked-hosts.ts';
import { Network } from './network.ts';
import { liveApiHandlers, type LiveApiParty } from './live-api-handlers.ts';
import { receiverHandlers, type ReceiverParty } from './receiver-handlers.ts';
import { serviceWorkerWay } from './service-worker-way.ts';

/** The parties on the other side of HTTP, and where the page's service worker lies. */
export type NetworkParts = {
  readonly receiver: ReceiverParty;
  readonly bucket: BucketParty;
  readonly liveApi: LiveApiParty;
  readonly serviceWorkerUrl: string;
  readonly timers: Pick<Timers, 'after'>;
};

const { bucket: firstBucket, appid, region } = defaultFieldTexts();
const cdnDomains = new Map([[exampleCdnHost, bucketHost({ bucket: firstBucket, appId: appid, region })]]);

/**
 * Opens the network of the mocked hosts; it is usable at once. This module brings MSW along: import it when the page is
 * on screen.
 */
export function openNetwork({ receiver, bucket, liveApi, serviceWorkerUrl, timers }: NetworkParts): Network {
  // The receiver first: a callback URL may lie on a bucket's host.
  const handlers = [
    ...receiverHandlers(receiver),
    ...bucketHandlers(bucket, Date.now, cdnDomains),
    ...liveApiHandlers(liveApi),
  ];
  return new Network(handlers, serviceWorkerWay(serviceWorkerUrl), timers);
}
