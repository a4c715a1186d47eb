/** What stands in place of a secret, however long it is. */
export const mask = '******';

const secretName = /"(?:CallbackKey|SecretKey|Token)"\s*:\s*/gi;
const secretField = /([?&]|^)((?:CallbackKey|SecretKey|Token)(?:\.\d+)?=)[^&\s]*/gim;
const scalar = /^(?:"(?:[^"\\]|\\.)*"?|[^\s,}\]]+)/s;

/**
 * A text of a request or an answer without its secrets: the values of secret members of JSON, also of one that is cut short, and of
 * secret fields of a query or a form; and the secret key, wherever it stands. All else is as it was.
 */
export function maskSecrets(text: string, secretKey: string): string {
  const masked = maskMembers(text).replaceAll(secretField, `$1$2${mask}`);
  return secretKey === '' ? masked : masked.replaceAll(secretKey, mask);
}

function maskMembers(text: string): string {
  let masked = '';
  let from = 0;
  for (const { 0: name, index } of text.matchAll(secretName)) {
    if (index < from) continue;
    const start = index + name.length;
    const length = valueLength(text.slice(start));
    if (/^(?:null|""|)$/.test(text.slice(start, start + length))) continue;
    masked += `${text.slice(from, start)}"${mask}"`;
    from = start + length;
  }
  return masked + text.slice(from);
}

/** How far the JSON value reaches with which a text begins: all of it, where that is a list or an object which never ends. */
function valueLength(text: string): number {
  if (!/^[[{]/.test(text)) return scalar.exec(text)?.[0].length ?? 0;
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"?|[[\]{}]/gs)) {
    if (token === '[' || token === '{') depth += 1;
    if (token === ']' || token === '}') depth -= 1;
    if (depth === 0) return index + token.length;
  }
  return text.length;
}
