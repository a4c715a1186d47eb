import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { javaQuoted, phpQuoted, scriptQuoted, shellQuoted } from '../../../src/payloads/request-text.ts';
import { isInstalled } from '../../support/receivers/installed.ts';
import { streamNames } from './plans.ts';

/** Many texts in one go, as starting a program is slow. No NUL: neither shells nor JSON bodies can hold one. */
const texts = fc
  .sample(
    fc.oneof(
      streamNames,
      streamNames.map((name) => JSON.stringify(name)),
    ),
    { numRuns: 500, seed: 1 },
  )
  .map((text) => text.replaceAll('\0', ''))
  .concat(
    '',
    '\r\n\ttabs\r\n',
    String.raw`\u0022\\u0022`,
    '\\',
    "'",
    `'\\''`,
    '\u2028\u2029\uFEFF\u202E',
    'x'.repeat(100_000),
  );

test('JavaScript reads back what was quoted for it, and no quoted text ends a script element', () => {
  expect(runInNewContext(`[${texts.map(scriptQuoted).join(',')}]`)).toEqual(texts);
  expect(texts.map(scriptQuoted).join('')).not.toContain('<');
});

/** What prints each text, ended by NUL, in each language; `run` is given the file's name. */
const languages = [
  {
    language: 'bash',
    probe: ['bash', '-c', 'true'],
    file: 'print.sh',
    program: () => texts.map((text) => `printf '%s\\0' ${shellQuoted(text)}\n`).join(''),
    run: ['bash', 'print.sh'],
  },
  {
    language: 'sh',
    probe: ['sh', '-c', 'true'],
    file: 'print.sh',
    program: () => texts.map((text) => `printf '%s\\0' ${shellQuoted(text)}\n`).join(''),
    run: ['sh', 'print.sh'],
  },
  {
    language: 'Python',
    probe: ['python3', '--version'],
    file: 'print.py',
    program: () =>
      `import sys\nfor text in [${texts.map(scriptQuoted).join(',\n')}]:\n    sys.stdout.buffer.write(text.encode() + b"\\0")\n`,
    run: ['python3', 'print.py'],
  },
  {
    language: 'PHP',
    probe: ['php', '--version'],
    file: 'print.php',
    program: () => `<?php\nforeach ([${texts.map(phpQuoted).join(',\n')}] as $text) { echo $text, "\\0"; }\n`,
    run: ['php', '-d', 'memory_limit=512M', 'print.php'],
  },
  {
    language: 'Go',
    probe: ['go', 'version'],
    file: 'print.go',
    program: () =>
      `package main\n\nimport "os"\n\nfunc main() {\n\tfor _, text := range []string{${texts.map(scriptQuoted).join(',\n')}} {\n\t\tos.Stdout.WriteString(text + "\\x00")\n\t}\n}\n`,
    run: ['go', 'run', 'print.go'],
  },
  {
    language: 'Java',
    probe: ['javac', '--release', '17', '-version'],
    file: 'Print.java',
    // A constant has its limit of 65,535 bytes: the skeleton's own test has a longer one.
    program: () =>
      `class Print { static void p(String text) throws Exception { System.out.write(text.getBytes("UTF-8")); System.out.write(0); }\n${texts
        .map((text, at) => `static void p${at}() throws Exception { p(${javaQuoted(text.slice(0, 20_000))}); }\n`)
        .join(
          '',
        )}public static void main(String[] a) throws Exception { ${texts.map((_, at) => `p${at}();`).join(' ')} System.out.flush(); } }`,
    run: ['java', '-Dfile.encoding=US-ASCII', 'Print.java'],
  },
].map((each) => ({ ...each, isThere: isInstalled(each.probe) }));

for (const { language } of languages.filter(({ isThere }) => !isThere)) console.log(`not run: quoting for ${language}`);

test.for(languages.filter(({ isThere }) => isThere))(
  '$language reads back what was quoted for it',
  { timeout: 180_000 },
  ({ language, file, program, run: [command, ...args] }, { onTestFinished }) => {
    const cwd = mkdtempSync(join(tmpdir(), 'quoting-'));
    onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
    writeFileSync(join(cwd, file), program());
    const printed = execFileSync(command!, args, { cwd, maxBuffer: 50_000_000, encoding: 'utf8' }).split('\0');
    expect(printed.pop()).toBe('');
    expect(printed).toEqual(language === 'Java' ? texts.map((text) => text.slice(0, 20_000)) : texts);
  },
);
