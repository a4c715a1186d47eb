import { expect } from 'vitest';
import { bodyKeys, signOf } from './support/callback-body.ts';
import { ownFixture, test } from './support/test.ts';

const start = 1545030273;
const instants = [0, 10, 20, 30, 40, 50, 60];

/** The pattern of the documentation, with the push's start at 15:04:33 in UTC+8. */
const objectName = (instant: number): string => {
  const seconds = 33 + instant;
  const minute = String(4 + Math.floor(seconds / 60)).padStart(2, '0');
  return `stream_name-screenshot-15-${minute}-${String(seconds % 60).padStart(2, '0')}-640x360.jpg`;
};

test('64.5 s of 1280×720 at an interval of 10 with W = 640 give seven screenshots and seven callbacks', async ({
  visitor,
}) => {
  const playground = await visitor.open();
  await playground.ending();
  await playground.chooseFile(ownFixture('push-64s.mp4'));
  await playground.fill({ 'Interval (seconds)': '10', 'Width (W)': '640', 'Height (H)': '0' });
  expect(await playground.capture()).toEqual({ outcome: 'Finished', screenshots: 7, of: 7, delivered: 7 });

  const archive = await playground.downloadAll();
  const keys = instants.map((instant) => `2018-12-17/${objectName(instant)}`);
  expect(archive.fileName).toBe('stream_name-screencapture.zip');
  expect(archive.entries.toSorted()).toEqual(
    [...keys.map((key) => `objects/${key}`), 'callbacks.ndjson', 'deliveries.ndjson', 'session.json'].toSorted(),
  );

  const pictures = await Promise.all(keys.map((key) => visitor.look(archive.objects.get(key)!)));
  expect(pictures).toEqual(instants.map((instant) => ({ width: 640, height: 360, frame: instant * 10 })));

  for (const [index, body] of archive.bodies.entries()) {
    const instant = instants[index]!;
    expect(body).toEqual({
      event_type: 200,
      stream_id: 'stream_name',
      channel_id: 'stream_name',
      create_time: start + instant,
      file_size: archive.objects.get(keys[index]!)!.length,
      width: 640,
      height: 360,
      pic_url: `/${keys[index]}`,
      pic_full_url: `http://testbucket-1234567890.cos.ap-guangzhou.myqcloud.com/${keys[index]}`,
      sign: signOf('test', start + instant + 600),
      t: start + instant + 600,
    });
    expect(archive.rawBodies[index]).toBe(JSON.stringify(body));
    expect(Object.keys(body)).toEqual(bodyKeys);
  }

  expect(archive.deliveries).toEqual(
    instants.map((_, callback) =>
      expect.objectContaining({ callback, attempt: 1, outcome: 'answered', status: 200, at: expect.any(Number) }),
    ),
  );
});

test('session.json tells the settings and the source, and neither the key nor the callback URL', async ({
  visitor,
}) => {
  const playground = await visitor.openReady();
  await playground.showMoreSettings();
  await playground.fill({
    'Callback key': 'sesame7sesame',
    'Callback URL': 'https://receiver.example/hook?token=open9open',
  });
  expect((await playground.capture()).outcome).toBe('Finished');
  const { sessionText, bodies } = await playground.downloadAll();
  expect(bodies[0]!.sign).toBe(signOf('sesame7sesame', bodies[0]!.t));
  expect(sessionText).toContain('stream_name');
  expect(sessionText).toContain('1280');
  expect(sessionText).not.toContain('sesame7sesame');
  expect(sessionText).not.toContain('open9open');
});

test('the list names every screenshot by its object name, and choosing one shows its body', async ({ visitor }) => {
  const playground = await visitor.openReady();
  await playground.chooseFile(ownFixture('push-64s.mp4'));
  await playground.fill({ 'Width (W)': '640' });
  await playground.capture();
  for (const instant of instants) await playground.screenshot(objectName(instant)).waitFor();
  await playground.screenshot(objectName(30)).click();
  await expect.poll(() => playground.rawBody.textContent()).toContain(`"create_time":${start + 30},`);
});

test('the status counts up from the click on Capture, in plain digits', async ({ visitor }) => {
  const playground = await visitor.openReady();
  const said = await playground.captureButton.evaluate((button: HTMLElement) => {
    button.click();
    const find = (root: Document | ShadowRoot): Element | undefined => {
      for (const element of root.querySelectorAll('*')) {
        if (element.getAttribute('role') === 'status') return element;
        const found = element.shadowRoot && find(element.shadowRoot);
        if (found) return found;
      }
      return undefined;
    };
    return find(document)?.textContent?.trim();
  });
  expect(said).toBe('0 of 7 screenshots');
  expect(await playground.ending()).toMatchObject({ outcome: 'Finished', screenshots: 7 });
});

test('Stop keeps what is there and says how much that is', async ({ visitor }) => {
  const playground = await visitor.openReady();
  await playground.startEndless();
  await playground.stopButton.click();
  const ending = await playground.ending();
  expect(ending).toMatchObject({ outcome: 'Stopped', of: 8000 });
  expect(ending.screenshots).toBeGreaterThan(0);
  const archive = await playground.downloadAll();
  expect(archive.objects.size).toBe(ending.screenshots);
  expect(archive.rawBodies).toHaveLength(ending.screenshots);
});
