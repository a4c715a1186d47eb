import { expect } from 'vitest';
import { signOf, type CallbackBody } from './support/callback-body.ts';
import { test } from './support/test.ts';

test('the first visit shows a screenshot and its signed callback before anything is touched', async ({ visitor }) => {
  const playground = await visitor.open();
  await playground.screenshots.first().waitFor();
  await playground.rawBody.waitFor({ state: 'attached' });
  const milliseconds = await playground.page.evaluate(() => Math.round(performance.now()));
  console.log(`first screenshot and callback on screen ${milliseconds} ms after navigation`);

  const body = JSON.parse((await playground.rawBody.textContent()) ?? '') as CallbackBody;
  expect(body).toMatchObject({ event_type: 200, create_time: 1545030273, t: 1545030873 });
  expect(body.sign).toBe('ca3e25e5dc17a6f9909a9ae7281e300d');
  expect(body.sign).toBe(signOf('test', body.t));
  expect(await playground.ending()).toEqual({ outcome: 'Finished', screenshots: 7, of: 7, delivered: 7 });
});

test('the page says what it pushes and which way is active', async ({ visitor }) => {
  const playground = await visitor.open();
  await playground.ending();
  expect(await playground.push.ariaSnapshot()).toContain('1280×720');
  await playground.page.getByText(/service worker answers/i).waitFor();
});
