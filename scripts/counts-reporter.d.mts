type Suite = {
  readonly tests: readonly { readonly passed?: boolean; readonly skipped?: boolean }[];
  readonly suites: readonly Suite[];
};

type Session = { readonly passed: boolean; readonly testResults?: Suite | undefined };

/** A reporter for web-test-runner that writes how many tests passed and failed, as JSON, to `file`. */
export function countsReporter(file: string | undefined): {
  onTestRunFinished(run: { readonly sessions: readonly Session[] }): void;
};
