import { Command, Option } from 'commander';
import { defaultDialect } from '../core/dialects.ts';
import type { Size } from '../core/push.ts';
import {
  checkPushSize,
  defaultSizingChoices,
  resolveScreenshotSize,
  type Rounding,
  type Swap,
} from '../core/sizing.ts';
import { checkConfiguredSize } from '../core/template.ts';
import { fieldChoices } from '../service/field-values.ts';
import { ruleFormula, type FormulaLine } from '../words/rule-formula.ts';
import { ruleNumber, ruleSentence, stretchNote } from '../words/sizing-words.ts';
import { CommandError, exitCodes, type ExitCode } from './exit-codes.ts';
import { jsonOption, size, wholeNumber } from './option-values.ts';
import { print, printJson, toned } from './terminal.ts';

type SizeOptions = {
  readonly push?: Size;
  readonly width: number;
  readonly height: number;
  readonly rounding: Rounding;
  readonly swap: Swap;
  readonly json?: true;
};

export const roundingOption = (): Option =>
  new Option('--rounding <way>', 'how the computed side becomes a whole pixel; the documentation does not say')
    .choices(fieldChoices.rounding)
    .default(defaultSizingChoices.rounding);

export const swapOption = (): Option =>
  new Option('--swap <rule>', 'when W and H change places: as documented, or in the mirrored case as well')
    .choices(fieldChoices.swap)
    .default(defaultSizingChoices.swap);

/** `size`: the screenshot size, and why. */
export const sizeCommand = (ends: (code: ExitCode) => void): Command =>
  new Command('size')
    .summary('tell the screenshot size (N, M) of a push and a configured size')
    .description(
      'Tells the screenshot size that the documented rules give: alone in the first line, then the rule and its formula.',
    )
    .addOption(new Option('--push <size>', 'push size (X, Y), such as 1280x720; needed').argParser(size))
    .addOption(new Option('--width <pixels>', 'configured width W; 0 is not set').argParser(wholeNumber).default(0))
    .addOption(new Option('--height <pixels>', 'configured height H; 0 is not set').argParser(wholeNumber).default(0))
    .addOption(roundingOption())
    .addOption(swapOption())
    .addOption(jsonOption('print one JSON object instead'))
    .action((options: SizeOptions) => {
      tellSize(options);
      ends(exitCodes.done);
    });

function tellSize({ push, width, height, rounding, swap, json }: SizeOptions): void {
  if (push === undefined) throw new CommandError(exitCodes.usage, '--push is missing, such as --push 1280x720');
  const configured = checkConfiguredSize({ width, height }, defaultDialect);
  const resolution = resolveScreenshotSize(checkPushSize(push), configured, { rounding, swap });
  const formula = ruleFormula(resolution, rounding).map(plain);
  const { size: screenshot, rule } = resolution;
  if (json === true) return printJson({ ...screenshot, rule, push, configured, rounding, swap, formula });
  print(`${screenshot.width}x${screenshot.height}`);
  print(`Rule ${ruleNumber[rule]}: ${ruleSentence(resolution)}`);
  for (const line of formula) print(line);
  print(toned('quiet', stretchNote(resolution)));
}

const plain = (line: FormulaLine): string =>
  line.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
