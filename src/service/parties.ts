import type { Bucket } from './bucket.ts';
import type { ControlPlane } from './control-plane.ts';
import type { Credentials } from './credentials.ts';
import type { LiveApiSettings } from './live-api.ts';
import type { Fetch } from './ports.ts';
import type { Provisioning } from './provisioning.ts';
import type { Store } from './store.ts';

/** The simulated account behind the API and the buckets, and the way to ask them. */
export type Parties = {
  readonly controlPlane: ControlPlane;
  /** Keeps account and form one; when changes take effect is chosen here. */
  readonly provisioning: Provisioning;
  readonly bucket: Bucket;
  readonly credentials: Credentials;
  /** How the API takes what the documentation leaves open; the dialect is the form's. */
  readonly apiWays: Store<Omit<LiveApiSettings, 'dialect'>>;
  /** To the mocked hosts, as every request of the page. */
  readonly fetch: Fetch;
};
