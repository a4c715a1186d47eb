import type { Account } from '../service/account.ts';
import { bucketFaultOf } from '../service/bucket-fault.ts';
import { Bucket } from '../service/bucket.ts';
import { ControlPlane } from '../service/control-plane.ts';
import { Credentials } from '../service/credentials.ts';
import { LiveApi } from '../service/live-api.ts';
import type { Parties } from '../service/parties.ts';
import type { ObjectStorage, Timers, WriteLock } from '../service/ports.ts';
import { Provisioning, type AccountForm } from '../service/provisioning.ts';
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
  /** The form: what it says and what the API configures are one. */
  readonly simulator: AccountForm & { bindAccount(account: Account): void };
};

/** Opens the network with the page's account: import this when the page is on screen. */
export function openPageNetwork({ storage, lock, simulator, ...parts }: PageNetworkParts): Network {
  const now = (): number => parts.timers.now();
  const credentials = new Credentials();
  const { secretKeyOf } = credentials;
  const bucket = new Bucket({ storage, processPicture, secretKeyOf, changed: () => lock.announce() });
  lock.onAnnounced(() => bucket.forget());
  const apiWays: Parties['apiWays'] = new Store({ typing: 'strict', unsigned: 'refused' });
  const bucketFault = async (host: string) => bucketFaultOf(await bucket.settings(host));
  const controlPlane = new ControlPlane({ now, bucketFault });
  const provisioning = new Provisioning({ controlPlane, form: simulator, now });
  simulator.bindAccount(provisioning);
  // The limits that the API keeps are those of the documentation that the form names.
  const settings = () => ({ ...apiWays.current, dialect: simulator.state.current.settings.dialect });
  const liveApi = new LiveApi({ controlPlane, settings, secretKeyOf, now });
  const network = openNetwork({ ...parts, bucket, liveApi });
  pageParties.resolve({ controlPlane, provisioning, bucket, credentials, apiWays, fetch: network.fetch });
  return network;
}
