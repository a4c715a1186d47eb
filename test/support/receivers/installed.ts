import { spawnSync } from 'node:child_process';

/** Whether a command ends well here: the usual way to see whether a runtime is installed. */
export const isInstalled = ([command = '', ...args]: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;
