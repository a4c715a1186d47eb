/** A language that the page speaks, as a BCP 47 tag. */
export type Language = 'en' | 'zh-Hans';

/** Subtags of Chinese in traditional characters, which the page does not speak. */
const traditional: ReadonlySet<string> = new Set(['hant', 'tw', 'hk', 'mo']);

/**
 * The page's language that a tag asks for: `en-GB` asks for English; `zh`, `zh-CN` and `zh-Hans-SG` for Simplified Chinese.
 * `undefined` for a language that the page does not speak, and for what is no tag.
 */
export function languageOf(tag: string): Language | undefined {
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(tag)) return undefined;
  const [language, ...subtags] = tag.toLowerCase().split('-');
  if (language === 'en') return 'en';
  if (language !== 'zh') return undefined;
  const isTraditional = !subtags.includes('hans') && subtags.some((subtag) => traditional.has(subtag));
  return isTraditional ? undefined : 'zh-Hans';
}

/** The first of a person's languages that the page speaks; English if it speaks none of them. */
export function preferredLanguage(tags: readonly string[]): Language {
  return tags.map(languageOf).find((language) => language !== undefined) ?? 'en';
}
