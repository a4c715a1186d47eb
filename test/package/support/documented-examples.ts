import { globSync, readFileSync } from 'node:fs';

/** One fenced example of a document. */
export type DocumentedExample = {
  /** Where it stands, such as `README.md:59`. */
  readonly place: string;
  readonly language: string;
  readonly text: string;
  /** The heading above it. */
  readonly section: string;
};

/** Every document of the project that people read. */
const documents = '{*.md,docs/**/*.md,examples/*/*.md,src/*/README.md,bench/README.md}';

/** All fenced examples of all documents, but for those of the command in README.md, which have a test of their own. */
export const documentedExamples: readonly DocumentedExample[] = globSync(documents)
  .toSorted()
  .flatMap((file) => examplesIn(file, readFileSync(file, 'utf8')))
  .filter(({ place, section }) => !(place.startsWith('README.md:') && section === 'As a command'));

function examplesIn(file: string, text: string): readonly DocumentedExample[] {
  return [...text.matchAll(/^```(?<language>\S*)\n(?<text>.*?)^```$/gms)].map((match) => ({
    place: `${file}:${text.slice(0, match.index).split('\n').length}`,
    section: [...text.slice(0, match.index).matchAll(/^##+ (.+)$/gm)].at(-1)?.[1] ?? '',
    language: match.groups!['language']!,
    text: match.groups!['text']!,
  }));
}

/** The commands of an example for a shell, one a line, without their comments. */
export const commandsIn = ({ text }: DocumentedExample): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/(?:^|\s+)#\s.*$/, '').trim())
    .filter((line) => line !== '');

/**
 * The example as it stands, with what its comments say of values looked at: `value; // 360` goes on only if it is so.
 */
export function withCheckedComments(text: string): string {
  const checked = text.replaceAll(
    /^(?!\s*(?:const|let|import|export|return|for|if)\b)(?<expression>\S.*); \/\/ (?<value>.+)$/gm,
    'deepStrictEqual(structuredClone($<expression>), $<value>);',
  );
  return checked === text ? text : `import { deepStrictEqual } from 'node:assert/strict';\n${checked}`;
}
