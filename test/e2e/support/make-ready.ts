import { existsSync } from 'node:fs';
import { build } from 'vite';
import { chromePath } from '../../../scripts/browser.mjs';

/**
 * Builds the site when there is none. `npm test` has built it before; on your own, build again after a change. A browser that has
 * to be unpacked is unpacked here, or each worker would do so.
 */
export async function setup(): Promise<void> {
  await chromePath();
  if (existsSync('dist/index.html')) return;
  await build({ logLevel: 'warn' });
  await build({ configFile: 'vite.embed.config.ts', logLevel: 'warn' });
}
