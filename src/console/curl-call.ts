import { shellQuoted } from '../payloads/request-text.ts';
import type { CallRequest } from './call-request.ts';

/**
 * A request as a shell command, byte for byte, with the signature that it has. A callback key is left to the environment: with
 * another than was signed the signature is wrong.
 */
export function curlCall({ method, url, headers, body, signature }: CallRequest, callbackKey: unknown): string {
  const key = typeof callbackKey === 'string' ? callbackKey : '';
  const host = new URL(url).host;
  const words = [
    `curl -X ${method} ${spliced(url, key)}`,
    ...[['Host', host] as const, ...headers].map(([name, value]) => `-H ${shellQuoted(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data-raw ${spliced(body, key)}`]),
  ];
  return `${comments(signature.kind, key).join('')}${words.join(' \\\n  ')}\n`;
}

const comments = (kind: CallRequest['signature']['kind'], key: string): readonly string[] => [
  ...(kind === 'none' ? [] : ['# Signed for one second, and taken for five minutes around it: then copy it anew.\n']),
  ...(key === '' ? [] : ['# CALLBACK_KEY has to hold the callback key that was signed with the rest.\n']),
];

/** One argument, with the callback key taken from the environment where it stands as a value: of JSON, or of a field. */
function spliced(text: string, key: string): string {
  if (key === '') return shellQuoted(text);
  const spellings = [JSON.stringify(key).slice(1, -1), encodeURIComponent(key.toWellFormed())];
  const pieces: string[] = [];
  let from = 0;
  for (const { 0: name, index } of text.matchAll(/"CallbackKey"\s*:\s*"|\bCallbackKey=/g)) {
    const start = index + name.length;
    const spelling = spellings.find((one) => text.startsWith(one, start));
    if (spelling === undefined) continue;
    pieces.push(shellQuoted(text.slice(from, start)));
    from = start + spelling.length;
  }
  return [...pieces, shellQuoted(text.slice(from))].join('"$CALLBACK_KEY"');
}
