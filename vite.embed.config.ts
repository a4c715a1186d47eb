import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { defineConfig } from 'vite';
import { embedTypesPlugin } from './scripts/embed-types.ts';

/**
 * The elements that stand alone in other people's pages: one ES module each, with what they share in files beside them. Built
 * after the page, into its folder.
 */
export default defineConfig({
  base: './',
  publicDir: false,
  plugins: [embedTypesPlugin('src/embeds/custom-elements.json')],
  build: {
    target: 'es2023',
    outDir: 'dist/embed',
    emptyOutDir: true,
    modulePreload: false,
    lib: {
      entry: Object.fromEntries(globSync('src/embeds/*.ts').map((file) => [basename(file, '.ts'), file])),
      formats: ['es'],
    },
    rolldownOptions: { output: { chunkFileNames: 'shared/[name]-[hash].js' } },
  },
});
