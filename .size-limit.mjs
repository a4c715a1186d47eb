import { globSync } from 'node:fs';

/** All that the page can load: it has one view. Videos are pushes, not code. */
const everything = globSync('dist/**/*.{html,js,css,svg,json}');

/**
 * What comes after the view can be used: the workers, MSW, and what only a click needs. Whatever is not named here counts as
 * needed before, a new chunk too.
 */
const later = /(?:\.worker-|open-network-|real-sender-|ServiceWorker\.js$|service-worker\.js$)/;

export default [
  {
    name: 'before the first view is interactive',
    path: everything.filter((file) => !later.test(file)),
    limit: '110 kB',
    gzip: true,
  },
  { name: 'all that the Capture view ever loads', path: everything, limit: '450 kB', gzip: true },
];
