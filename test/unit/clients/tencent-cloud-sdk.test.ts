import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exampleApiCredential } from '../../../src/core/documented-sample.ts';
import { mockLiveApi } from '../../../src/package/msw.ts';
import { apiClients } from '../../support/api-clients.ts';
import { provision } from '../../support/provisioning.ts';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterAll(() => server.close());

test.each(apiClients)('$of, as it is, configures screencapture at its own endpoint', async ({ client }) => {
  const api = mockLiveApi();
  server.use(...api.handlers);
  await provision(client());
  expect(api.answered.filter(({ error }) => error !== undefined)).toMatchObject([
    { action: 'DeleteLiveSnapshotTemplate', error: { code: 'FailedOperation.ConfInUsed' } },
    { action: 'DeleteLiveCallbackTemplate', error: { code: 'FailedOperation.ConfInUsed' } },
  ]);
});

const otherHosts = apiClients.flatMap((one) =>
  ['live.intl.tencentcloudapi.com', 'live.ap-guangzhou.tencentcloudapi.com'].map((endpoint) => ({ ...one, endpoint })),
);

test.each(otherHosts)('$of does the same at $endpoint', async ({ client, endpoint }) => {
  const api = mockLiveApi();
  server.use(...api.handlers);
  await provision(client({ endpoint }));
  expect(api.answered.length).toBeGreaterThan(0);
});

const ways = apiClients.flatMap((one) =>
  (['HmacSHA1', 'HmacSHA256', 'TC3-HMAC-SHA256'] as const).flatMap((signMethod) =>
    (['GET', 'POST'] as const).map((reqMethod) => ({ ...one, signMethod, reqMethod })),
  ),
);

test.each(ways)('$of does the same by $reqMethod, signed by $signMethod', async ({ client, signMethod, reqMethod }) => {
  const api = mockLiveApi();
  server.use(...api.handlers);
  await provision(client({ signMethod, reqMethod }));
  expect(new Set(api.answered.map(({ signing }) => signing))).toEqual(
    new Set([signMethod === 'TC3-HMAC-SHA256' ? 'tc3' : 'form']),
  );
});

test.each(apiClients)('$of is told of a wrong key, and of an id that nobody has', async ({ client }) => {
  server.use(...mockLiveApi().handlers);
  const { secretId, secretKey } = exampleApiCredential;
  const wrongKey = client({ credential: { secretId, secretKey: `${secretKey}x` } });
  const wrongId = client({ credential: { secretId: `${secretId}x`, secretKey } });
  await expect(wrongKey.call('DescribeLiveSnapshotRules')).rejects.toMatchObject({
    code: 'AuthFailure.SignatureFailure',
  });
  await expect(wrongId.call('DescribeLiveSnapshotRules')).rejects.toMatchObject({
    code: 'AuthFailure.SecretIdNotFound',
  });
});
