import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Browser } from 'playwright-core';
import { chromePath } from '../../../scripts/browser.mjs';
import { browserArgs } from './test.ts';

export type KillableBrowser = {
  readonly browser: Browser;
  /** Ends every process of it at once, as `kill -9` and the out-of-memory killer do. */
  readonly kill: () => Promise<void>;
};

/** A browser with a profile on disk that can be killed and started again. */
export async function startKillable(profile: string, proxy: string): Promise<KillableBrowser> {
  const child = spawn(
    await chromePath(),
    [
      ...browserArgs,
      '--headless',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      `--proxy-server=${proxy}`,
      '--disable-sync',
      '--no-default-browser-check',
      'about:blank',
    ],
    { stdio: 'ignore', detached: true },
  );
  const exited = once(child, 'exit');
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${await debuggingPort(profile)}`);
  return {
    browser,
    kill: async () => {
      process.kill(-child.pid!, 'SIGKILL');
      await exited;
    },
  };
}

/** Chromium writes its port into the profile as soon as it listens. */
async function debuggingPort(profile: string): Promise<string> {
  const file = join(profile, 'DevToolsActivePort');
  for (let tries = 0; tries < 600; tries += 1) {
    const [port] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    if (port) return port;
    await pause(50);
  }
  throw new Error('the browser did not start');
}
