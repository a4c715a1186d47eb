import { getResponse } from 'msw';
import { CallDesk } from '../../src/console/call-desk.ts';
import type { Bucket } from '../../src/service/bucket.ts';
import { emptyControlPlane } from '../../src/service/control-plane-state.ts';
import { ControlPlane } from '../../src/service/control-plane.ts';
import { Credentials } from '../../src/service/credentials.ts';
import { LiveApi } from '../../src/service/live-api.ts';
import type { Parties } from '../../src/service/parties.ts';
import { Provisioning } from '../../src/service/provisioning.ts';
import { Store } from '../../src/service/store.ts';
import { liveApiHandlers } from '../../src/wire/live-api-handlers.ts';
import { apiNowUnixSeconds } from './api-world.ts';
import { readyState } from './fake-simulator.ts';

/** A desk for calls of the API, before an account with nothing configured and without a bucket, at a time that stands still. */
export function callDesk(): CallDesk {
  const now = (): number => apiNowUnixSeconds * 1000;
  const credentials = new Credentials();
  const controlPlane = new ControlPlane({ now });
  const apiWays: Parties['apiWays'] = new Store({ typing: 'strict', unsigned: 'refused' });
  const { secretKeyOf } = credentials;
  const settings = () => ({ ...apiWays.current, dialect: '2019' }) as const;
  const handlers = liveApiHandlers(new LiveApi({ controlPlane, settings, secretKeyOf, now }));
  const fetch = async (request: Request): Promise<Response> =>
    (await getResponse(handlers, request)) ?? Response.error();
  const form = { state: { current: readyState }, takeOver: () => {}, dismissProblem: () => {} };
  const provisioning = new Provisioning({ controlPlane, form, now });
  controlPlane.state.patch(emptyControlPlane);
  // Nothing of the console looks into the bucket.
  const bucket = {} as Bucket;
  return new CallDesk({ controlPlane, provisioning, bucket, credentials, apiWays, fetch }, now);
}
