import { Credentials } from '../../src/service/credentials.ts';
import { emptyControlPlane } from '../../src/service/control-plane-state.ts';
import { ControlPlane } from '../../src/service/control-plane.ts';
import type { Bucket } from '../../src/service/bucket.ts';
import type { Parties } from '../../src/service/parties.ts';
import { Provisioning } from '../../src/service/provisioning.ts';
import { Store } from '../../src/service/store.ts';
import { apiNowUnixSeconds } from './api-world.ts';
import { readyState } from './fake-simulator.ts';

/** An account with nothing configured, at a time that stands still; no way leads to it yet. */
export function emptyAccount(bucket: Bucket): Omit<Parties, 'fetch'> & { readonly now: () => number } {
  const now = (): number => apiNowUnixSeconds * 1000;
  const controlPlane = new ControlPlane({ now });
  const form = { state: { current: readyState }, takeOver: () => {}, dismissProblem: () => {} };
  const provisioning = new Provisioning({ controlPlane, form, now });
  controlPlane.state.patch(emptyControlPlane);
  const apiWays: Parties['apiWays'] = new Store({ typing: 'strict', unsigned: 'refused' });
  return { controlPlane, provisioning, bucket, credentials: new Credentials(), apiWays, now };
}
