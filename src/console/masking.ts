import { encodeText } from '../core/encoded-text.ts';

/** What stands in place of a secret, however long it is. */
export const mask = '******';

/** No longer than any secret's name, each letter of it escaped: a text of many quotes is still read in one go. */
const memberName = /("(?:[^"\\]|\\.){1,66}")\s*:\s*/gs;
const secretNames = '(?:callback[_-]?key|secret[_-]?key|token)';
const secretName = new RegExp(`^${secretNames}$`, 'i');
const secretField = new RegExp(String.raw`([?&]|^)(${secretNames}(?:\.\d+)?=)[^&\s]*`, 'gim');
/** In anything else: JSON inside a text, where quotes are escaped, or what is only meant to be JSON. */
const secretWord = new RegExp(
  String.raw`(\b${secretNames}[\\'"]*\s*[:=][\\'"[{\s]*)(?!null\b)[^\\'"\s,&}\]](?:[^\\'"\n,&}\]]+|\\+(?![\\'"]))*`,
  'gi',
);
/** What an address or a form has between its signs: JSON too, as the value of a field, or as a whole body that is no object. */
const encodedPart = /[^\s?&=]+/g;

/**
 * A text of a request or an answer without its secrets: the values of secret members of JSON, also of one that is cut short, and of
 * secret fields of a query or a form, and whatever looks like either; and the secret key, wherever it stands. All else is as it was.
 */
export function maskSecrets(text: string, secretKey: string): string {
  const masked = maskMembers(text)
    .replaceAll(secretField, `$1$2${mask}`)
    .replaceAll(encodedPart, maskEncoded)
    .replaceAll(secretWord, `$1${mask}`);
  return maskKey(masked, secretKey);
}

/** A text without the secret key, as it is or as texts inside others write it. */
export const maskKey = (text: string, secretKey: string): string =>
  secretKey === ''
    ? text
    : [secretKey, JSON.stringify(secretKey).slice(1, -1), encodeText(secretKey)].reduce(
        (masked, spelling) => masked.replaceAll(spelling, mask),
        text,
      );

/** Fields by their names, with the values of the secret ones masked, whatever signs these hold. */
export const maskFields = (fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, isSecret(name.replace(/\.\d+$/, '')) ? mask : value]),
  );

const isSecret = (name: string): boolean => secretName.test(name);

function maskEncoded(text: string): string {
  if (!text.includes('%22')) return text;
  try {
    const json = decodeURIComponent(text);
    const masked = maskMembers(json);
    return masked === json ? text : encodeText(masked).replaceAll(encodeText(mask), mask);
  } catch {
    // It was not encoded here: half of a character, or a percent sign that begins nothing.
    return text;
  }
}

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

/**
 * How far the JSON value reaches with which a text begins: all of it, where that is a text, a list or an object which never ends. Sign
 * by sign: a pattern for the whole of a long value would run out of memory.
 */
function valueLength(text: string): number {
  if (!/^["[{]/.test(text)) return /^[^\s,}\]]*/.exec(text)?.[0].length ?? 0;
  let depth = 0;
  let isText = false;
  for (const { 0: sign, index } of text.matchAll(/\\.|["[\]{}]/gs)) {
    if (sign === '"') isText = !isText;
    else if (!isText && /[[{]/.test(sign)) depth += 1;
    else if (!isText && /[\]}]/.test(sign)) depth -= 1;
    if (depth === 0 && !isText) return index + sign.length;
  }
  return text.length;
}
