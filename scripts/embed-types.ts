import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

export type Manifest = {
  readonly modules: readonly {
    readonly path: string;
    readonly declarations: readonly {
      readonly name: string;
      readonly tagName: string;
      readonly description: string;
      readonly attributes: readonly {
        readonly name: string;
        readonly type: { readonly text: string };
        readonly description?: string;
      }[];
    }[];
  }[];
};

/** Puts the Custom Elements Manifest beside the built elements, and types for each that say what the manifest says. */
export function embedTypesPlugin(manifestPath: string): Plugin {
  return {
    name: 'embed-types',
    apply: 'build',
    generateBundle() {
      const source = readFileSync(manifestPath, 'utf8');
      this.emitFile({ type: 'asset', fileName: 'custom-elements.json', source });
      for (const { fileName, text } of declarationFiles(JSON.parse(source) as Manifest))
        this.emitFile({ type: 'asset', fileName, source: text });
    },
  };
}

/** One declaration file for each module of the manifest. */
export function declarationFiles({
  modules,
}: Manifest): readonly { readonly fileName: string; readonly text: string }[] {
  return modules.map(({ path, declarations }) => ({
    fileName: path.replace(/\.js$/, '.d.ts'),
    text: [
      ...declarations.map(
        ({ name, tagName, description, attributes }) =>
          `/** ${description} */\nexport interface ${name} extends HTMLElement {\n${attributes.map(member).join('')}}\n\n` +
          `declare global {\n  interface HTMLElementTagNameMap {\n    '${tagName}': ${name};\n  }\n}\n`,
      ),
    ].join('\n'),
  }));
}

/** `callback-key` is the property `key`; all others are named as their attribute. */
function member({
  name,
  type,
  description,
}: Manifest['modules'][number]['declarations'][number]['attributes'][number]) {
  const comment = description === undefined ? '' : `  /** ${description} */\n`;
  return `${comment}  ${name === 'callback-key' ? 'key' : name}: ${type.text};\n`;
}
