/**
 * `npm run localize`: brings the translations in locales/ up to what the sources say, and makes of them the modules that the
 * page loads: one for what is said at once, and one for each view, or other part, that is loaded later. A text without translation stays English,
 * and is named here.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { readConfigFileAndWriteSchema } from '@lit/localize-tools/lib/config.js';
import { RuntimeLitLocalizer } from '@lit/localize-tools/lib/modes/runtime.js';
import { extractMessagesFromProgram } from '@lit/localize-tools/lib/program-analysis.js';
import { printDiagnostics } from '@lit/localize-tools/lib/typescript.js';
import { withImports } from './import-graph.ts';

const config = readConfigFileAndWriteSchema('lit-localize.json');
const localizer = new RuntimeLitLocalizer(config);

const { errors, messages } = localizer.extractSourceMessages();
if (errors.length > 0) {
  printDiagnostics(errors);
  process.exit(1);
}
await localizer.writeInterchangeFiles();
await localizer.build();

/** The tool writes every text as HTML. Ours hold no markup and are shown as they are: there `&lt;` would be read as `&lt;`. */
const plain = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** The least beginning by which all names differ. Names are hashes, which no compression makes smaller. */
function shortestNames(names) {
  let length = 1;
  while (new Set(names.map((name) => name.slice(0, length))).size < names.length) length += 1;
  return length;
}

const views = {
  account: ['src/app/register-account.ts'],
  api: ['src/app/register-api.ts'],
  callbacks: ['src/app/register-callbacks.ts'],
  payloads: ['src/app/register-payloads.ts'],
  sizing: ['src/app/register-sizing.ts', ...globSync('src/embeds/*.ts')],
};

/** The names of all texts in some source files. */
function namesIn(files) {
  const program = Object.create(localizer.program);
  program.getSourceFiles = () =>
    localizer.program.getSourceFiles().filter(({ fileName }) => files.has(relative(process.cwd(), fileName)));
  return new Set(extractMessagesFromProgram(program).messages.map(({ name }) => name));
}

const first = namesIn(withImports('src/app/start.ts', { dynamic: true, without: Object.values(views).flat() }));
const ofViews = Object.entries(views).map(([view, entries]) => ({
  view,
  names: namesIn(new Set(entries.flatMap((entry) => [...withImports(entry, { dynamic: true })]))),
}));

const nameLength = shortestNames(messages.map(({ name }) => name));
const lengthNote = `/** Texts go by so many first characters of their name. */\nexport const nameLength = ${nameLength};\n`;
const entry = /^ *'([^'`]+)': .*$/gm;

/** The module's text with those entries alone for which the test holds, under their shortened names. */
const withEntries = (text, isWanted) =>
  text
    .replaceAll(entry, (line, name) => (isWanted(name) ? line.replace(name, name.slice(0, nameLength)) : ''))
    .replaceAll(/\n{2,}(?=')/g, '\n');

for (const locale of config.targetLocales) {
  const module = (name) => config.resolve(`${config.output.outputDir}/${name}.ts`);
  const text = plain(readFileSync(module(locale), 'utf8').replaceAll('running lit-localize', '`npm run localize`'));
  writeFileSync(module(locale), `${withEntries(text, (name) => first.has(name))}\n${lengthNote}`);
  for (const { view, names } of ofViews) {
    const ofView = withEntries(text, (name) => names.has(name) && !first.has(name));
    writeFileSync(module(`${locale}-${view}`), ofView);
  }
}
