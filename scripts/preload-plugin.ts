import type { HtmlTagDescriptor, Plugin, Rollup } from 'vite';

/**
 * Has the built page fetch modules at once that it imports only when others have run, with all that they import. Where they
 * run first, nothing waits for the network any more.
 *
 * @param sources paths of modules from the project's root, each imported dynamically somewhere.
 */
export function preloadPlugin(sources: readonly string[]): Plugin {
  return {
    name: 'preload',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) =>
        modulesFor(sources, bundle)
          .filter((fileName) => !html.includes(fileName))
          .map(preloadTag),
    },
  };
}

/** The built files of these modules and of all that they import statically. */
export function modulesFor(sources: readonly string[], bundle: Rollup.OutputBundle): readonly string[] {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
  const found = new Set<string>();
  const add = (chunk: Rollup.OutputChunk | undefined): void => {
    if (chunk === undefined || found.has(chunk.fileName)) return;
    found.add(chunk.fileName);
    for (const imported of chunk.imports) add(chunks.find(({ fileName }) => fileName === imported));
  };
  for (const source of sources) {
    const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(`/${source}`));
    if (chunk === undefined) throw new Error(`no built module of its own: ${source}`);
    add(chunk);
  }
  return [...found];
}

const preloadTag = (fileName: string): HtmlTagDescriptor => ({
  tag: 'link',
  attrs: { rel: 'modulepreload', crossorigin: true, href: `./${fileName}` },
  injectTo: 'head',
});
