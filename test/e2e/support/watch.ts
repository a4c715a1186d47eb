import type { BrowserContext, Page } from 'playwright-core';

/** What went wrong in the pages of a context, seen or unseen by the person before them. */
export type Watch = {
  readonly problems: readonly string[];
  /** Lets console messages pass that match: what the browser itself says of a status that the test asks for. */
  readonly allowConsole: (pattern: RegExp) => void;
};

/**
 * Watches every page of a context: uncaught errors and rejections (in workers too), errors on the console, violations of the
 * policy, and dialogs.
 */
export async function watchContext(context: BrowserContext): Promise<Watch> {
  const problems: string[] = [];
  const allowed: RegExp[] = [];

  await context.exposeBinding('reportViolation', (_, violation: string) => {
    problems.push(`policy violation: ${violation}`);
  });
  await context.addInitScript(() => {
    const { reportViolation } = globalThis as unknown as { reportViolation: (violation: string) => void };
    document.addEventListener('securitypolicyviolation', (event) => {
      reportViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });

  const watchPage = (page: Page): void => {
    page.on('pageerror', (error) => problems.push(`uncaught: ${error.stack ?? error.message}`));
    page.on('crash', () => problems.push('the page crashed'));
    page.on('dialog', (dialog) => {
      problems.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('console', (message) => {
      if (message.type() !== 'error') return;
      const line = `console: ${message.text()} (${message.location().url})`;
      if (!allowed.some((pattern) => pattern.test(line))) problems.push(line);
    });
  };
  for (const page of context.pages()) watchPage(page);
  context.on('page', watchPage);

  return { problems, allowConsole: (pattern) => void allowed.push(pattern) };
}
