import { existsSync } from 'node:fs';
import { build } from 'vite';

/** Builds the site when there is none. `npm test` has built it before; on your own, build again after a change. */
export async function setup(): Promise<void> {
  if (existsSync('dist/index.html')) return;
  await build({ logLevel: 'warn' });
  await build({ configFile: 'vite.embed.config.ts', logLevel: 'warn' });
}
