import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Locator, Page } from 'playwright-core';
import type { CallbackBody } from './callback-body.ts';

/** How a capture ended, as its status says. */
export type Ending = {
  readonly outcome: string;
  readonly screenshots: number;
  readonly of: number;
  readonly delivered: number;
};

/** What `Download all` gave. */
export type Archive = {
  readonly fileName: string;
  /** In the order of the ZIP. */
  readonly entries: readonly string[];
  /** JPEG bytes by object key. */
  readonly objects: ReadonlyMap<string, Uint8Array>;
  readonly rawBodies: readonly string[];
  readonly bodies: readonly CallbackBody[];
  readonly deliveries: readonly Delivery[];
  readonly session: Readonly<Record<string, unknown>>;
  readonly sessionText: string;
};

export type Delivery = {
  readonly callback: number;
  readonly attempt: number;
  readonly at: number;
  readonly outcome: string;
  readonly status?: number;
  readonly durationMs: number;
};

const ended =
  /^(?<outcome>Finished|Stopped|Failed): (?<k>\d+)(?: of (?<n>\d+))? screenshots, (?<m>\d+) callbacks delivered$/;

/** The page, reached only by the names that are its public contract. */
export class Playground {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get captureButton(): Locator {
    return this.page.getByRole('button', { name: 'Capture', exact: true });
  }

  get stopButton(): Locator {
    return this.page.getByRole('button', { name: 'Stop', exact: true });
  }

  get status(): Locator {
    return this.page.getByRole('status');
  }

  get alert(): Locator {
    return this.page.getByRole('alert');
  }

  get push(): Locator {
    return this.page.getByRole('region', { name: 'Push', exact: true });
  }

  get earlierCaptures(): Locator {
    return this.page.getByRole('region', { name: 'Earlier captures', exact: true });
  }

  get screenshots(): Locator {
    return this.page.getByRole('list', { name: 'Screenshots', exact: true }).getByRole('listitem');
  }

  get videoFile(): Locator {
    return this.page.getByLabel('Video file', { exact: true });
  }

  /** The raw body of the chosen screenshot. */
  get rawBody(): Locator {
    return this.page.getByRole('region', { name: 'Callback body', exact: true }).locator('code').first();
  }

  /** A field by its name: a text box, a number, or a combobox. */
  field(name: string): Locator {
    return this.page.getByLabel(name, { exact: true });
  }

  screenshot(objectName: string): Locator {
    return this.page.getByRole('listitem', { name: objectName, exact: true });
  }

  async showMoreSettings(): Promise<void> {
    const disclosure = this.page.getByRole('button', { name: 'More settings', exact: true });
    if ((await disclosure.getAttribute('aria-expanded')) === 'false') await disclosure.click();
  }

  async fill(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(values)) {
      const field = this.field(name);
      await field.fill(value);
      await field.press('Tab');
    }
  }

  /** Chooses by what people read, or by a part of it. */
  async choose(name: string, label: RegExp | string): Promise<void> {
    const box = this.page.getByRole('combobox', { name, exact: true });
    const option = box.getByRole('option', { name: label }).first();
    await box.selectOption({ label: (await option.innerText()).trim() });
  }

  /** Goes to another view by its link. */
  async openView(name: 'Capture' | 'Sizing' | 'Callbacks'): Promise<void> {
    const views = this.page.getByRole('navigation', { name: 'Views', exact: true });
    await views.getByRole('link', { name, exact: true }).click();
  }

  /** Chooses the test pattern as the push. */
  async choosePattern(width: number, height: number, seconds: number): Promise<void> {
    await this.choose('Sample', /pattern/i);
    await this.fill({
      'Pattern width (X)': String(width),
      'Pattern height (Y)': String(height),
      'Pattern duration (seconds)': String(seconds),
    });
  }

  /** Gives a file as the push, and waits until it is known, or refused. */
  async chooseFile(path: string): Promise<void> {
    await this.videoFile.setInputFiles(path);
  }

  /** Waits until what was chosen can be captured. */
  async ready(): Promise<void> {
    await this.#until(async () => this.captureButton.isEnabled(), 'Capture is enabled');
  }

  /** Captures, and waits until it ended, the last callback included. */
  async capture(): Promise<Ending> {
    await this.ready();
    await this.captureButton.click();
    return this.ending();
  }

  /** Starts a capture of 80,000 s, which does not end by itself within a test, and waits until it has screenshots. */
  async startEndless(): Promise<void> {
    await this.choosePattern(1920, 1080, 80_000);
    await this.ready();
    await this.captureButton.click();
    await this.status.filter({ hasText: /^[1-9]\d* of \d+ screenshots$/ }).waitFor();
  }

  /** Waits for the end of the capture that runs. */
  async ending(): Promise<Ending> {
    await this.status.filter({ hasText: ended }).waitFor();
    const { outcome = '', k, n, m } = ended.exec((await this.status.innerText()).trim())?.groups ?? {};
    return { outcome, screenshots: Number(k), of: Number(n ?? k), delivered: Number(m) };
  }

  /** Takes what the button by this name gives. */
  async downloadAll(name = 'Download all'): Promise<Archive> {
    const download = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name, exact: true }).click();
    const file = await download;
    return readArchive(file.suggestedFilename(), await readFile(await file.path()));
  }

  /** The link of the present state, after the page's own address. */
  get hash(): string {
    return new URL(this.page.url()).hash;
  }

  async #until(holds: () => Promise<boolean>, what: string): Promise<void> {
    const deadline = Date.now() + 60_000;
    while (!(await holds())) {
      if (Date.now() > deadline) throw new Error(`waited in vain: ${what}`);
      await this.page.waitForTimeout(20);
    }
  }
}

function readArchive(fileName: string, zip: Uint8Array): Archive {
  const files = Object.entries(unzipSync(zip));
  const file = (name: string): string => strFromU8(files.find(([entry]) => entry === name)?.[1] ?? new Uint8Array());
  const lines = (name: string): string[] =>
    file(name)
      .split('\n')
      .filter((line) => line !== '');
  const rawBodies = lines('callbacks.ndjson');
  return {
    fileName,
    entries: files.map(([name]) => name),
    objects: new Map(
      files
        .filter(([name]) => name.startsWith('objects/'))
        .map(([name, bytes]) => [name.slice('objects/'.length), bytes]),
    ),
    rawBodies,
    bodies: rawBodies.map((body) => JSON.parse(body) as CallbackBody),
    deliveries: lines('deliveries.ndjson').map((line) => JSON.parse(line) as Delivery),
    session: JSON.parse(file('session.json')) as Record<string, unknown>,
    sessionText: file('session.json'),
  };
}
