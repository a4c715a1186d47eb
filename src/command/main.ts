#!/usr/bin/env node
import { CommanderError } from 'commander';
import { ScreencaptureError } from '../core/errors.ts';
import { CommandError, exitCodes, type ExitCode } from './exit-codes.ts';
import { program } from './program.ts';
import { complain, endWithOutput } from './terminal.ts';

endWithOutput();
try {
  await program((code) => (process.exitCode = code), complain).parseAsync();
} catch (error) {
  process.exitCode = explain(error);
}

/** Says in one line what went wrong. What nobody foresaw is a mistake of ours, and its stack is what a report of it needs. */
function explain(error: unknown): ExitCode {
  // Commander has said it already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  if (error instanceof CommandError) {
    complain(error.message);
    return error.exitCode;
  }
  if (error instanceof ScreencaptureError) {
    complain(error.message);
    return exitCodes.usage;
  }
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return exitCodes.bug;
}
