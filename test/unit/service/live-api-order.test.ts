import { expect, test } from 'vitest';
import { apiWorld, signed } from '../../support/api-world.ts';
import { codeOf, snapshotTemplate } from '../../support/furnished-api.ts';

/** What can be wrong with a call, in the order in which the gateway looks, and the code of each; then what makes it right. */
const faults = [
  { what: 'signature', code: 'AuthFailure.SignatureFailure' },
  { what: 'action', code: 'InvalidAction' },
  { what: 'version', code: 'NoSuchVersion' },
  { what: 'name of a parameter', code: 'UnknownParameter' },
  { what: 'lack of a parameter', code: 'MissingParameter' },
  { what: 'type', code: 'InvalidParameter' },
  { what: 'range', code: 'InvalidParameterValue' },
  { what: 'meaning', code: 'InvalidParameter.COSCustomFileNameError' },
] as const;

type Fault = (typeof faults)[number]['what'];

/** The code by which a call is refused that has all of these faults. */
async function codeWith(has: (fault: Fault) => boolean): Promise<string | undefined> {
  const { CosBucket, ...rest } = snapshotTemplate;
  const parameters = {
    ...rest,
    ...(has('name of a parameter') && { Nonsense: 1 }),
    ...(!has('lack of a parameter') && { CosBucket }),
    ...(has('type') && { Height: 'high' }),
    ...(has('range') && { Width: 3001 }),
    ...(has('meaning') && { CosPrefix: '../up' }),
  };
  const headers = has('version') ? { 'x-tc-version': '2020-01-01' } : {};
  const action = has('action') ? 'CreateNonsense' : 'CreateLiveSnapshotTemplate';
  const call = signed({ body: JSON.stringify(parameters), headers }, action);
  const altered = { ...call, headers: { ...call.headers, host: 'live.intl.tencentcloudapi.com' } };
  return codeOf(await apiWorld().send(has('signature') ? altered : call));
}

test.each(faults.map(({ what, code }, first) => ({ what, code, first })))(
  'of a call with this fault and all that come after, its $what is told: $code',
  async ({ code, first }) => {
    expect(await codeWith((fault) => faults.findIndex(({ what }) => what === fault) >= first)).toBe(code);
  },
);

test('without any of these faults the call is taken', async () => {
  expect(await codeWith(() => false)).toBeUndefined();
});
