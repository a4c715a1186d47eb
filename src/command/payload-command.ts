import { Command, Option } from 'commander';
import { checkPlan } from '../payloads/check-plan.ts';
import { payloads } from '../payloads/generator.ts';
import type { PayloadPlan } from '../payloads/plan.ts';
import { exitCodes, type ExitCode } from './exit-codes.ts';
import { jsonOption } from './option-values.ts';
import { addPlanOptions, allNegativeCases, planOf, type PlanOptions } from './payload-options.ts';
import { writeAll } from './text-output.ts';

type PayloadOptions = PlanOptions & {
  readonly output: string;
  readonly json?: true;
};

/** `payload`: signed callbacks, good and bad. */
export const payloadCommand = (ends: (code: ExitCode) => void): Command =>
  addPlanOptions(
    new Command('payload')
      .summary('make signed callbacks, good and bad')
      .description(
        'Makes signed callbacks: one body a line. The same options give the same bytes, here, in the page and in the package.',
      ),
  )
    .addOption(new Option('--output <file>', 'where they go; - is the standard output').default('-'))
    .addOption(
      jsonOption('write each request as an object: body, headers, what is wrong with it, how it is to be answered'),
    )
    .addHelpText('after', `\nNegative cases:\n${wrapped(allNegativeCases())}`)
    .action(async (options: PayloadOptions) => {
      const plan = checkPlan(planOf(options));
      await writeAll(options.json === true ? requestLines(plan) : bodyLines(plan), options.output);
      ends(exitCodes.done);
    });

function* requestLines(plan: PayloadPlan): Generator<string> {
  for (const { facts: _, ...request } of payloads(plan)) yield `${JSON.stringify(request)}\n`;
}

function* bodyLines(plan: PayloadPlan): Generator<string> {
  for (const { body } of payloads(plan)) yield `${body}\n`;
}

/** Names in lines of a terminal's width. */
const wrapped = (names: readonly string[]): string =>
  names
    .join(' ')
    .replaceAll(/(?=\S)(.{1,76})(?: |$)/g, '  $1\n')
    .trimEnd();
