/** Logs of logs escape more than once; nobody's four times. */
const mostEscapes = 3;

/**
 * A text that stands in another as text in JSON does, with its escapes undone: from where the pattern first matches to the quote
 * that ends it, or the end of the line. Undefined where there is none, or its escapes are none of JSON's.
 */
export function unescapedText(text: string, start: RegExp): string | undefined {
  let inner = text;
  for (let level = 0; level < mostEscapes; level += 1) {
    const from = inner.search(start);
    if (from === -1) return level === 0 ? undefined : inner;
    const unescaped = unescapedOnce(inner.slice(from, endOfText(inner, from)));
    if (unescaped === undefined) return undefined;
    inner = unescaped;
  }
  return inner;
}

function endOfText(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (sign === '"' || sign === '\n' || sign === '\r') return at;
  }
  return text.length;
}

function unescapedOnce(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(`"${text}"`);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
