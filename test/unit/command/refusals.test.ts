import { expect, test } from 'vitest';
import { run } from '../../../src/command/run.ts';
import { openReceiver, runCommand, runShell } from '../../support/command.ts';

// Nothing is sent there: fetch knows no such port.
const nobody = 'http://127.0.0.1:1/callback';

test.each([
  ['a negative count', ['payload', '--count', '-1'], 2, /--count.*whole number/],
  ['a count beyond the limit', ['payload', '--count', '10000001'], 2, /count must be .* to 10000000/],
  ['an unknown negative case', ['payload', '--negative', 'expird=0.1'], 2, /no negative case "expird"/],
  ['a share above one', ['payload', '--negative', 'expired=1.1'], 2, /a share from 0 to 1/],
  [
    'shares of more than everything',
    ['payload', '--negative', 'expired=0.7', '--negative', 'replay=0.7'],
    2,
    /shares of the negative cases must be at most 1 together/,
  ],
  ['a stream name that leaves its folder', ['payload', '--stream', '../a'], 2, /"\.\.\/a" cannot be a name/],
  ['a number beyond what JSON holds', ['payload', '--set', 'width=1e999'], 2, /width .* JSON cannot hold/],
  [
    'a whole number that would be rounded',
    ['payload', '--set', 'file_size=9007199254740993'],
    2,
    /"9007199254740993" would be rounded/,
  ],
  [
    'a list too deep to be written',
    ['payload', '--set', `width=${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    2,
    /width .* JSON cannot hold/,
  ],
  ['one such number inside', ['payload', '--set', '0.width={"a":[-9007199254740993]}'], 2, /would be rounded/],
  ['a setting without a value', ['payload', '--set', 'width'], 2, /field and a value/],
  ['a field of a callback beyond the last', ['payload', '--count', '3', '--set', '3.width=1'], 2, /index 2/],
  ['files without a folder', ['payload', '--format', 'files'], 2, /needs a folder/],
  ['tests beyond what a runner takes', ['payload', '--format', 'vitest', '--count', '1001'], 2, /at most 1000/],
  ['a format for pictures', ['payload', '--format', 'zip'], 2, /'zip' is invalid/],
  [
    'a bucket name that is none',
    ['payload', '--bucket', 'A B'],
    2,
    /^not a possible bucket: at most 50 .* \(invalid-bucket\)$/,
  ],
  [
    'a receiver that is no URL',
    ['payload', '--format', 'curl', '--url', 'nope'],
    2,
    /^--url takes an http or https URL/,
  ],
  ['a misspelt option', ['payload', '--cuont', '3'], 2, /unknown option '--cuont' \(Did you mean --count\?\)/],
  ['a misspelt command', ['sise'], 2, /unknown command 'sise' \(Did you mean size\?\)/],
  ['a missing push size', ['size', '--width', '640'], 2, /--push is missing/],
  ['a push size that is none', ['size', '--push', '1280'], 2, /a size such as 1280x720/],
  [
    'a width beyond the limit',
    ['size', '--push', '1280x720', '--width', '3001'],
    2,
    /0 to 3000 .*\(invalid-size; .*267\/30834/,
  ],
  ['a height beyond the limit', ['size', '--push', '1280x720', '--height', '2001'], 2, /0 to 2000 .*\(invalid-size; /],
  ['a push wider than any', ['size', '--push', '65536x720'], 2, /at most 65535 .*\(invalid-push-size\)/],
  ['a push of no height', ['size', '--push', '1280x0'], 2, /at least 1/],
  ['an address that is none', ['send', '--to', 'localhost'], 2, /--to takes an http or https URL/],
  ['retries beyond the limit', ['send', '--to', nobody, '--retries', '99'], 2, /--retries .* 0 to 20/],
  ['a speed of nothing', ['send', '--to', nobody, '--speed', '0'], 2, /real, instant or a number/],
  ['nothing to verify', ['verify', '/dev/null'], 2, /nothing to verify/],
  ['a port beyond the last', ['serve', '--port', '65536'], 2, /0 to 65535/],
  ['a file that is not there', ['verify', '/nowhere/body.json'], 3, /body\.json cannot be read/],
  ['a folder for a file', ['send', '--to', nobody, '/'], 3, /\/ cannot be read/],
  ['an output in no folder', ['payload', '--output', '/nowhere/a'], 3, /\/nowhere\/a cannot be written/],
  ['an id without its key', ['serve', '--port', '0', '--secret-id', 'a'], 2, /belong together/],
  ['a bucket that is none', ['serve', '--missing-bucket', 'gone'], 2, /gone is not the host of a bucket/],
  ['a CDN domain that is served already', ['serve', '--cdn-domain', 'cdn.example'], 2, /served already/],
  ['a CDN domain that is none', ['serve', '--cdn-domain', 'a/b.c'], 2, /no domain name/],
  ['objects in no folder', ['serve', '--port', '0', '--objects', '/nowhere'], 3, /no folder \/nowhere/],
  ['an address of another computer', ['serve', '--host', '192.0.2.1', '--port', '0'], 4, /no server at 192\.0\.2\.1/],
])('%s is refused in one line', async (_, args, code, line) => {
  const lines: string[] = [];

  expect(await run(args, (message) => lines.push(message))).toBe(code);
  expect(lines).toEqual([expect.stringMatching(line)]);
});

test.concurrent.each([
  ['a wrong option', ['payload', '--cuont', '3'], 2, "error: unknown option '--cuont' (Did you mean --count?)\n"],
  [
    'an unreadable file',
    ['verify', '/'],
    3,
    'error: / cannot be read: EISDIR: illegal operation on a directory, read\n',
  ],
])('%s ends the process with a line on the standard error and a code, and no stack', async (_, args, code, stderr) => {
  expect(await runCommand(args)).toEqual({ code, stdout: '', stderr });
});

test.concurrent('a receiver that refuses connections gives one line, a code and the table', async () => {
  const { url, close } = await openReceiver(() => 200);
  await close();
  const ended = await runCommand(['send', '--to', url, '--speed', 'instant'], { input: '{"event_type":200}\n' });

  expect(ended.code).toBe(4);
  expect(ended.stderr).toBe(`error: nothing answers at ${new URL(url).origin}: connection refused\n`);
  expect(ended.stdout).toContain(Array.from({ length: 4 }, () => 'connection refused').join(', '));
});

test.concurrent('headers that HTTP cannot carry are no silence of the receiver', async () => {
  const input = `${JSON.stringify({ body: 'x', headers: { 'bad name': 'v' } })}\n`;

  expect(await runCommand(['send', '--to', nobody, '--speed', 'instant'], { input })).toMatchObject({
    code: 2,
    stderr: 'error: these headers cannot be sent: {"bad name":"v"}\n',
  });
});

test.concurrent('a reader that stops reading ends the command, in a line', async () => {
  const { code, stdout, stderr } = await runShell('npx it payload --count 10000000 | head -1');

  expect({ code, stderr }).toEqual({ code: 141, stderr: 'error: whoever read the output stopped reading\n' });
  expect(JSON.parse(stdout)).toMatchObject({ event_type: 200 });
});

test.concurrent('a complaint that nobody takes leaves the exit code as it is', async () => {
  expect(await runShell('npx it payload --count -1 2>/dev/full')).toMatchObject({ code: 2, stdout: '' });
});
