import { InvalidArgumentError, Option, type Command } from 'commander';
import { dialects, type DialectId } from '../core/dialects.ts';
import { negativeCaseNames } from '../core/negative-suite.ts';
import type { Size } from '../core/push.ts';
import type { Rounding, Swap } from '../core/sizing.ts';
import { defaultPlan, type JsonValue, type PayloadOverride, type PayloadPlan } from '../payloads/plan.ts';
import { typedValue } from '../payloads/typed-value.ts';
import { fieldChoices } from '../service/field-values.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import { collected, dialectOption, keyOption, size, unixSecond, wholeNumber } from './option-values.ts';
import { roundingOption, swapOption } from './size-command.ts';

/** The options of a plan as commander gives them. Those that may be left out have the default plan's values. */
export type PlanOptions = {
  readonly count: number;
  readonly start: number;
  readonly interval: number;
  readonly stream?: readonly string[];
  readonly push?: readonly Size[];
  readonly width?: number;
  readonly height?: number;
  readonly template?: readonly Size[];
  readonly dialect: DialectId;
  readonly key: string;
  readonly emptyKey: PayloadPlan['emptyKey'];
  readonly domain: string;
  readonly app: string;
  readonly params: string;
  readonly bucket: string;
  readonly appid: string;
  readonly region: string;
  readonly prefix: string;
  readonly filename: string;
  readonly rounding: Rounding;
  readonly swap: Swap;
  readonly negative?: readonly NegativeShare[];
  readonly seed: string;
  readonly set?: readonly PayloadOverride[];
  readonly unset?: readonly PayloadOverride[];
};

type NegativeShare = readonly [name: string, share: number];

const { startUnixSeconds, everySeconds, bucket, naming } = defaultPlan;
const [defaultStream = ''] = defaultPlan.streams;
const [defaultPush = { width: 1280, height: 720 }] = defaultPlan.pushSizes;
const [defaultTemplate = { width: 0, height: 0 }] = defaultPlan.templates;
const sizeText = ({ width, height }: Size): string => `${width}x${height}`;

/** Adds an option for each field of a plan. */
export function addPlanOptions(command: Command): Command {
  const turns = 'may be given several times, taken in turn';
  return command
    .addOption(new Option('--count <n>', 'callbacks').argParser(wholeNumber).default(defaultPlan.count))
    .addOption(keyOption())
    .addOption(
      new Option('--start <instant>', 'create_time of the first callback')
        .argParser(unixSecond)
        .default(startUnixSeconds, "the documented sample's"),
    )
    .addOption(
      new Option('--interval <seconds>', 'from one callback to the next').argParser(wholeNumber).default(everySeconds),
    )
    .addOption(
      new Option(
        '--negative <name=share>',
        'make this share of the callbacks (0 to 1) a negative case; several may be named',
      ).argParser(collected(negativeShare)),
    )
    .addOption(
      new Option('--seed <text>', 'what chance goes by: the same seed gives the same bytes').default(defaultPlan.seed),
    )
    .addOption(
      new Option(
        '--set <field=value>',
        'another value for a field: JSON or text; 3.field=value for the callback of index 3 alone',
      ).argParser(collected(setting)),
    )
    .addOption(new Option('--unset <field>', 'leave a field out; 3.field likewise').argParser(collected(unsetting)))
    .addOption(dialectOption('version of the documentation'))
    .addOption(
      new Option('--stream <name>', `stream; ${turns} (default: ${defaultStream})`).argParser(collected(String)),
    )
    .addOption(
      new Option('--push <size>', `push size (X, Y); ${turns} (default: ${sizeText(defaultPush)})`).argParser(
        collected(size),
      ),
    )
    .addOption(new Option('--width <pixels>', 'configured width W; 0 is not set').argParser(wholeNumber))
    .addOption(new Option('--height <pixels>', 'configured height H; 0 is not set').argParser(wholeNumber))
    .addOption(
      new Option('--template <size>', `both of them, such as 640x0; ${turns} (default: ${sizeText(defaultTemplate)})`)
        .argParser(collected(size))
        .conflicts(['width', 'height']),
    )
    .addOption(roundingOption())
    .addOption(swapOption())
    .addOption(
      new Option('--empty-key <way>', 'what an empty key means for sign and t')
        .choices(fieldChoices.emptykey)
        .default(defaultPlan.emptyKey),
    )
    .addOption(new Option('--domain <host>', 'push domain').default(defaultPlan.pushDomain))
    .addOption(new Option('--app <name>', 'AppName').default(defaultPlan.appName))
    .addOption(new Option('--params <query>', 'parameters of the push URL').default(defaultPlan.streamParameters))
    .addOption(new Option('--bucket <name>', 'bucket without its AppId').default(bucket.bucket))
    .addOption(new Option('--appid <digits>', 'AppId').default(bucket.appId))
    .addOption(new Option('--region <region>', 'region of the bucket').default(bucket.region))
    .addOption(new Option('--prefix <pattern>', 'CosPrefix').default(naming.prefix))
    .addOption(new Option('--filename <pattern>', 'CosFileName').default(naming.fileName));
}

/** The plan that the options tell of; whether it can be is another's to check. @throws {CommandError} an unknown case or index. */
export function planOf(options: PlanOptions): PayloadPlan {
  const { bucket, appid: appId, region, prefix, filename: fileName, rounding, swap, dialect } = options;
  const { width, height } = options;
  const oneTemplate =
    width === undefined && height === undefined ? undefined : [{ width: width ?? 0, height: height ?? 0 }];
  return {
    count: options.count,
    startUnixSeconds: options.start,
    everySeconds: options.interval,
    streams: options.stream ?? defaultPlan.streams,
    pushSizes: options.push ?? defaultPlan.pushSizes,
    templates: options.template ?? oneTemplate ?? defaultPlan.templates,
    dialect,
    key: options.key,
    emptyKey: options.emptyKey,
    pushDomain: options.domain,
    appName: options.app,
    streamParameters: options.params,
    bucket: { bucket, appId, region },
    naming: { prefix, fileName },
    sizing: { rounding, swap },
    negatives: Object.fromEntries((options.negative ?? []).map(([name, share]) => [knownCase(name, dialect), share])),
    seed: options.seed,
    overrides: [...(options.set ?? []), ...(options.unset ?? [])].map((each) => within(options.count, each)),
  };
}

function within(count: number, override: PayloadOverride): PayloadOverride {
  if (override.at === 'all' || override.at < count) return override;
  const [field = ''] = Object.keys(override.fields);
  throw new CommandError(exitCodes.usage, `${override.at}.${field}: the last callback has the index ${count - 1}`);
}

function knownCase(name: string, dialect: DialectId): string {
  if (negativeCaseNames(dialect).includes(name)) return name;
  throw new CommandError(
    exitCodes.usage,
    `there is no negative case ${JSON.stringify(name)}; payload --help lists them`,
  );
}

function negativeShare(text: string): NegativeShare {
  const [, name = '', share = '1'] = /^([^=]+)(?:=(.*))?$/.exec(text) ?? [];
  const isNumber = /^\d*\.?\d+$/.test(share);
  if (name === '' || !isNumber || Number(share) > 1)
    throw new InvalidArgumentError('It takes a name and a share from 0 to 1, such as expired=0.1.');
  return [name, Number(share)];
}

const place = /^(?:(\d+)\.)?([^=]+)$/;

function setting(text: string): PayloadOverride {
  const equals = text.indexOf('=');
  if (equals === -1) throw new InvalidArgumentError('It takes a field and a value, such as width=0.');
  return override(text.slice(0, equals), typedValue(text.slice(equals + 1)));
}

const unsetting = (text: string): PayloadOverride => override(text, undefined);

function override(text: string, value: JsonValue | undefined): PayloadOverride {
  const [, index, field = ''] = place.exec(text) ?? [];
  if (field === '') throw new InvalidArgumentError('It takes the name of a field, such as width or 3.width.');
  return { at: index === undefined ? 'all' : wholeNumber(index), fields: { [field]: value } };
}

/** The names of the negative cases of any version, for `--help`. */
export const allNegativeCases = (): readonly string[] => [
  ...new Set((Object.keys(dialects) as DialectId[]).flatMap(negativeCaseNames)),
];
