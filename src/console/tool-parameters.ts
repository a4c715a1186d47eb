import { scriptLiteral } from '../payloads/request-text.ts';
import type { Call } from './call-order.ts';

/** A call whose parameters are a JSON object. */
export type ToolCall = Pick<Call, 'action' | 'host' | 'method' | 'signing'> & {
  readonly parameters: Readonly<Record<string, unknown>>;
};

/** Whether a call holds a callback key, which no text does. */
export const hasCallbackKey = ({ parameters }: ToolCall): boolean => parameters['CallbackKey'] !== undefined;

/**
 * Parameters as lines of an object, in JavaScript and Python alike but for `true`, `false` and `null`, which `literal` writes.
 *
 * @param keyFrom how the language reads the callback key from its environment
 */
export const parameterLines = (
  { parameters }: ToolCall,
  {
    keyFrom,
    quoted,
    literal = scriptLiteral,
  }: { keyFrom: string; quoted: boolean; literal?: (value: unknown) => string },
): string =>
  Object.entries(parameters)
    .map(([name, value]) => {
      const shown = quoted || !/^[A-Za-z_]\w*$/.test(name) ? scriptLiteral(name) : name;
      return `${shown}: ${name === 'CallbackKey' ? keyFrom : literal(value)},`;
    })
    .map((line) => `  ${line}\n`)
    .join('');
