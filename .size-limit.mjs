import { globSync, readFileSync } from 'node:fs';

/** The page, and what it names: its own script, that script's static imports, and its style sheets. */
const page = readFileSync('dist/index.html', 'utf8');
const named = [...page.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="\.\/(?<file>[^"]+\.(?:js|css))"/g)];
const firstView = ['dist/index.html', ...named.map(({ groups }) => `dist/${groups.file}`)];

/** Every script and style sheet, workers and the service worker's scripts included: the page has one view, which may load all. */
const everything = globSync('dist/**/*.{html,js,css,svg,json}');

export default [
  { name: 'before the first view is interactive', path: firstView, limit: '110 kB', gzip: true },
  { name: 'all that the Capture view ever loads', path: everything, limit: '450 kB', gzip: true },
];
