import { ContextProvider } from '@lit/context';
import { expect, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { getResponse } from 'msw';
import { defineApiElements } from '../../../src/app/register-api.ts';
import { ScreencaptureError } from '../../../src/core/errors.ts';
import type { BucketBrowser } from '../../../src/elements/bucket-browser.ts';
import { objectArchiveContext, type ArchiveObjects } from '../../../src/elements/object-archive-context.ts';
import { partiesContext } from '../../../src/elements/parties-context.ts';
import type { Bucket } from '../../../src/service/bucket.ts';
import { memoryObjects, type MemoryObjects } from '../../../src/service/memory-objects.ts';
import type { Parties } from '../../../src/service/parties.ts';
import { bucketHandlers } from '../../../src/wire/bucket-handlers.ts';
import { bucketsOver } from '../../support/buckets.ts';
import { FakeSimulator, readyState } from '../../support/fake-simulator.ts';
import { emptyAccount } from '../../support/parties.ts';
import { bucketHost } from '../../support/records.ts';
import { drawn, find, findAll, mount, named } from './mount.ts';

type World = {
  readonly browser: BucketBrowser;
  readonly bucket: Bucket;
  readonly objects: MemoryObjects;
  /** What was asked of the bucket, in order: method, path and query. */
  readonly asked: readonly string[];
  /** The same, once they were answered. */
  readonly answered: readonly string[];
  /** What an answer waits for, by method, path and query. */
  readonly held: Map<string, Promise<void>>;
};

const provider = new ContextProvider(document.body, { context: partiesContext });
const archiver = new ContextProvider(document.body, { context: objectArchiveContext });

/** An account whose buckets are asked in this page, by the same handlers as everywhere. */
async function world(keys: readonly string[]): Promise<World> {
  const objects = memoryObjects();
  for (const objectKey of keys) put(objects, objectKey);
  const bucket = bucketsOver(objects);
  const handlers = bucketHandlers(bucket);
  const asked: string[] = [];
  const answered: string[] = [];
  const held: World['held'] = new Map();
  const parties: Parties = {
    ...emptyAccount(bucket),
    fetch: async (request) => {
      const { pathname, search } = new URL(request.url);
      const words = `${request.method} ${pathname}${search}`;
      asked.push(words);
      const response = await getResponse(handlers, request);
      await held.get(words);
      answered.push(words);
      return response ?? Response.error();
    },
  };
  defineApiElements();
  provider.setValue(parties);
  const browser = await mount<BucketBrowser>(
    html`<lsc-bucket-browser></lsc-bucket-browser>`,
    new FakeSimulator(readyState),
  );
  if (keys.length > 0) await waitUntil(() => findAll(browser, 'li[aria-posinset]').length > 0);
  await drawn(browser);
  return { browser, bucket, objects, asked, answered, held };
}

function put(objects: MemoryObjects, objectKey: string): void {
  const body = new Blob([objectKey], { type: 'text/plain' });
  const headers = { 'content-type': 'text/plain' };
  void objects.putObject({ bucketHost, objectKey, etag: '"e"', lastModified: 1_545_030_273, bytes: 9, headers, body });
}

const numbered = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `many/${String(at).padStart(5, '0')}.txt`);

const names = (browser: Element): readonly (string | null)[] =>
  findAll(browser, 'li[aria-posinset]').map((item) => item.getAttribute('aria-label'));

const listOf = (browser: Element): HTMLElement => find(browser, 'ul[aria-label="Objects"]');

async function openFolder(browser: Element, name: string): Promise<void> {
  find(browser, `li[aria-label="${name}"] button`).click();
  await waitUntil(() => !names(browser).includes(name) && names(browser).length > 0);
}

/** The element that really has the focus. */
function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** The control that has the focus in it. */
function hostOfFocus(): Element | null {
  const root = focused()?.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** Chooses files to upload, by their names. */
function choose(browser: Element, chosen: readonly string[]): void {
  const input = find<HTMLInputElement>(browser, 'input[type=file]');
  const files = new DataTransfer();
  for (const name of chosen) files.items.add(new File(['much'], name));
  input.files = files.files;
  input.dispatchEvent(new Event('change'));
}

it('shows folders and objects by their names, in the order of keys, and the way back', async () => {
  const { browser } = await world(['b.txt', 'a/one.txt', 'a/two.txt', 'a/c/three.txt']);
  expect(names(browser)).to.deep.equal(['a/', 'b.txt']);
  await openFolder(browser, 'a/');
  expect(names(browser)).to.deep.equal(['c/', 'one.txt', 'two.txt']);
  await openFolder(browser, 'c/');
  expect(names(browser)).to.deep.equal(['three.txt']);
  named(browser, 'a').click();
  await waitUntil(() => names(browser).length === 3);
});

it('asks for 10,000 objects page by page, and holds a bounded number of nodes', async () => {
  const { browser, asked } = await world(numbered(10_000));
  await openFolder(browser, 'many/');
  const pages = (): readonly string[] => asked.filter((request) => request.includes('prefix=many'));
  expect(pages()).to.have.length(1);
  expect(findAll(browser, '*').length).to.be.lessThan(1500);
  expect(find(browser, 'li[aria-posinset]')).to.have.attribute('aria-setsize', '-1');

  const list = listOf(browser);
  list.scrollTop = list.scrollHeight;
  await waitUntil(() => pages().length === 2);
  await waitUntil(() => named(browser, 'Objects').scrollHeight > 60_000);
  list.scrollTop = 1500 * Number.parseFloat(getComputedStyle(list).getPropertyValue('--pitch'));
  await waitUntil(() => names(browser).includes('01500.txt'));
  expect(findAll(browser, '*').length).to.be.lessThan(1500);
});

it('is walked by keys, the focus going along into a folder and back to the object that was closed', async () => {
  const { browser } = await world(numbered(300));
  find(browser, 'li[aria-posinset] button').focus();
  await sendKeys({ press: 'Enter' });
  await waitUntil(() => focused()?.closest('li')?.ariaLabel === '00000.txt');
  await sendKeys({ press: 'ArrowDown' });
  await waitUntil(() => focused()?.closest('li')?.ariaLabel === '00001.txt');
  await sendKeys({ press: 'End' });
  await waitUntil(() => focused()?.closest('li')?.ariaLabel === '00299.txt');
  await sendKeys({ press: 'Enter' });
  await waitUntil(() => findAll(browser, 'lsc-bucket-object').length === 1);
  named(browser, 'Close').click();
  await waitUntil(() => focused()?.closest('li')?.ariaLabel === '00299.txt');
});

it('takes in what a capture writes, without asking again and without moving', async () => {
  const { browser, objects, asked } = await world(numbered(300));
  await openFolder(browser, 'many/');
  const list = listOf(browser);
  list.scrollTop = 2000;
  await drawn(browser);
  const before = asked.length;
  const written = { bucketHost, objectKey: 'many/99999.txt', etag: '"e"', lastModified: 1, bytes: 1 };
  objects.tell([written, { ...written, objectKey: 'elsewhere.txt' }]);
  await waitUntil(() => find(browser, '.count').textContent === '301 entries');
  expect(list.scrollTop).to.equal(2000);
  expect(asked).to.have.length(before);
});

it('deletes what is ticked in one request, after asking once', async () => {
  const { browser, bucket, asked } = await world(['a.txt', 'b.txt', 'c.txt']);
  for (const name of ['a.txt', 'c.txt']) find(browser, `li[aria-label="${name}"] input`).click();
  await drawn(browser);
  named(browser, 'Delete selected').click();
  await drawn(browser);
  named(browser, 'Delete objects').click();
  await waitUntil(() => names(browser).length === 1);
  expect(names(browser)).to.deep.equal(['b.txt']);
  expect(asked.filter((request) => request.startsWith('POST'))).to.deep.equal(['POST /?delete']);
  expect(await bucket.object(bucketHost, 'a.txt')).to.equal(undefined);
});

it('says what a missing bucket and an empty one are, and follows the settings', async () => {
  const { browser, bucket } = await world([]);
  const said = (): HTMLElement | undefined => findAll(browser, '.instead')[0];
  await waitUntil(() => said()?.textContent.includes('Nothing here'));
  const settings = await bucket.settings(bucketHost);
  await bucket.setUp({ ...settings, exists: false });
  await waitUntil(() => said()?.dataset['code'] === 'NoSuchBucket');
  await bucket.setUp({ ...settings, access: 'private' });
  await waitUntil(() => said()?.textContent.includes('Nothing here'));
  await waitUntil(() => find<HTMLSelectElement>(browser, '#access').selectedIndex === 1);
});

it('says that a file found no room, and keeps what was there', async () => {
  const { browser, objects } = await world(['a.txt']);
  objects.putObject = () => Promise.reject(new ScreencaptureError('storage-full', 'no room'));
  choose(browser, ['b.txt']);
  await waitUntil(() => find(browser, '.said').textContent.includes('grants no more room'));
  expect(names(browser)).to.deep.equal(['a.txt']);
});

it('tells how much of a folder is packed, and stops when it is told to', async () => {
  const packed: string[] = [];
  const held = Promise.withResolvers<void>();
  const archive: ArchiveObjects = async (objects) => {
    for await (const { objectKey } of objects) {
      packed.push(objectKey);
      if (packed.length === 3) await held.promise;
    }
    return new Blob();
  };
  archiver.setValue(archive);
  const { browser } = await world(numbered(20));
  named(browser, 'Download folder as ZIP').click();
  await waitUntil(() => find(browser, '.said').textContent === '2 objects packed');
  named(browser, 'Cancel').click();
  held.resolve();
  await waitUntil(() => find(browser, '.said').textContent.startsWith('Cancelled: '));
  expect(packed.length).to.be.lessThan(20);
});

it('deletes keys that XML has no plain way to write, and the focus stays with the actions', async () => {
  const odd = ['a\r.txt', 'b\u0001.txt', 'c&<>\'".txt', 'd\ufffe.txt'];
  const { browser } = await world([...odd, 'e.txt']);
  for (const tick of findAll(browser, 'li input').slice(0, odd.length)) tick.click();
  await drawn(browser);
  named(browser, 'Delete selected').click();
  await drawn(browser);
  await waitUntil(() => hostOfFocus()?.textContent?.trim() === 'Keep');
  named(browser, 'Delete objects').focus();
  named(browser, 'Delete objects').click();
  await waitUntil(() => find(browser, '.said').textContent === '4 objects deleted');
  expect(names(browser)).to.deep.equal(['e.txt']);
  await waitUntil(() => hostOfFocus()?.textContent?.trim() === 'Upload');
});

it('deletes all of a folder, however many pages it has, and nothing beside it', async () => {
  const { browser, bucket } = await world([...numbered(1100), 'many/within/deep.txt', 'many.txt', 'other/one.txt']);
  await openFolder(browser, 'many/');
  named(browser, 'Delete folder').click();
  await drawn(browser);
  expect(find(browser, '[role=group]').ariaLabel).to.contain('everything in many/');
  named(browser, 'Delete objects').click();
  await waitUntil(() => find(browser, '.said').textContent === '1,101 objects deleted', undefined, { timeout: 10_000 });
  const { contents } = await bucket.list(bucketHost, { prefix: '', delimiter: '', marker: '', maxKeys: 9 });
  expect(contents.map(({ objectKey }) => objectKey)).to.deep.equal(['many.txt', 'other/one.txt']);
});

it('asks no more about objects that somebody else deleted, and leaves the focus in the list', async () => {
  const { browser, bucket } = await world(['0.txt', 'a.txt', 'b.txt']);
  find(browser, 'li[aria-label="b.txt"] input').click();
  await drawn(browser);
  named(browser, 'Delete selected').click();
  await drawn(browser);
  find(browser, 'li[aria-label="b.txt"] button').focus();
  await bucket.delete(bucketHost, ['b.txt']);
  await waitUntil(() => findAll(browser, '[role=group]').length === 0);
  expect(named(browser, 'Delete selected')).to.have.attribute('disabled');
  await waitUntil(() => focused()?.closest('li')?.ariaLabel === 'a.txt');

  find(browser, 'li[aria-label="a.txt"] button').click();
  await waitUntil(() => findAll(browser, 'lsc-bucket-object').length === 1);
  await drawn(browser);
  named(browser, 'Download').focus();
  await bucket.delete(bucketHost, ['a.txt']);
  await waitUntil(() => focused()?.closest('li')?.ariaLabel === '0.txt');
  await bucket.delete(bucketHost, ['0.txt']);
  await waitUntil(() => focused() === listOf(browser));
});

it('shows the folder that was opened last, whichever answer comes last', async () => {
  const { browser, answered, held } = await world(['a/one.txt', 'b/two.txt']);
  const late = Promise.withResolvers<void>();
  const [listing = ''] = answered;
  const listingOfA = listing.replace('prefix=', 'prefix=a%2F');
  held.set(listingOfA, late.promise);
  find(browser, 'li[aria-label="a/"] button').click();
  await drawn(browser);
  named(browser, 'All folders').click();
  await waitUntil(() => names(browser).includes('b/'));
  await openFolder(browser, 'b/');
  late.resolve();
  await waitUntil(() => answered.includes(listingOfA));
  await drawn(browser);
  expect(names(browser)).to.deep.equal(['two.txt']);
});

it('keeps the focus with its object when others come before it', async () => {
  const { browser, bucket } = await world(['b.txt', 'c.txt']);
  find(browser, 'li[aria-label="b.txt"] input').focus();
  const body = new Blob(['a']);
  await bucket.put({ bucketHost, objectKey: 'a.txt', etag: '"a"', lastModified: 0, bytes: 1, headers: {}, body });
  await waitUntil(() => names(browser).length === 3);
  expect(focused()?.ariaLabel).to.equal('Select b.txt');
});

it('says with which of several files an upload ended', async () => {
  const { browser } = await world([]);
  choose(browser, ['one.txt', '..', 'two.txt']);
  await waitUntil(() => find(browser, '.said').textContent.startsWith('1 of 3 files uploaded, stopped at “..”. 400'));
  await waitUntil(() => names(browser).length === 1);
});

it('says that an object is no picture, whatever it is called, and shows the next one', async () => {
  const { browser, bucket } = await world([]);
  const canvas = new OffscreenCanvas(2, 2);
  canvas.getContext('2d');
  const pictures = {
    'bad.png': new Blob(['no picture'], { type: 'image/png' }),
    'good.png': await canvas.convertToBlob(),
  };
  for (const [objectKey, body] of Object.entries(pictures)) {
    const headers = { 'content-type': 'image/png' };
    const info = { bucketHost, objectKey, etag: `"${objectKey}"`, lastModified: 0, bytes: body.size, headers };
    await bucket.put({ ...info, body });
  }
  await waitUntil(() => names(browser).length === 2);
  find(browser, 'li[aria-label="bad.png"] button').click();
  await waitUntil(() => findAll(browser, '.stage')[0]?.textContent.includes('No picture'));
  find(browser, 'li[aria-label="good.png"] button').click();
  await waitUntil(() => findAll(browser, '.stage img')[0]?.getAttribute('alt') === 'Picture good.png');
  expect(find(browser, '.stage').textContent.trim()).to.equal('');
});

it('says nothing of an object that is refused when another is open already', async () => {
  const { browser, objects, answered } = await world(['a.txt', 'b.txt']);
  const known = Promise.withResolvers<undefined>();
  const { object } = objects;
  objects.object = (host, objectKey) => (objectKey === 'a.txt' ? known.promise : object(host, objectKey));
  find(browser, 'li[aria-label="a.txt"] button').click();
  await drawn(browser);
  find(browser, 'li[aria-label="b.txt"] button').click();
  await waitUntil(() => findAll(browser, 'section[aria-label=Object] dd').length > 0);
  known.resolve(undefined);
  await waitUntil(() => answered.includes('HEAD /a.txt'));
  await drawn(browser);
  expect(find(browser, 'section[aria-label=Object] .mistake').textContent.trim()).to.equal('');
  expect(find(browser, 'section[aria-label=Object] h3').textContent).to.equal('b.txt');
});
