import { expect, test } from 'vitest';
import { playerStyleSources } from '../../../scripts/player-styles.ts';
import { headerFile, pagePolicy, policyText, withPolicy } from '../../../scripts/policy-plugin.ts';
import { mockedHosts } from '../../../src/wire/mocked-hosts.ts';

const policy = pagePolicy(mockedHosts, ['*.myqcloud.com'], playerStyleSources());

test('the policy holds nothing unsafe, no bare scheme other than blob, and no bare star', () => {
  const sources = Object.values(policy).flat();
  expect(sources.filter((source) => /unsafe|^\*$|^(?!blob)[a-z]+:$/.test(source))).toEqual([]);
  expect(policy['default-src']).toEqual(["'none'"]);
});

test('the page may connect to itself and to every mocked host, over http and https', () => {
  const expected = mockedHosts.flatMap((host) => [`http://${host}`, `https://${host}`]);
  expect(policy['connect-src']).toEqual(["'self'", ...expected]);
});

test('of inline styles, those of the player alone are allowed, each by its hash', () => {
  const [own, ...hashes] = policy['style-src'] ?? [];
  expect(own).toBe("'self'");
  expect(hashes).toHaveLength(10);
  expect(hashes.filter((hash) => !/^'sha256-[A-Za-z0-9+/]{43}='$/.test(hash))).toEqual([]);
});

test('only the page’s own files may be framed, and the sandbox gets no origin where headers can be sent', () => {
  expect(policy['frame-src']).toEqual(["'self'"]);
  expect(headerFile(policy)).toContain('/sandbox/*\n  Content-Security-Policy: sandbox allow-scripts\n');
});

test('the policy stands right after the charset, before anything is loaded', () => {
  const html = withPolicy('<head><meta charset="utf-8" /><link rel="stylesheet" href="a.css"></head>', policy);
  expect(html.indexOf('Content-Security-Policy')).toBeGreaterThan(html.indexOf('charset'));
  expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<link'));
  expect(html).toContain(`content="${policyText(policy)}"`);
});

test('a page without a charset is refused rather than built without a policy', () => {
  expect(() => withPolicy('<head></head>', policy)).toThrow('charset');
});

test('the header file gives the page the same policy, and forbids others to frame it', () => {
  expect(headerFile(policy)).toContain(`Content-Security-Policy: ${policyText(policy)}\n`);
});
