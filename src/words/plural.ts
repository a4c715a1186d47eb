const english = new Intl.PluralRules('en');

/** The form of an English sentence that goes with a count. Chinese has one form, so its two translations say the same. */
export const plural = (count: number, one: string, other: string): string =>
  english.select(count) === 'one' ? one : other;
