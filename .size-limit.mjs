import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** All that the page can load. Videos are pushes, not code; elements for other people's pages, examples, and the package are not the
 * page's. */
const everything = globSync('dist/**/*.{html,js,css,svg,json}').filter(
  (file) => !/^dist\/(?:embed|examples|package)\//.test(file),
);

/**
 * What comes after the view can be used: the workers, MSW, and what only a click needs. Whatever is not named here counts as
 * needed before, a new chunk too.
 */
const later =
  /(?:\.worker-|-sizing-|standalone-styles-|open-page-network-|page-parties-|account-words-|focus-keeper-|sha2-|opaque-redirect-|keyed-|-later-|memory-storage-|video-element-camera-|countdown-|capture-archive-|\/zip-|entry-name-|real-sender-|ServiceWorker\.js$|service-worker\.js$)/;

/** What the Callbacks view alone loads: the lab, its editor, and the document of the sandbox. */
const callbacksView = /(?:-callbacks-|delivery-lab-|scorecard-|receiver-editor-|sandbox\/receiver\.html$)/;

/** What the Payloads view loads, its worker included; and what it shares with the Callbacks view. */
const payloadsView = /(?:-payloads-|payload-file\.worker-|of-views-|negative-suite-|storyboard|register-player-)/;

/** What the API view alone loads. */
const apiView = /(?:-api-|object-archive-)/;

const ofOtherViews = new RegExp([callbacksView, payloadsView, apiView].map(({ source }) => source).join('|'));

/** A built module and all that it imports, however deep. */
function withImports(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, name] of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*["'](\.[^"']+)["']/g))
    withImports(join(dirname(file), name), found);
  return found;
}

const explorer = globSync('dist/embed/sizing-explorer.js').flatMap((file) => [...withImports(file)]);

export default [
  {
    name: 'before the first view is interactive',
    path: everything.filter((file) => !later.test(file) && !ofOtherViews.test(file)),
    limit: '110 kB',
    gzip: true,
  },
  {
    name: 'all that the Capture view ever loads',
    path: everything.filter((file) => !ofOtherViews.test(file)),
    limit: '450 kB',
    gzip: true,
  },
  { name: 'the embedded sizing explorer with all it loads', path: explorer, limit: '40 kB', gzip: true },
];
