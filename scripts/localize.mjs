/**
 * `npm run localize`: brings the translations in locales/ up to what the sources say, and makes of them the modules that the
 * page loads. A text without translation stays English, and is named here.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { readConfigFileAndWriteSchema } from '@lit/localize-tools/lib/config.js';
import { RuntimeLitLocalizer } from '@lit/localize-tools/lib/modes/runtime.js';
import { printDiagnostics } from '@lit/localize-tools/lib/typescript.js';

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

const nameLength = shortestNames(messages.map(({ name }) => name));
const shortened = (text) =>
  text.replaceAll(/^( *')([^'`]+)(?=': )/gm, (_, quote, name) => quote + name.slice(0, nameLength));
const lengthNote = '/** Texts go by so many first characters of their name. */';

for (const locale of config.targetLocales) {
  const module = config.resolve(`${config.output.outputDir}/${locale}.ts`);
  const text = readFileSync(module, 'utf8').replaceAll('running lit-localize', '`npm run localize`');
  writeFileSync(module, `${shortened(plain(text))}\n${lengthNote}\nexport const nameLength = ${nameLength};\n`);
}
