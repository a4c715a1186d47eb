import { encodeText } from '../core/encoded-text.ts';
import { shellQuoted } from '../payloads/request-text.ts';
import type { CallRequest } from './call-request.ts';
import { mask, maskSecrets } from './masking.ts';

/**
 * A request as a shell command, byte for byte, with the signature that it has. A callback key is left to the environment: with
 * another than was signed the signature is wrong.
 */
export function curlCall(
  { method, url, headers, body, signature }: CallRequest,
  callbackKey: unknown,
  secretKey: string,
): string {
  const key = typeof callbackKey === 'string' ? callbackKey : '';
  const host = new URL(url).host;
  const words = [
    `curl -X ${method} ${withoutKey(url, key, secretKey)}`,
    ...[['Host', host] as const, ...headers].map(([name, value]) => `-H ${shellQuoted(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data-raw ${withoutKey(body, key, secretKey)}`]),
  ];
  const command = words.join(' \\\n  ');
  return `${comments(signature.kind, command).join('')}${command}\n`;
}

const fromEnvironment = '"$CALLBACK_KEY"';

const comments = (kind: CallRequest['signature']['kind'], command: string): readonly string[] => [
  ...(kind === 'none' ? [] : ['# Signed for one second, and taken for five minutes around it: then copy it anew.\n']),
  ...(command.includes(fromEnvironment)
    ? ['# CALLBACK_KEY has to hold the callback key that was signed with the rest.\n']
    : []),
  ...(command.includes(mask) ? [`# ${mask} stands for what is secret, and was signed: put it there.\n`] : []),
];

/** One argument, with the callback key taken from the environment; masked where it, or another secret, is anything but a plain text. */
function withoutKey(text: string, key: string, secretKey: string): string {
  const masked = maskSecrets(text, secretKey);
  const spellings = [JSON.stringify(key).slice(1, -1), encodeText(key)];
  const isPlain = spellings.some((spelling) => masked.replaceAll(mask, () => spelling) === text);
  return isPlain ? masked.split(mask).map(shellQuoted).join(fromEnvironment) : shellQuoted(masked);
}
