import { expect, test } from 'vitest';
import { storyboardArchive } from '../../../src/archive/storyboard-archive.ts';
import { unzip } from '../../support/unzip.ts';

test('the files of a storyboard lie side by side, dated as object names are', async () => {
  const files = [
    { name: 'stream_name-storyboard.vtt', input: 'WEBVTT\n' },
    { name: 'stream_name-storyboard-1.jpg', input: new Blob(['jpeg']) },
  ];
  const zip = await new Response(storyboardArchive(files, 1_545_030_333) as BodyInit).bytes();
  expect(unzip(zip).map(({ name, text, modified }) => [name, text, modified])).toEqual([
    ['stream_name-storyboard.vtt', 'WEBVTT\n', '2018-12-17T15:05:32'],
    ['stream_name-storyboard-1.jpg', 'jpeg', '2018-12-17T15:05:32'],
  ]);
});
