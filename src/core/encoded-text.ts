/**
 * A text for an address or a form, by RFC 3986: what `encodeURIComponent` leaves as it is, addresses or signatures may not. Half of a
 * character, at which it throws, becomes U+FFFD.
 */
export const encodeText = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
