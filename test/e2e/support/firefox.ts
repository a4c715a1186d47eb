import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { env, platform } from 'node:process';
import { launch, type Browser, type Page } from 'puppeteer-core';

const names = ['firefox-esr', 'firefox'].map((name) => (platform === 'win32' ? `${name}.exe` : name));

/**
 * A Firefox, or undefined where none is installed: the one that `FIREFOX_PATH` names, or else the first on the `PATH`.
 * `FIREFOX_PATH=none` passes over what is installed.
 */
export function firefoxPath(): string | undefined {
  const wish = env['FIREFOX_PATH'];
  if (wish === 'none') return undefined;
  if (wish) {
    if (existsSync(wish)) return wish;
    throw new Error(`FIREFOX_PATH is ${wish}, and there is no such file.`);
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

/** Playwright drives only a Firefox of its own; Puppeteer drives the one that is installed. Throws where none is. */
export async function launchFirefox(): Promise<Browser> {
  const executablePath = firefoxPath();
  if (executablePath === undefined) throw new Error('no Firefox is installed');
  return launch({ browser: 'firefox', executablePath });
}

/** A tab, and what goes wrong in it unseen: uncaught errors, errors on the console, violations of the policy. */
export async function openTab(
  browser: Browser,
): Promise<{ readonly page: Page; readonly problems: () => Promise<readonly string[]> }> {
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => void problems.push(`uncaught: ${String(error)}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  await page.evaluateOnNewDocument(() => {
    const violations: string[] = [];
    Object.assign(globalThis, { violations });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      violations.push(`policy violation: ${violatedDirective} ${blockedURI}`),
    );
  });
  const violations = (): Promise<readonly string[]> =>
    page.evaluate(() => (globalThis as unknown as { violations: readonly string[] }).violations);
  return { page, problems: async () => [...problems, ...(await violations())] };
}
