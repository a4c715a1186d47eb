import { ContextProvider } from '@lit/context';
import { partiesContext } from '../elements/parties-context.ts';
import type { Account } from '../service/account.ts';
import { keepAccount } from '../service/account-keeper.ts';
import { bucketFaultOf } from '../service/bucket-fault.ts';
import { Bucket } from '../service/bucket.ts';
import { ControlPlane } from '../service/control-plane.ts';
import { Credentials } from '../service/credentials.ts';
import { deliveryLog } from '../service/delivery-log.ts';
import { LiveApi } from '../service/live-api.ts';
import type { Parties } from '../service/parties.ts';
import type { Storage, Timers, WriteLock } from '../service/ports.ts';
import { Provisioning, type AccountForm } from '../service/provisioning.ts';
import type { StoredAccount } from '../service/stored-account.ts';
import { Store } from '../service/store.ts';
import type { Network } from '../wire/network.ts';
import { openNetwork, type NetworkParts } from '../wire/open-network.ts';
import { pageParties } from './page-parties.ts';
import { processPicture } from './processed-picture.ts';
import { defineAccountNotice } from './register-account.ts';

/** What the network is made of: the account by what it is kept in. */
export type PageNetworkParts = Omit<NetworkParts, 'bucket' | 'liveApi'> & {
  readonly storage: Storage;
  /** What is stored of the account; read meanwhile. */
  readonly stored: Promise<StoredAccount | undefined>;
  readonly isLinked: boolean;
  /** By it tabs tell each other that what is stored has changed. */
  readonly lock: Pick<WriteLock, 'announce' | 'onAnnounced'>;
  readonly timers: Timers;
  /** The form: what it says and what the API configures are one. */
  readonly simulator: AccountForm & { bindAccount(account: Account): void; tell(error: unknown): void };
};

/** Opens the network with the page's account: import this when the page is on screen. */
export async function openPageNetwork({
  storage,
  lock,
  simulator,
  stored: reading,
  isLinked,
  ...parts
}: PageNetworkParts): Promise<Network> {
  const stored = await reading;
  const now = (): number => parts.timers.now();
  const credentials = new Credentials();
  const { secretKeyOf } = credentials;
  const bucket = new Bucket({ storage, processPicture, secretKeyOf, changed: () => lock.announce() });
  lock.onAnnounced(() => bucket.forget());
  const apiWays: Parties['apiWays'] = new Store({ typing: 'strict', unsigned: 'refused' });
  const bucketFault = async (host: string) => bucketFaultOf(await bucket.settings(host));
  const controlPlane = new ControlPlane({ now, bucketFault, findCallbackRecords: deliveryLog(storage) });
  const provisioning = new Provisioning({ controlPlane, form: simulator, now, stored, isLinked });
  simulator.bindAccount(provisioning);
  keepAccount({ provisioning, controlPlane, storage, lock, stored, failed: simulator.tell });
  // The limits that the API keeps are those of the documentation that the form names.
  const settings = () => ({ ...apiWays.current, dialect: simulator.state.current.settings.dialect });
  const liveApi = new LiveApi({ controlPlane, settings, secretKeyOf, now });
  const network = openNetwork({ ...parts, bucket, liveApi });
  const parties: Parties = { controlPlane, provisioning, bucket, credentials, apiWays, fetch: network.fetch };
  new ContextProvider(document.body, { context: partiesContext, initialValue: parties });
  defineAccountNotice();
  pageParties.resolve(parties);
  return network;
}
