import { expect } from 'vitest';
import { ownFixture, test } from './support/test.ts';

test('a link opens the state that it describes, and captures nothing by itself but what it shows', async ({
  visitor,
}) => {
  const hash =
    '#/capture?sample=pattern&x=1080&y=1920&duration=12&interval=6&w=352&h=640&stream=a.b-c_d&bucket=pictures&dialect=2025';
  const playground = await visitor.open({ hash });
  await playground.ready();
  await playground.showMoreSettings();
  const shown = {
    'Pattern width (X)': '1080',
    'Pattern height (Y)': '1920',
    'Pattern duration (seconds)': '12',
    'Interval (seconds)': '6',
    'Width (W)': '352',
    'Height (H)': '640',
    'Stream name': 'a.b-c_d',
    Bucket: 'pictures',
  };
  for (const [name, value] of Object.entries(shown))
    expect([name, await playground.field(name).inputValue()]).toEqual([name, value]);
  const ending = await playground.capture();
  expect(ending).toMatchObject({ outcome: 'Finished', screenshots: 2 });
  const { bodies } = await playground.downloadAll();
  expect(bodies[1]).toMatchObject({ stream_id: 'a.b-c_d', width: 352, height: 640, create_time: 1545030279 });
  expect(bodies[1]!.pic_full_url).toMatch(/^http:\/\/pictures-1234567890\.cos\.ap-guangzhou\.myqcloud\.com\//);
});

test('the address follows the settings, in the documented order, without what is as by default', async ({
  visitor,
}) => {
  const playground = await visitor.openReady();
  await playground.showMoreSettings();
  await playground.fill({ 'Stream name': 'abc', 'Width (W)': '640', 'Interval (seconds)': '5' });
  await expect.poll(() => playground.hash).toMatch(/^#\/capture\?interval=5&w=640&stream=abc(?:&shot=\d+)?$/);
});

test('neither the callback key nor the callback URL is ever in the address', async ({ visitor }) => {
  const playground = await visitor.openReady();
  await playground.showMoreSettings();
  await playground.fill({
    'Callback key': 'sesame7sesame',
    'Callback URL': 'https://receiver.example/hook?token=open9open',
    'Width (W)': '640',
  });
  await playground.capture();
  expect(playground.page.url()).not.toMatch(/sesame7sesame|open9open|receiver\.example/);
  await expect.poll(() => playground.hash).toContain('w=640');
});

test('a link to a capture of a file says which file it needs, and opens everything else', async ({ visitor }) => {
  const playground = await visitor.open({ hash: '#/capture?interval=5&w=640&file=push-64s.mp4&bytes=83829' });
  await expect.poll(() => playground.push.ariaSnapshot()).toContain('push-64s.mp4');
  expect(await playground.push.ariaSnapshot()).toMatch(/83\.8\s?kB/);
  expect(await playground.field('Interval (seconds)').inputValue()).toBe('5');
  await playground.chooseFile(ownFixture('push-64s.mp4'));
  expect(await playground.capture()).toMatchObject({ outcome: 'Finished', screenshots: 13 });
});

test('what a link says that cannot be read is ignored and told; what is unknown is ignored', async ({ visitor }) => {
  const playground = await visitor.open({ hash: '#/capture?w=640&interval=soon&colour=blue&lang=xx' });
  await playground.page.getByText(/ignored in the link.*interval/).waitFor();
  expect(await playground.field('Interval (seconds)').inputValue()).toBe('10');
  expect(await playground.field('Width (W)').inputValue()).toBe('640');
});

test('every screenshot has a link of its own', async ({ visitor }) => {
  const playground = await visitor.open();
  await playground.ending();
  await playground.screenshots.nth(3).click();
  await expect.poll(() => playground.rawBody.textContent()).toContain('"create_time":1545030303,');
  const { hash } = playground;
  expect(hash).toMatch(/shot=/);
  const again = await visitor.open({ hash });
  await expect.poll(() => again.rawBody.textContent()).toContain('"create_time":1545030303,');
});
