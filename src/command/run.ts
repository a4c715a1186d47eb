import { CommanderError } from 'commander';
import { ScreencaptureError } from '../core/errors.ts';
import { CommandError, exitCodes, type ExitCode } from './exit-codes.ts';
import { program } from './program.ts';

/**
 * Runs the command line and resolves to the code to end with. What nobody foresaw is a mistake of ours, and its stack is what a
 * report of it needs: it is told whole.
 *
 * @param complain called with the one line on what cannot be done
 */
export async function run(args: readonly string[], complain: (line: string) => void): Promise<ExitCode> {
  let code: ExitCode = exitCodes.done;
  const tell = (message: string): void => complain(message.trim().replaceAll(/\s*\n\s*/g, ' '));
  try {
    await program((ended) => (code = ended), tell).parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    // Commander has said it already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    if (error instanceof CommandError || error instanceof ScreencaptureError) {
      tell(error instanceof CommandError ? error.message : coded(error));
      return error instanceof CommandError ? error.exitCode : exitCodes.usage;
    }
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return exitCodes.bug;
  }
}

/** What is not allowed, with its code to look up, and the document that says so where one does. */
function coded({ message, code, details: { source } }: ScreencaptureError): string {
  return `${message} (${source === undefined ? code : `${code}; ${source}`})`;
}
