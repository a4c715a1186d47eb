import { Command } from 'commander';
import { exitCodeWords, type ExitCode } from './exit-codes.ts';
import { ownVersion } from './own-version.ts';
import { payloadCommand } from './payload-command.ts';
import { sendCommand } from './send-command.ts';
import { serveCommand } from './serve-command.ts';
import { sizeCommand } from './size-command.ts';
import { verifyCommand } from './verify-command.ts';

/** The package's name: `npx` runs its only command by it. */
const name = 'live-screencapture-playground';

/**
 * The command line. Parsing throws commander's errors instead of ending the process.
 *
 * @param ends called with the exit code of the command that ran
 * @param complain called with what is wrong with the arguments
 */
export function program(ends: (code: ExitCode) => void, complain: (message: string) => void): Command {
  const root = new Command(name)
    .description(
      'Signed callbacks of Live Screencapture for tests: made, sent, verified and received, by the documented rules.',
    )
    .version(ownVersion(), '--version', 'print the version')
    .configureOutput({ outputError: (text) => complain(text.replace(/^error: /, '')) })
    .configureHelp({ showGlobalOptions: false })
    .exitOverride();
  const commands = [
    payloadCommand(ends),
    sendCommand(ends),
    verifyCommand(ends),
    sizeCommand(ends),
    serveCommand(ends),
  ];
  for (const command of commands) {
    root.addCommand(command.copyInheritedSettings(root).addHelpText('after', exampleText(command.name())));
  }
  return root.addHelpText('after', `\nEach command has examples: ${name} payload --help\n${endText}`);
}

/** Those of README.md, which the tests run. */
export const examples: Readonly<Record<string, readonly string[]>> = {
  payload: [
    'payload --count 100 --negative expired=0.1 > callbacks.ndjson',
    'payload --count 1 --stream studio --push 1920x1080 --width 640 --set file_size=0 > body.json',
  ],
  send: ['send callbacks.ndjson --to http://localhost:3000/callback --speed instant'],
  verify: ['verify --now 2018-12-17T15:10:00+08:00 < body.json'],
  size: ['size --push 1280x720 --width 640'],
  serve: ['serve --port 4180 --conduct recovers'],
};

const exampleText = (command: string): string =>
  `\nExamples:\n${(examples[command] ?? []).map((line) => `  ${name} ${line}`).join('\n')}\n${endText}`;

const endText = `
Exit codes:
${exitCodeWords.map(([code, meaning]) => `  ${String(code).padStart(3)}  ${meaning}`).join('\n')}
`;
