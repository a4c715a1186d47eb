import { expect, test } from 'vitest';
import { addressSpaceOf, obstacleTo, type BrowserFacts, type SendTrace } from '../../../src/service/way-to-receiver.ts';

const untried: SendTrace = { sent: undefined, knocked: undefined };
const failed: SendTrace = { sent: 'unreachable', knocked: undefined };

const onHttps: BrowserFacts = {
  pageUrl: 'https://playground.test/docs/',
  isSecureContext: true,
  isMocked: false,
  permissions: { loopback: undefined, local: undefined },
};
const onHttp: BrowserFacts = { ...onHttps, pageUrl: 'http://playground.test/', isSecureContext: false };
const onLocalhost: BrowserFacts = { ...onHttps, pageUrl: 'http://localhost:4173/' };
const asking = (facts: BrowserFacts, state: 'granted' | 'denied' | 'prompt'): BrowserFacts => ({
  ...facts,
  permissions: { loopback: state, local: state },
});

test.each([
  [
    'a host that exists in the page alone',
    'https://receiver.example/other',
    { ...onHttps, isMocked: true },
    'mocked-host',
  ],
  ['a password in the URL', 'https://me:secret@mine.test/', onHttps, 'credentials'],
  ['a port that browsers refuse', 'http://localhost:6000/hook', onLocalhost, 'blocked-port'],
  ['plain http from a page over https', 'http://mine.test/hook', onHttps, 'mixed-content'],
  ['the same, where a browser knows no permission for it', 'http://192.168.1.7/hook', onHttps, 'mixed-content'],
  ['this computer, which https pages may reach over http', 'http://127.0.0.1:8080/hook', onHttps, undefined],
  ['its other names', 'http://[::1]:8080/hook', onHttps, undefined],
  ['an http page, which may send to http', 'http://mine.test/hook', onHttp, undefined],
  ['https', 'https://mine.test/hook', onHttps, undefined],
  ['a permission that was denied', 'http://localhost:8080/', asking(onHttps, 'denied'), 'permission-denied'],
  ['one that will be asked for', 'http://localhost:8080/', asking(onHttps, 'prompt'), 'permission-prompt'],
  ['one that was granted', 'http://localhost:8080/', asking(onHttps, 'granted'), undefined],
  ['the local network over http, with its permission', 'http://192.168.1.7/', asking(onHttps, 'granted'), undefined],
  [
    'the local network over http, before it was asked',
    'http://nas.local/',
    asking(onHttps, 'prompt'),
    'permission-prompt',
  ],
  ['a page that may not even ask', 'http://localhost:8080/', asking(onHttp, 'denied'), 'insecure-page'],
  [
    'a page on this computer, which needs no permission',
    'http://127.0.0.1:8080/',
    asking(onLocalhost, 'denied'),
    undefined,
  ],
  ['the internet, which needs none', 'https://mine.test/', asking(onHttps, 'denied'), undefined],
] as const)('before anything is sent: %s', (_, url, facts, obstacle) => {
  expect(obstacleTo(new URL(url), facts, untried)).toBe(obstacle);
});

test.each([
  ['the page cannot know by itself', 'https://mine.test/', failed, 'undecided'],
  ['something answers', 'https://mine.test/', { sent: 'unreachable', knocked: 'answered' }, 'cors'],
  ['nothing does', 'https://mine.test/', { sent: 'unreachable', knocked: 'unanswered' }, 'no-answer'],
  ['the receiver is of this very origin', 'https://playground.test/hook', failed, 'no-answer'],
  [
    'the host of the page forbids it',
    'https://mine.test/',
    { sent: 'refused-by-policy', knocked: undefined },
    'policy',
  ],
  ['mixed content is the reason, whatever answers', 'http://mine.test/', failed, 'mixed-content'],
  ['the last request was answered', 'http://mine.test/', { sent: 'answered', knocked: undefined }, undefined],
] as const)('after a request that failed: %s', (_, url, trace, obstacle) => {
  expect(obstacleTo(new URL(url), onHttps, trace)).toBe(obstacle);
});

test('a question that was not answered is told before what one more request could tell', () => {
  expect(obstacleTo(new URL('http://localhost:8080/'), asking(onHttps, 'prompt'), failed)).toBe('permission-prompt');
});

test.each([
  ['loopback', ['localhost', 'a.localhost', '127.0.0.1', '127.9.9.9', '[::1]']],
  ['local', ['10.0.0.1', '172.16.0.1', '172.31.9.9', '192.168.0.1', '169.254.1.1', '100.64.0.1', 'nas.local']],
  ['local', ['[fd00::1]', '[fe80::1]']],
  ['public', ['example.com', '172.15.0.1', '172.32.0.1', '100.128.0.1', '11.0.0.1', '[2001:db8::1]', 'local']],
  ['public', ['localhost.example.com', '127.0.0.1.example.com', '10.example.com']],
] as const)('%s: %j', (space, hosts) => {
  for (const host of hosts) expect([host, addressSpaceOf(new URL(`http://${host}/`).hostname)]).toEqual([host, space]);
});
