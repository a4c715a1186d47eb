import { ContextConsumer } from '@lit/context';
import { msg, str } from '@lit/localize';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { mostKeysOfDeletion } from '../core/object-listing.ts';
import { plural } from '../words/plural.ts';
import type { BucketClient } from './bucket-client.ts';
import { BucketJob } from './bucket-job.ts';
import { objectsUnder, pagesUnder, type ReadObject } from './bucket-walk.ts';
import { bucketTitle } from './bucket-words.ts';
import { deleteQuestion } from './delete-question.ts';
import type { PlacedFile } from './dropped-files.ts';
import { FocusKeeper } from './focus-keeper.ts';
import { LocalizedElement } from './localized-element.ts';
import { objectArchiveContext } from './object-archive-context.ts';
import { saveBlob } from './save-blob.ts';
import { sharedStyles } from './shared-styles.ts';
import { shownNumber } from './shown-values.ts';

/** What is to be deleted: the objects that are ticked, or all of the folder, in folders within too. */
type Deletion = 'ticked' | 'folder';

/** What can be done with a folder of a bucket: put files there, take it home, delete what is ticked or all of it. */
export class BucketActions extends LocalizedElement {
  static override properties = {
    client: { attribute: false },
    prefix: {},
    ticked: { attribute: false },
    isEmpty: { attribute: false },
    asking: { state: true },
  };

  static override styles = [
    sharedStyles,
    css`
      .said {
        min-block-size: 1.45em;
        padding-block-start: 4px;
        overflow-wrap: anywhere;
      }

      .bad {
        color: var(--lsc-bad);
      }
    `,
  ];

  declare client: BucketClient;
  declare prefix: string;
  declare ticked: ReadonlySet<string>;
  declare isEmpty: boolean;
  /** What it was asked about if it should really be deleted. */
  declare asking: Deletion | undefined;

  readonly #job = new BucketJob(this);
  readonly #archive = new ContextConsumer(this, { context: objectArchiveContext });

  constructor() {
    super();
    new FocusKeeper(this, '.cancel, .upload:not([disabled])');
    this.prefix = '';
    this.ticked = new Set();
    this.isEmpty = true;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    // Nobody is asked any more about what is no longer meant, nor told of another folder.
    if (changed.has('client') || changed.has('prefix')) {
      this.asking = undefined;
      this.#job.forget();
    }
    if (this.asking === 'ticked' && this.ticked.size === 0) this.asking = undefined;
    if (this.asking === 'folder' && this.isEmpty) this.asking = undefined;
  }

  override render(): TemplateResult {
    const isBusy = this.#job.isRunning;
    return html`
      <div class="actions">
        <input type="file" multiple hidden aria-label=${msg('Files to upload')} @change=${this.#chosen} />
        <wa-button class="upload" size="s" appearance="outlined" ?disabled=${isBusy} @click=${this.#chooseFiles}
          >${msg('Upload')}</wa-button
        >
        <wa-button size="s" appearance="outlined" ?disabled=${isBusy || this.isEmpty} @click=${this.#download}
          >${msg('Download folder as ZIP')}</wa-button
        >
        ${this.asking ? this.#question(this.asking) : this.#deleteButtons(isBusy)}
        ${isBusy ? html`<wa-button class="cancel" size="s" appearance="plain" @click=${this.#cancel}>${msg('Cancel')}</wa-button>` : nothing}
      </div>
      <p class="quiet said ${this.#job.wasRefused ? 'bad' : ''}" aria-live="polite">${this.#job.said()}</p>
    `;
  }

  #deleteButtons(isBusy: boolean): TemplateResult {
    return html`
      <wa-button
        class="delete-ticked"
        size="s"
        appearance="plain"
        ?disabled=${isBusy || this.ticked.size === 0}
        @click=${() => this.#ask('ticked')}
        >${msg('Delete selected')}</wa-button
      >
      <wa-button
        class="delete-folder"
        size="s"
        appearance="plain"
        ?disabled=${isBusy || this.isEmpty}
        @click=${() => this.#ask('folder')}
        >${msg('Delete folder')}</wa-button
      >
    `;
  }

  #question(asking: Deletion): TemplateResult {
    const count = this.ticked.size;
    const shown = shownNumber(count);
    const aboutTicked = plural(
      count,
      msg('Delete 1 object? Screenshots stay in the Capture view.'),
      msg(str`Delete ${shown} objects? Screenshots stay in the Capture view.`),
    );
    const folder = this.prefix === '' ? bucketTitle(this.client.host) : this.prefix;
    return deleteQuestion({
      question:
        asking === 'ticked'
          ? aboutTicked
          : msg(str`Delete everything in ${folder}, folders within included? Screenshots stay in the Capture view.`),
      confirm: msg('Delete objects'),
      onDelete: asking === 'ticked' ? this.#deleteTicked : this.#deleteFolder,
      onKeep: () => void this.#ask(undefined),
    });
  }

  readonly #chooseFiles = (): void => this.renderRoot.querySelector<HTMLInputElement>('input')?.click();

  readonly #chosen = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const files = Array.from(input.files ?? [], (file) => ({ path: file.name, file }));
    // The same file can be chosen again.
    input.value = '';
    void this.upload(files);
  };

  /** Puts files into the folder, one after the other, up to the first that is refused. Not while other work is under way. */
  async upload(files: readonly PlacedFile[]): Promise<void> {
    if (this.#job.isRunning || files.length === 0) return;
    const { client, prefix } = this;
    const words = (done: number): string =>
      plural(
        files.length,
        msg(str`${shownNumber(done)} of 1 file uploaded`),
        msg(str`${shownNumber(done)} of ${shownNumber(files.length)} files uploaded`),
      );
    await this.#job.run(words, async (signal) => {
      for (const { path, file } of files) {
        signal.throwIfAborted();
        this.#job.begin(path);
        await client.put(`${prefix}${path}`, file);
        this.#job.count();
      }
    });
  }

  readonly #download = async (): Promise<void> => {
    const { client, prefix } = this;
    const words = (done: number): string =>
      plural(done, msg('1 object packed'), msg(str`${shownNumber(done)} objects packed`));
    await this.#job.run(words, async (signal) => {
      const zip = await this.#archive.value?.(this.#counted(objectsUnder(client, prefix, signal)));
      signal.throwIfAborted();
      if (zip !== undefined) saveBlob(zip, zipName(client.host, prefix));
    });
  };

  readonly #deleteTicked = (): void => {
    const keys = [...this.ticked];
    const parts = Array.from({ length: Math.ceil(keys.length / mostKeysOfDeletion) }, (_, at) =>
      keys.slice(at * mostKeysOfDeletion, (at + 1) * mostKeysOfDeletion),
    );
    void this.#delete(() => parts);
  };

  readonly #deleteFolder = (): void => {
    const { client, prefix } = this;
    void this.#delete(async function* (signal) {
      for await (const objects of pagesUnder(client, prefix, signal)) yield objects.map(({ objectKey }) => objectKey);
    });
  };

  async #delete(
    parts: (signal: AbortSignal) => Iterable<readonly string[]> | AsyncIterable<readonly string[]>,
  ): Promise<void> {
    const { client } = this;
    this.asking = undefined;
    const words = (done: number): string =>
      plural(done, msg('1 object deleted'), msg(str`${shownNumber(done)} objects deleted`));
    await this.#job.run(words, async (signal) => {
      for await (const keys of parts(signal)) {
        signal.throwIfAborted();
        await client.deleteSeveral(keys);
        this.#job.count(keys.length);
      }
    });
  }

  readonly #cancel = (): void => this.#job.cancel();

  async *#counted(objects: AsyncIterable<ReadObject>): AsyncGenerator<ReadObject> {
    for await (const object of objects) {
      yield object;
      this.#job.count();
    }
  }

  /** The focus goes with the question: to what keeps the objects, and back. */
  async #ask(asking: Deletion | undefined): Promise<void> {
    const next = asking === undefined ? `.delete-${this.asking}` : '.keep';
    this.asking = asking;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(next)?.focus();
  }
}

/** The folder's name, or the bucket's, as a disk takes it. */
function zipName(host: string, prefix: string): string {
  const name = prefix.split('/').findLast((part) => part !== '') ?? bucketTitle(host);
  return `${name.replaceAll(/[\p{Cc}\\/:*?"<>|]/gu, '_')}.zip`;
}
