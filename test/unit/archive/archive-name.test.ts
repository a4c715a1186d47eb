import { expect, test } from 'vitest';
import { archiveName } from '../../../src/archive/entry-name.ts';

test.each([
  ['stream_name', 'stream_name-screencapture.zip'],
  ['a.b-c_9', 'a.b-c_9-screencapture.zip'],
  ['../up', '.._up-screencapture.zip'],
  ['a\u0000<b>', 'a__b_-screencapture.zip'],
])('the archive of stream %j is named %j', (streamName, name) => {
  expect(archiveName(streamName)).toBe(name);
});
