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

const { errors } = localizer.extractSourceMessages();
if (errors.length > 0) {
  printDiagnostics(errors);
  process.exit(1);
}
await localizer.writeInterchangeFiles();
await localizer.build();

/** The tool writes every text as HTML. Ours hold no markup and are shown as they are: there `&lt;` would be read as `&lt;`. */
const plain = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

for (const locale of config.targetLocales) {
  const module = config.resolve(`${config.output.outputDir}/${locale}.ts`);
  const text = readFileSync(module, 'utf8').replaceAll('running lit-localize', '`npm run localize`');
  writeFileSync(module, plain(text));
}
