import type { CallbackBody } from '../core/callback.ts';
import { serializeCallback } from '../core/callback.ts';
import { cutJson, type Fixture } from './fixture.ts';
import { pythonTests } from './python-tests.ts';
import { scriptTests } from './script-tests.ts';

/** What a callback can be copied as a test for. */
export type TestFramework = 'vitest' | 'jest' | 'pytest';

export const testFrameworks: readonly TestFramework[] = ['vitest', 'jest', 'pytest'];

/**
 * A callback as a test file that needs nothing but the framework. The receiver's address and its key come from the environment,
 * so that no key is in the text; and the callback is signed anew in each run, since a copied signature soon expires.
 */
export function testCaseText(framework: TestFramework, callback: CallbackBody): string {
  const fixtures = fixturesOf(callback);
  return [...(framework === 'pytest' ? pythonTests(fixtures) : scriptTests(framework, fixtures))].join('');
}

/** A second of the year 2100, for a `t` that has not passed. */
const farSecond = 4_102_444_800;

function fixturesOf(callback: CallbackBody): readonly Fixture[] {
  const signed = serializeCallback({ ...callback, sign: '', t: farSecond });
  const body = cutJson(signed, ['sign', 't']);
  const type = 'application/json';
  return [
    { name: 'a signed callback is taken', verdict: 'accept', type, validFor: 600, body },
    { name: 'the same callback is taken again: a retry is no mistake', verdict: 'accept', type, validFor: 600, body },
    { name: 'a callback whose t has passed is refused', verdict: 'refuse', type, validFor: -60, body },
    {
      name: 'a callback with another t than the signed one is refused',
      verdict: 'refuse',
      type,
      validFor: 600,
      body: cutJson(signed, ['sign']),
    },
  ];
}
