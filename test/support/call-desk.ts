import { getResponse } from 'msw';
import { CallDesk } from '../../src/console/call-desk.ts';
import type { Bucket } from '../../src/service/bucket.ts';
import { LiveApi } from '../../src/service/live-api.ts';
import { liveApiHandlers } from '../../src/wire/live-api-handlers.ts';
import { emptyAccount } from './parties.ts';

/** A desk for calls of the API, before an account with nothing configured and without a bucket, at a time that stands still. */
export function callDesk(): CallDesk {
  // Nothing of the console looks into the bucket.
  const account = emptyAccount({} as Bucket);
  const { controlPlane, credentials, apiWays, now } = account;
  const { secretKeyOf } = credentials;
  const settings = () => ({ ...apiWays.current, dialect: '2019' }) as const;
  const handlers = liveApiHandlers(new LiveApi({ controlPlane, settings, secretKeyOf, now }));
  const fetch = async (request: Request): Promise<Response> =>
    (await getResponse(handlers, request)) ?? Response.error();
  return new CallDesk({ ...account, fetch }, now);
}
