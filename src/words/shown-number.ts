/** A number with at most `digits` decimals and no zeros at its end. */
export const trimmed = (value: number, digits: number): string => String(Number(value.toFixed(digits)));

// Making a format takes the browser longer than a hundred uses of it.
const formats = new Map<number, Intl.NumberFormat>();

/**
 * A count or a measure as it is read, with at most `digits` decimals. English and Chinese write numbers alike, so there is no need to
 * know which of them is shown. Never for what is copied.
 */
export function shownNumber(value: number, digits = 0): string {
  const format = formats.get(digits) ?? new Intl.NumberFormat('en', { maximumFractionDigits: digits });
  formats.set(digits, format);
  return format.format(value);
}
