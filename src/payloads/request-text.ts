/** One argument for a POSIX shell: in single quotes, where nothing has a meaning but the quote itself. */
export const shellQuoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** What nobody sees in a source text, what some languages refuse in one, and what ends a `<script>` element. */
const unseen = /[<\u007F-\u009F\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/g;

/**
 * A value as JavaScript writes it; also safe inside a `<script>` element. Texts without lone surrogates, numbers, and lists and
 * objects of them mean the same in Python; single texts also in Go.
 */
export const scriptLiteral = (value: unknown): string => JSON.stringify(value).replaceAll(unseen, escaped);

/** A JavaScript string literal. */
export const scriptQuoted = (text: string): string => scriptLiteral(text);

/** A Java string literal of ASCII characters, so that it means the same in whatever encoding it is compiled. */
export const javaQuoted = (text: string): string => JSON.stringify(text).replaceAll(/[^\x20-\x7E]/g, escaped);

/** A PHP string in single quotes, where only the quote and the backslash mean anything. */
export const phpQuoted = (text: string): string => `'${text.replaceAll(/['\\]/g, String.raw`\$&`)}'`;

/** JSON without `{{`, which some tools read as the beginning of a variable, saying the same. */
export const withoutMustaches = (json: string): string => json.replaceAll(/\{(?=\{)/g, String.raw`\u007b`);

/** The callback's POST as a shell command. `--data-raw`: a body that starts with `@` is no file name. */
export const curlCommand = (url: string, rawBody: string): string =>
  `curl -X POST ${shellQuoted(url)} -H 'Content-Type: application/json' --data-raw ${shellQuoted(rawBody)}`;

/** The callback's POST as JavaScript; the body is sent byte for byte. */
export const fetchCall = (url: string, rawBody: string): string =>
  [
    `await fetch(${scriptQuoted(url)}, {`,
    "  method: 'POST',",
    "  headers: { 'Content-Type': 'application/json' },",
    `  body: ${scriptQuoted(rawBody)},`,
    '});',
  ].join('\n');

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
