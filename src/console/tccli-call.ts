import { apiVersion } from '../core/api-actions.ts';
import { shellQuoted } from '../payloads/request-text.ts';
import type { ToolCall } from './tool-parameters.ts';

/** A call by the vendor's command line. It knows its parameters, and refuses others by itself. */
export function tccliCall({ action, host, parameters }: ToolCall): string {
  const words = [
    `tccli live ${action}`,
    `--version ${apiVersion}`,
    '--region ap-guangzhou',
    `--endpoint ${host}`,
    ...Object.entries(parameters).map(([name, value]) => `--${name} ${argument(name, value)}`),
  ];
  return `# The pair is read from TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY.\n${words.join(' \\\n  ')}\n`;
}

function argument(name: string, value: unknown): string {
  if (name === 'CallbackKey') return '"$CALLBACK_KEY"';
  return shellQuoted(typeof value === 'string' ? value : JSON.stringify(value));
}
