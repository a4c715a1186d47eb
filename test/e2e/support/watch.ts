import type { BrowserContext, Page } from 'playwright-core';

/** What went wrong in the pages of a context, seen or unseen by the person before them. */
export type Watch = {
  readonly problems: readonly string[];
  /** Lets pass what matches: what the test itself brings about. */
  readonly allow: (pattern: RegExp) => void;
  /** Forgets what went wrong so far. */
  readonly forget: () => void;
};

/**
 * Watches every page of a context: uncaught errors and rejections (in workers too), errors on the console, violations of the
 * policy, and dialogs.
 */
export async function watchContext(context: BrowserContext): Promise<Watch> {
  const problems: string[] = [];
  const allowed: RegExp[] = [];
  const note = (problem: string): void => {
    if (!allowed.some((pattern) => pattern.test(problem))) problems.push(problem);
  };

  await context.exposeBinding('reportViolation', (_, violation: string) => {
    note(`policy violation: ${violation}`);
  });
  await context.addInitScript(() => {
    const { reportViolation } = globalThis as unknown as { reportViolation: (violation: string) => void };
    document.addEventListener('securitypolicyviolation', (event) => {
      reportViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });

  const watchPage = (page: Page): void => {
    page.on('pageerror', (error) => note(`uncaught: ${error.stack ?? error.message}`));
    page.on('crash', () => note('the page crashed'));
    page.on('dialog', (dialog) => {
      note(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('console', (message) => {
      if (message.type() === 'error') note(`console: ${message.text()} (${message.location().url})`);
    });
  };
  for (const page of context.pages()) watchPage(page);
  context.on('page', watchPage);

  return { problems, allow: (pattern) => void allowed.push(pattern), forget: () => void (problems.length = 0) };
}
