import { maskKey, maskSecrets } from './masking.ts';
import { parametersOf, type Call } from './call-order.ts';
import type { CallRequest } from './call-request.ts';
import { curlCall } from './curl-call.ts';
import { goCall } from './go-call.ts';
import { nodeCall } from './node-call.ts';
import { pythonCall } from './python-call.ts';
import { tccliCall } from './tccli-call.ts';
import { terraformText } from './terraform.ts';
import type { ToolCall } from './tool-parameters.ts';

/** What a call can be written in. */
export type Tool = 'curl' | 'tccli' | 'node' | 'python' | 'go' | 'terraform';

export const tools: readonly Tool[] = ['curl', 'tccli', 'node', 'python', 'go', 'terraform'];

/**
 * A call in the words of a tool: a file or a command, never translated, without any secret. Undefined where it has no words for it:
 * Terraform for what is no resource, everything but curl for a body that is no JSON object.
 *
 * @param request the call as it is signed now, which is what curl sends
 */
export function equivalent(tool: Tool, call: Call, request: CallRequest, secretKey: string): string | undefined {
  const text = textIn(tool, call, request, secretKey);
  return text === undefined ? undefined : maskKey(text, secretKey);
}

function textIn(tool: Tool, call: Call, request: CallRequest, secretKey: string): string | undefined {
  if (tool === 'curl') return curlCall(request, parametersOf(call.body)?.['CallbackKey'], secretKey);
  // The callback key, which they read from the environment, and what else has the name of a secret.
  const masked = parametersOf(maskSecrets(call.body, ''));
  if (masked === undefined) return undefined;
  const parameters = withoutSecretKey(masked, secretKey);
  const { action, host, method, signing } = call;
  return makers[tool]({ action, host, method, signing, parameters });
}

/** Before it is quoted: each language writes the key's own quotes in another way. */
const withoutSecretKey = (parameters: ToolCall['parameters'], secretKey: string): ToolCall['parameters'] =>
  JSON.parse(JSON.stringify(parameters), (_, value: unknown) =>
    typeof value === 'string' ? maskKey(value, secretKey) : value,
  ) as ToolCall['parameters'];

const makers: Readonly<Record<Exclude<Tool, 'curl'>, (call: ToolCall) => string | undefined>> = {
  tccli: tccliCall,
  node: nodeCall,
  python: pythonCall,
  go: goCall,
  terraform: terraformText,
};
