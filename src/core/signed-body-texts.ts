import type { Recipe } from './sign-mistake.ts';

/** A longer body is none of a callback's, and would take its time. Characters. */
const longestBody = 16_384;

/** The texts that sign a body as other services do: alone or with the key. */
export function* bodyTexts(rawBody: string, key: string): Iterable<Recipe> {
  if (rawBody === '' || rawBody.length > longestBody || !rawBody.isWellFormed()) return;
  for (const body of new Set([rawBody, rawBody.trim(), ...withoutSign(rawBody)])) {
    yield { text: body, mistakes: [{ kind: 'body-digest', form: 'body' }] };
    yield { text: key + body, mistakes: [{ kind: 'body-digest', form: 'key-body' }] };
    yield { text: body + key, mistakes: [{ kind: 'body-digest', form: 'body-key' }] };
  }
}

/** What the body was before its sign was put in: left out, empty, without `t` too. */
function withoutSign(rawBody: string): readonly string[] {
  const member = String.raw`"sign"\s*:\s*"[^"\\]*"`;
  const left = [
    rawBody.replace(new RegExp(String.raw`,\s*${member}`), ''),
    rawBody.replace(new RegExp(String.raw`${member}\s*,`), ''),
    rawBody.replace(new RegExp(member), '"sign":""'),
  ];
  try {
    const value: unknown = JSON.parse(rawBody);
    if (typeof value !== 'object' || value === null) return left;
    const rest = Object.entries(value).filter(([name]) => name !== 'sign');
    const withoutT = rest.filter(([name]) => name !== 't');
    return [...left, JSON.stringify(Object.fromEntries(rest)), JSON.stringify(Object.fromEntries(withoutT))];
  } catch {
    return left;
  }
}
