import { Command, Option } from 'commander';
import { checkPlan } from '../payloads/check-plan.ts';
import {
  defaultReceiverUrl,
  inChunks,
  payloadFormats,
  writePayloads,
  type FormatId,
  type TextFormatId,
} from '../payloads/formats.ts';
import { payloads } from '../payloads/generator.ts';
import { payloadFiles, requestJson } from '../payloads/line-formats.ts';
import type { PayloadPlan } from '../payloads/plan.ts';
import { CommandError, exitCodes, type ExitCode } from './exit-codes.ts';
import { jsonOption, receiverUrl } from './option-values.ts';
import { addPlanOptions, allNegativeCases, planOf, type PlanOptions } from './payload-options.ts';
import { writeFiles, writeText } from './text-output.ts';

type PayloadOptions = PlanOptions & {
  readonly format: CommandFormat;
  readonly output: string;
  readonly url: string;
  readonly json?: true;
};

/** ZIPs are the page's: it has the pictures that go into them. */
type CommandFormat = Exclude<FormatId, 'zip'>;

const formats = payloadFormats.map(({ id }) => id).filter((id): id is CommandFormat => id !== 'zip');

/** `payload`: signed callbacks, good and bad. */
export const payloadCommand = (ends: (code: ExitCode) => void): Command =>
  addPlanOptions(
    new Command('payload')
      .summary('make signed callbacks, good and bad')
      .description(
        'Makes signed callbacks, as lines, archives, scripts or tests. The same options give the same bytes, here, in the page and in ' +
          'the package. A line is a body; with negative cases it is an object of body, headers and verdict, for a bad body may ' +
          'be no JSON.',
      ),
  )
    .addOption(new Option('--format <format>', 'what to write').choices(formats).default('ndjson'))
    .addOption(
      new Option('--output <path>', 'the file, or of --format files the folder; - is the standard output').default('-'),
    )
    .addOption(new Option('--url <url>', 'where scripts and archives of requests post to').default(defaultReceiverUrl))
    .addOption(jsonOption('write a line for each request: body, headers, negative case, verdict').conflicts('format'))
    .addHelpText('after', `\nNegative cases:\n${wrapped(allNegativeCases())}`)
    .action(async (options: PayloadOptions) => {
      await writeAll(checkPlan(planOf(options)), options);
      ends(exitCodes.done);
    });

async function writeAll(plan: PayloadPlan, { format, output, json, ...options }: PayloadOptions): Promise<void> {
  const url = receiverUrl('--url', options.url);
  if (json === true) return writeText(inChunks(requestLines(plan)), output);
  if (format !== 'files') return writeText(writePayloads(format satisfies TextFormatId, plan, { url }), output);
  if (output === '-')
    throw new CommandError(exitCodes.usage, '--format files needs a folder, such as --output callbacks');
  await writeFiles(payloadFiles(plan), output);
}

function* requestLines(plan: PayloadPlan): Generator<string> {
  for (const payload of payloads(plan)) yield `${requestJson(payload)}\n`;
}

/** Names in lines of a terminal's width. */
const wrapped = (names: readonly string[]): string =>
  names
    .join(' ')
    .replaceAll(/(?=\S)(.{1,76})(?: |$)/g, '  $1\n')
    .trimEnd();
