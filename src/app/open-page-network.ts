import { documentedCosCredential } from '../core/cos-signature.ts';
import { Bucket } from '../service/bucket.ts';
import type { ObjectStorage, WriteLock } from '../service/ports.ts';
import type { Network } from '../wire/network.ts';
import { openNetwork, type NetworkParts } from '../wire/open-network.ts';
import { processPicture } from './processed-picture.ts';

/** What the network is made of, the buckets by what they are kept in. */
export type PageNetworkParts = Omit<NetworkParts, 'bucket'> & {
  readonly storage: ObjectStorage;
  /** By it tabs tell each other that what is stored has changed. */
  readonly lock: Pick<WriteLock, 'announce' | 'onAnnounced'>;
};

/** Opens the network with the page's buckets: import this when the page is on screen. */
export function openPageNetwork({ storage, lock, ...parts }: PageNetworkParts): Network {
  const { secretId, secretKey } = documentedCosCredential;
  const bucket = new Bucket({
    storage,
    processPicture,
    secretKeyOf: (id) => (id === secretId ? secretKey : undefined),
    changed: () => lock.announce(),
  });
  lock.onAnnounced(() => bucket.forget());
  return openNetwork({ ...parts, bucket });
}
