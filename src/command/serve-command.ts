import { Command, Option } from 'commander';
import type { ApiCredential } from '../core/api-signature.ts';
import { documentedCosCredential } from '../core/cos-signature.ts';
import { exampleApiCredential } from '../core/documented-sample.ts';
import { bucketHost, parseBucketHost } from '../core/object-url.ts';
import { defaultPlan } from '../payloads/plan.ts';
import { bucketFaultOf } from '../service/bucket-fault.ts';
import { Bucket, usualSettings } from '../service/bucket.ts';
import { conductPresets, type ConductPresetId } from '../service/conducts.ts';
import { fieldChoices } from '../service/field-values.ts';
import { isDomain } from '../service/control-plane-action.ts';
import type { ReceiverSettings } from '../service/receiver.ts';
import type { BucketSettings } from '../service/records.ts';
import { isMockedHost } from '../wire/mocked-hosts.ts';
import { presetWord } from '../words/preset-words.ts';
import { CommandError, exitCodes, type ExitCode } from './exit-codes.ts';
import { folderObjects } from './folder-objects.ts';
import type { Served } from './local-server.ts';
import { jsonOption, keyOption, port, unixSecond } from './option-values.ts';
import type { ToldRequest } from './served-request.ts';
import { interruption, print, printJson, toned } from './terminal.ts';

type ServeOptions = {
  readonly port: number;
  readonly host: string;
  readonly key: string;
  readonly emptyKey: ReceiverSettings['emptyKey'];
  readonly conduct: ConductPresetId;
  readonly objects?: string;
  readonly cdnDomain?: string;
  readonly missingBucket?: readonly string[];
  readonly unwritableBucket?: readonly string[];
  readonly secretId?: string;
  readonly secretKey?: string;
  readonly lenient?: true;
  readonly now?: number;
  readonly json?: true;
};

const presets = Object.keys(conductPresets) as ConductPresetId[];

/** `serve`: the receiver, the buckets and the API of the page as a server on this computer. */
export const serveCommand = (ends: (code: ExitCode) => void): Command =>
  new Command('serve')
    .summary('run the simulated receiver, bucket and API as a local HTTP server')
    .description(
      'Serves the simulated receiver, buckets and API until Ctrl-C, and prints a line for each request. Clients name the mocked host in ' +
        'the header Host, or as the first segment of the path; SDKs of the API take the address alone as their endpoint.',
    )
    .addOption(new Option('--port <n>', 'port; 0 takes a free one').argParser(port).default(4180))
    .addOption(new Option('--host <address>', 'address to listen at').default('127.0.0.1'))
    .addOption(keyOption())
    .addOption(
      new Option('--empty-key <way>', 'what an empty key means').choices(fieldChoices.emptykey).default('signed'),
    )
    .addOption(
      new Option('--conduct <preset>', 'how the receiver behaves; see below').choices(presets).default('checked'),
    )
    .addOption(new Option('--objects <folder>', "the buckets' objects: files by their path in this folder"))
    .addOption(new Option('--cdn-domain <name>', 'a domain by which a CDN gives out the objects of the printed bucket'))
    .addOption(new Option('--missing-bucket <host...>', 'buckets that are not there, to the API neither'))
    .addOption(new Option('--unwritable-bucket <host...>', 'buckets that the API finds the service may not write to'))
    .addOption(
      new Option('--secret-id <id>', "whose calls the API takes, beside the documentation's example").env(
        'TENCENTCLOUD_SECRET_ID',
      ),
    )
    .addOption(
      new Option('--secret-key <key>', 'what those are signed with; better given by the environment').env(
        'TENCENTCLOUD_SECRET_KEY',
      ),
    )
    .addOption(
      new Option('--lenient', 'let the API take integers written as text, and calls that say they are not signed'),
    )
    .addOption(
      new Option('--now <instant>', "where the clocks start; the computer's unless given").argParser(unixSecond),
    )
    .addOption(jsonOption('print a line of JSON for each request'))
    .addHelpText('after', `\nConducts:\n${presets.map((id) => `  ${id.padEnd(13)} ${presetWord(id)}`).join('\n')}`)
    .action(async (options: ServeOptions) => ends(await serve(options)));

/** Requests and callbacks that the receiver remembers, however long it runs. */
const kept = 10_000;

async function serve(options: ServeOptions): Promise<ExitCode> {
  const { key, emptyKey, conduct, objects, host, json } = options;
  const cdnDomains = cdnDomainsOf(options);
  const { bucketHandlers, mockLiveApi, mockReceiver, openLocalServer, toldRequest } = await loadMocks();
  const ahead = options.now === undefined ? 0 : options.now * 1000 - Date.now();
  const now = (): number => Date.now() + ahead;
  const receiver = mockReceiver({ key, emptyKey, conduct, now, kept });
  const credentials = credentialsOf(options);
  const setUp = bucketsSetUp(options);
  const api = mockLiveApi({
    credentials,
    ...(options.lenient && { typing: 'lenient', unsigned: 'taken' }),
    bucketFault: (bucketHost) => bucketFaultOf(setUp.find((settings) => settings.bucketHost === bucketHost)),
    now,
    kept,
  });
  const bucket = new Bucket({
    storage: await folderObjects(objects),
    // Either product's documentation signs its examples with a pair of its own.
    secretKeyOf: (id) => [...credentials, documentedCosCredential].find(({ secretId }) => secretId === id)?.secretKey,
  });
  for (const settings of setUp) await bucket.setUp(settings);
  const handlers = [...receiver.handlers, ...bucketHandlers(bucket, now, cdnDomains), ...api.handlers];
  const told = (served: Served): void => {
    const request = toldRequest(served, api.answered);
    if (json === true) printJson({ kind: 'request', ...request });
    else print(line(request));
  };
  const signal = interruption();
  const server = await openLocalServer(handlers, {
    host,
    port: options.port,
    isMocked: (hostname) => cdnDomains.has(hostname) || isMockedHost(hostname),
    told,
  });

  const addresses = {
    receiver: `${server.origin}/${receiver.url.slice('https://'.length)}`,
    bucket: `${server.origin}/${bucketHost(defaultPlan.bucket)}/`,
    api: `${server.origin}/`,
    ...(options.cdnDomain !== undefined && { cdn: `${server.origin}/${options.cdnDomain}/` }),
  };
  if (json === true) printJson({ kind: 'addresses', ...addresses });
  else {
    print(`Receiver  ${addresses.receiver}  ${toned('quiet', presetWord(conduct))}`);
    print(`Bucket    ${addresses.bucket}  ${toned('quiet', objects ?? 'empty: give it files with --objects')}`);
    if (addresses.cdn !== undefined) print(`CDN       ${addresses.cdn}  ${toned('quiet', 'to read the same objects')}`);
    print(`API       ${addresses.api}  ${toned('quiet', 'an endpoint for its SDKs, without https')}`);
    print(toned('quiet', 'Ctrl-C ends it.'));
  }
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  await server.close();
  return exitCodes.done;
}

/** The example's pair, and the one that was given. */
function credentialsOf({ secretId, secretKey }: ServeOptions): readonly ApiCredential[] {
  if (secretId === undefined && secretKey === undefined) return [exampleApiCredential];
  if (secretId === undefined || secretKey === undefined) {
    throw new CommandError(exitCodes.usage, 'a SecretId and a SecretKey belong together: one of them is missing');
  }
  return [exampleApiCredential, { secretId, secretKey }];
}

/** @throws {CommandError} a name that is no domain, or of a host that is served already */
function cdnDomainsOf({ cdnDomain }: ServeOptions): ReadonlyMap<string, string> {
  if (cdnDomain === undefined) return new Map();
  if (!isDomain(cdnDomain) || isMockedHost(cdnDomain)) {
    throw new CommandError(
      exitCodes.usage,
      `${cdnDomain} cannot be a CDN domain: it is no domain name, or served already`,
    );
  }
  return new Map([[cdnDomain.toLowerCase(), bucketHost(defaultPlan.bucket)]]);
}

/** The buckets with something wrong about them. */
function bucketsSetUp({ missingBucket = [], unwritableBucket = [] }: ServeOptions): readonly BucketSettings[] {
  const usual = (host: string): BucketSettings => {
    const location = parseBucketHost(host);
    if (location === undefined) throw new CommandError(exitCodes.usage, `${host} is not the host of a bucket`);
    return usualSettings(bucketHost(location));
  };
  return [
    ...missingBucket.map((host) => ({ ...usual(host), exists: false })),
    ...unwritableBucket.map((host) => ({ ...usual(host), serviceMayWrite: false })),
  ];
}

function line({ method, url, status, action, error }: ToldRequest): string {
  const answer = [status === 0 ? 'no answer' : String(status), action, error].filter((word) => word !== undefined);
  return `${method} ${url} ${toned(status === 200 && error === undefined ? 'good' : 'bad', answer.join(' '))}`;
}

/** MSW takes its time to load, no other command needs it, and who installs the package may do without it. */
async function loadMocks() {
  try {
    const [api, bucket, receiver, server, request] = await Promise.all([
      import('../package/mock-live-api.ts'),
      import('../wire/bucket-handlers.ts'),
      import('../package/mock-receiver.ts'),
      import('./local-server.ts'),
      import('./served-request.ts'),
    ]);
    return { ...api, ...bucket, ...receiver, ...server, ...request };
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new CommandError(exitCodes.usage, 'serve needs msw beside this package: npm install msw');
  }
}
