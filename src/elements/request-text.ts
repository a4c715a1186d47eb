/** One argument for a POSIX shell: in single quotes, where nothing has a meaning but the quote itself. */
export const shellQuoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** A JavaScript string literal; also safe inside a `<script>` element. */
export const scriptQuoted = (text: string): string =>
  JSON.stringify(text).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');

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
