/** Statuses that `fetch` takes for a redirect. */
export const redirectStatuses: readonly number[] = [301, 302, 303, 307, 308];

/**
 * What `fetch` shows of a redirect that it was told not to follow: no status, no headers, no body. The constructor makes
 * no such response, so its telling properties are laid over a plain one.
 */
export function opaqueRedirect(): Response {
  return Object.defineProperties(new Response(null), {
    type: { value: 'opaqueredirect' },
    status: { value: 0 },
    ok: { value: false },
  });
}
