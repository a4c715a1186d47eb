/** How the command ends. Public: scripts branch on these. */
export const exitCodes = {
  done: 0,
  /** The answer is no: something was not delivered, or a receiver should refuse the callback. */
  no: 1,
  usage: 2,
  file: 3,
  network: 4,
  doubtful: 5,
  /** A mistake of ours; as sysexits has it. */
  bug: 70,
  /** 128 and the number of the signal, as shells tell it. */
  interrupted: 130,
  closedPipe: 141,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What `--help` says of them, in the order of their numbers. */
export const exitCodeWords: readonly (readonly [code: ExitCode, meaning: string])[] = [
  [exitCodes.done, 'done; delivered; verified as right'],
  [exitCodes.no, 'send: something was not delivered; verify: a receiver should refuse this'],
  [exitCodes.usage, 'an option, an argument or a value that cannot be'],
  [exitCodes.file, 'a file that cannot be read or written'],
  [exitCodes.network, 'send: nothing ever answered; serve: the port cannot be had'],
  [exitCodes.doubtful, 'verify: not wrong, but doubtful (no signature, far ahead, a contradiction)'],
  [exitCodes.bug, 'a mistake in this program'],
  [exitCodes.interrupted, 'interrupted by Ctrl-C, which ends serve with 0'],
  [exitCodes.closedPipe, 'whoever read the output stopped reading'],
];

/** Why the command cannot do what it was asked for: one line for people, and how the process ends. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}
