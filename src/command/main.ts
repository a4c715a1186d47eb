#!/usr/bin/env node
import { run } from './run.ts';
import { complain, endWithOutput } from './terminal.ts';

endWithOutput();
// Set, not exited with: what was written to a pipe may still be on its way.
process.exitCode = await run(process.argv.slice(2), complain);
