/** What stands in place of a secret, however long it is. */
export const mask = '******';

const memberName = /("(?:[^"\\]|\\.)*")\s*:\s*/gs;
const secretName = /^(?:CallbackKey|SecretKey|Token)$/i;
const secretField = /([?&]|^)((?:CallbackKey|SecretKey|Token)(?:\.\d+)?=)[^&\s]*/gim;
/** A text that is no JSON object goes into an address whole. */
const encodedMember = /((?:CallbackKey|SecretKey|Token)%22)[^&\s]+/gi;
const scalar = /^(?:"(?:[^"\\]|\\.)*"?|[^\s,}\]]+)/s;

/**
 * A text of a request or an answer without its secrets: the values of secret members of JSON, also of one that is cut short, and of
 * secret fields of a query or a form; and the secret key, wherever it stands. All else is as it was.
 */
export function maskSecrets(text: string, secretKey: string): string {
  const masked = maskMembers(text).replaceAll(secretField, `$1$2${mask}`).replaceAll(encodedMember, `$1${mask}`);
  return secretKey === '' ? masked : masked.replaceAll(secretKey, mask);
}

/** Fields by their names, with the values of the secret ones masked, whatever signs these hold. */
export const maskFields = (fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, isSecret(name.replace(/\.\d+$/, '')) ? mask : value]),
  );

const isSecret = (name: string): boolean => secretName.test(name);

function maskMembers(text: string): string {
  let masked = '';
  let from = 0;
  for (const { 0: member, 1: name = '', index } of text.matchAll(memberName)) {
    if (index < from || !isSecret(unescaped(name))) continue;
    const start = index + member.length;
    const length = valueLength(text.slice(start));
    if (/^(?:null|""|)$/.test(text.slice(start, start + length))) continue;
    masked += `${text.slice(from, start)}"${mask}"`;
    from = start + length;
  }
  return masked + text.slice(from);
}

/** What a JSON string says; the string itself where it is none. */
function unescaped(name: string): string {
  try {
    return String(JSON.parse(name));
  } catch {
    return name;
  }
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
