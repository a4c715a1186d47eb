/** What Node tells of a connection that brought no answer, in words; the rest it tells itself. */
const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection cut',
  EPIPE: 'connection cut',
  UND_ERR_SOCKET: 'connection cut',
  ENOTFOUND: 'unknown host',
  EAI_AGAIN: 'unknown host',
  EHOSTUNREACH: 'no way to the host',
  ENETUNREACH: 'no way to the host',
  ETIMEDOUT: 'no connection in time',
  UND_ERR_CONNECT_TIMEOUT: 'no connection in time',
};

/** Why a `fetch` failed, in words of which a table has room for some: what was thrown has it as its cause. */
export function failureWords(thrown: unknown): string {
  const { cause = thrown } = thrown instanceof Error ? thrown : {};
  if (!(cause instanceof Error)) return String(cause);
  if (cause.name === 'HTTPParserError') return 'answer that is no HTTP';
  return words['code' in cause ? String(cause.code) : ''] ?? cause.message;
}
