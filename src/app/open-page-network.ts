import type { DialectId } from '../core/dialects.ts';
import { Bucket } from '../service/bucket.ts';
import { ControlPlane } from '../service/control-plane.ts';
import { Credentials } from '../service/credentials.ts';
import { LiveApi } from '../service/live-api.ts';
import type { Parties } from '../service/parties.ts';
import type { ObjectStorage, Timers, WriteLock } from '../service/ports.ts';
import { Store } from '../service/store.ts';
import type { Network } from '../wire/network.ts';
import { openNetwork, type NetworkParts } from '../wire/open-network.ts';
import { pageParties } from './page-parties.ts';
import { processPicture } from './processed-picture.ts';

/** What the network is made of: the account by what it is kept in. */
export type PageNetworkParts = Omit<NetworkParts, 'bucket' | 'liveApi'> & {
  readonly storage: ObjectStorage;
  /** By it tabs tell each other that what is stored has changed. */
  readonly lock: Pick<WriteLock, 'announce' | 'onAnnounced'>;
  readonly timers: Timers;
  /** The version of the documentation whose limits the API keeps. */
  readonly dialect: () => DialectId;
};

/** Opens the network with the page's account: import this when the page is on screen. */
export function openPageNetwork({ storage, lock, dialect, ...parts }: PageNetworkParts): Network {
  const now = (): number => parts.timers.now();
  const credentials = new Credentials();
  const { secretKeyOf } = credentials;
  const bucket = new Bucket({ storage, processPicture, secretKeyOf, changed: () => lock.announce() });
  lock.onAnnounced(() => bucket.forget());
  const apiWays: Parties['apiWays'] = new Store({ typing: 'strict', unsigned: 'refused' });
  const controlPlane = new ControlPlane({ now });
  const settings = () => ({ ...apiWays.current, dialect: dialect() });
  const liveApi = new LiveApi({ controlPlane, settings, secretKeyOf, now });
  const network = openNetwork({ ...parts, bucket, liveApi });
  pageParties.resolve({ controlPlane, bucket, credentials, apiWays, fetch: network.fetch });
  return network;
}
