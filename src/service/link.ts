import { defaultDialect, isDialectId } from '../core/dialects.ts';
import { languageOf, type Language } from '../core/language.ts';
import { parseWholeNumber } from '../core/names.ts';
import { mistakeOf } from './field-values.ts';
import { fileSampleId } from './samples.ts';
import { defaultFieldTexts, fieldNames, type FieldName, type FieldTexts, type NamedFile } from './settings.ts';

/** What a link tells apart from the fields. */
export type LinkExtras = {
  /** Index of a screenshot, from 0. */
  readonly shot?: number | undefined;
  /** The file that is the push: a link can only say which one is needed. */
  readonly file?: NamedFile | undefined;
  /** The page's language, by any tag that asks for it: `zh-CN` is read as `zh-Hans`. */
  readonly lang?: Language | undefined;
};

/** A link, read. */
export type Link = LinkExtras & {
  /** `capture` unless the link names another view. */
  readonly view: string;
  /** The fields that the link sets. */
  readonly texts: Partial<FieldTexts>;
  /** The whole form as the link means it: its fields over the defaults of its dialect. */
  readonly fields: FieldTexts;
  /** Names whose value does not parse; their fields keep the default. */
  readonly ignored: readonly string[];
};

/** Fields of links: all but the callback key and the callback URL, which are secrets. */
type LinkedField = Exclude<FieldName, 'key' | 'url'>;

const linkedFields = fieldNames.filter((name): name is LinkedField => name !== 'key' && name !== 'url');

/** Former names of parameters, by which old links keep working: `['old name', 'present name']`. */
const aliases: ReadonlyMap<string, string> = new Map();

/**
 * The hash of a link that restores a state: `#/capture?interval=7&w=640`, one parameter for each field that differs from its
 * default. Never holds the callback key or the callback URL.
 */
export function formatLink(view: string, texts: FieldTexts, { shot, file, lang }: LinkExtras = {}): string {
  const isFile = texts.sample === fileSampleId;
  const parameters = [
    ...(isFile && file !== undefined
      ? ([
          ['file', file.name],
          ['bytes', String(file.bytes)],
        ] as const)
      : []),
    ...linkedFields
      .filter((name) => !(name === 'sample' && isFile) && !isDefault(name, texts))
      .map((name) => [name, texts[name]] as const),
    ...(shot === undefined ? [] : [['shot', String(shot)] as const]),
    ...(lang === undefined ? [] : [['lang', lang] as const]),
  ];
  const query = parameters.map(([name, value]) => `${name}=${encodeValue(value)}`).join('&');
  return query === '' ? `#/${view}` : `#/${view}?${query}`;
}

/**
 * Reads the hash of a link. Never throws: unknown parameters are passed over, and so are values that do not parse, which
 * `ignored` names. Each value is judged as the form would, by the limits of the link's own dialect.
 */
export function parseLink(hash: string): Link {
  const { path, query } = partsOf(hash);
  const values = readParameters(query);
  const ignored: string[] = [];
  /** A parameter's value when it is there and right; `undefined` stands for one that could not even be decoded. */
  const take: Take = (name, read) => {
    if (!values.has(name)) return undefined;
    const text = values.get(name);
    const value = text === undefined ? undefined : read(text);
    if (value === undefined) ignored.push(name);
    return value;
  };

  const file = takeFile(take, ignored);
  const named = values.get('dialect') ?? '';
  const dialect = isDialectId(named) ? named : defaultDialect;
  const context = { dialect, hasFile: file !== undefined };
  const texts: { -readonly [name in FieldName]?: string } = {};
  for (const name of linkedFields) {
    const text = take(name, (value) => (mistakeOf(name, value, context) === undefined ? value : undefined));
    if (text !== undefined) texts[name] = text;
  }
  if (file !== undefined) texts.sample = fileSampleId;

  return {
    view: /^[a-z]+$/.test(path) ? path : 'capture',
    texts,
    fields: { ...defaultFieldTexts(dialect), ...texts },
    shot: take('shot', parseWholeNumber),
    file,
    lang: take('lang', languageOf),
    ignored,
  };
}

/** Whether a link says nothing of the form and of screenshots: it opens the page as it was left, or at a first visit. */
export const isPlainLink = ({ texts, shot }: Link): boolean => Object.keys(texts).length === 0 && shot === undefined;

const knownNames: ReadonlySet<string> = new Set([...fieldNames, 'shot', 'file', 'bytes', 'lang']);

/** What a link says that is of no field, as it stands there: a view may have parameters of its own. */
export function otherParameters(hash: string): string {
  const isKnown = (pair: string): boolean => knownNames.has(pair.replace(/=.*$/s, ''));
  return partsOf(hash)
    .query.split('&')
    .filter((pair) => pair !== '' && !isKnown(pair))
    .join('&');
}

function partsOf(hash: string): { readonly path: string; readonly query: string } {
  const [, path = '', query = ''] = /^#?\/?([^?]*)\??(.*)$/s.exec(hash) ?? [];
  return { path, query };
}

type Take = <T>(name: string, read: (text: string) => T | undefined) => T | undefined;

/** Name and size belong together: what stands alone is passed over as if it did not parse. */
function takeFile(take: Take, ignored: string[]): NamedFile | undefined {
  const name = take('file', (text) => (/^[^\p{Cc}\p{Cs}]{1,255}$/u.test(text) ? text : undefined));
  const bytes = take('bytes', parseWholeNumber);
  if (name !== undefined && bytes !== undefined) return { name, bytes };
  if (name !== undefined) ignored.push('file');
  if (bytes !== undefined) ignored.push('bytes');
  return undefined;
}

/** The last value of each parameter, `undefined` where it cannot be decoded. A plus sign is one: RFC 3339 offsets have it, and links are not form data. */
export function readParameters(query: string): ReadonlyMap<string, string | undefined> {
  return new Map(
    query.split('&').map((pair) => {
      const equals = pair.indexOf('=');
      const name = equals === -1 ? pair : pair.slice(0, equals);
      return [aliases.get(name) ?? name, equals === -1 ? '' : decodeValue(pair.slice(equals + 1))];
    }),
  );
}

function isDefault(name: LinkedField, texts: FieldTexts): boolean {
  const text = texts[name];
  if (name === 'dialect') return text === defaultDialect;
  if ((name === 'w' || name === 'h') && parseWholeNumber(text) === 0) return true;
  return text === defaultFieldTexts(isDialectId(texts.dialect) ? texts.dialect : defaultDialect)[name];
}

/** A parameter's value as it stands in a link: percent-encoded, but for what a fragment may hold and is easier to read as it is. */
export function encodeValue(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll('%3A', ':').replaceAll('%2F', '/');
}

function decodeValue(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
