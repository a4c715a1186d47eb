import type { JsonValue } from './plan.ts';

/** Where a member of a JSON object lies in its text: its name, quotes included, and its value. */
export type Member = {
  readonly name: string;
  readonly start: number;
  readonly valueStart: number;
  readonly end: number;
};

const tokens = /"(?:[^"\\]+|\\.)*"|[{}[\]:,]|[^\s"{}[\]:,]+/g;

/**
 * The members of the JSON object that a text is, in their order and however it is spelled; also of one that is cut short. None
 * where the text is no object. Whoever calls this has a text that `JSON.stringify` made, or one that says the same.
 */
export function membersOf(text: string): readonly Member[] {
  const members: Member[] = [];
  let depth = 0;
  let open: { name: string; start: number; valueStart: number; end: number } | undefined;
  for (const { 0: token, index } of text.matchAll(tokens)) {
    if (depth === 0 && token !== '{') break;
    const isOutermost = depth === 1;
    if (isOutermost && (token === ',' || token === '}')) {
      if (open !== undefined) members.push(open);
      open = undefined;
    } else if (isOutermost && open === undefined) {
      open = { name: JSON.parse(token) as string, start: index, valueStart: index, end: index };
    } else if (open !== undefined && !(isOutermost && token === ':')) {
      if (open.valueStart === open.start) open.valueStart = index;
      open.end = index + token.length;
    }
    if (token === '{' || token === '[') depth += 1;
    if (token === '}' || token === ']') depth -= 1;
  }
  // Cut short right after a value.
  if (open !== undefined && open.valueStart > open.start) members.push(open);
  return members;
}

/**
 * The text of a JSON object with other values for some of its members, all else byte for byte as it was. `undefined` takes a member
 * out; a new one comes last. A text that is no object has nothing to replace and stays as it is.
 */
export function withMembers(text: string, values: Readonly<Record<string, JsonValue | undefined>>): string {
  const members = membersOf(text);
  const [first, last] = [members[0], members.at(-1)];
  if (first === undefined || last === undefined) return text;
  const separated: string[] = [];
  for (const [at, { name, start, valueStart, end }] of members.entries()) {
    const before = separated.length === 0 ? '' : text.slice(members[at - 1]?.end, start);
    const isReplaced = Object.hasOwn(values, name);
    if (isReplaced && values[name] === undefined) continue;
    const value = isReplaced ? JSON.stringify(values[name]) : text.slice(valueStart, end);
    separated.push(before + text.slice(start, valueStart) + value);
  }
  const names = new Set(members.map(({ name }) => name));
  for (const [name, value] of Object.entries(values)) {
    if (names.has(name) || value === undefined) continue;
    separated.push(`${separated.length === 0 ? '' : ','}${JSON.stringify(name)}:${JSON.stringify(value)}`);
  }
  return text.slice(0, first.start) + separated.join('') + text.slice(last.end);
}
