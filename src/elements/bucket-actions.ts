import { ContextConsumer } from '@lit/context';
import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { BucketRefusal, mostDeleted, type BucketClient } from './bucket-client.ts';
import { objectsUnder, type ReadObject } from './bucket-walk.ts';
import { refusalSentence } from './bucket-words.ts';
import { FocusKeeper } from './focus-keeper.ts';
import { LocalizedElement } from './localized-element.ts';
import { objectArchiveContext } from './object-archive-context.ts';
import { saveBlob } from './save-blob.ts';
import { sharedStyles } from './shared-styles.ts';
import { shownNumber } from './shown-values.ts';

/** Work on many objects: how many are done, what is said of it, and what ends it. */
type Job = { readonly words: (done: number) => string; readonly abort: AbortController };

/**
 * What can be done with a folder of a bucket: put files there, take it home, delete what is ticked.
 *
 * @fires deleted - the ticked objects are gone
 */
export class BucketActions extends LocalizedElement {
  static override properties = {
    client: { attribute: false },
    prefix: {},
    ticked: { attribute: false },
    isEmpty: { attribute: false },
    job: { state: true },
    done: { state: true },
    outcome: { state: true },
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
  declare job: Job | undefined;
  declare done: number;
  /** How the last work ended. */
  declare outcome: string | BucketRefusal;
  /** Whether it was asked if what is ticked should really be deleted. */
  declare asking: boolean;

  readonly #archive = new ContextConsumer(this, { context: objectArchiveContext });

  constructor() {
    super();
    new FocusKeeper(this, '.cancel, .upload');
    this.prefix = '';
    this.ticked = new Set();
    this.isEmpty = true;
    this.done = 0;
    this.outcome = '';
    this.asking = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.job?.abort.abort();
  }

  override render(): TemplateResult {
    const isBusy = this.job !== undefined;
    return html`
      <div class="actions">
        <input type="file" multiple hidden aria-label=${msg('Files to upload')} @change=${this.#upload} />
        <wa-button class="upload" size="s" appearance="outlined" ?disabled=${isBusy} @click=${this.#chooseFiles}
          >${msg('Upload')}</wa-button
        >
        <wa-button size="s" appearance="outlined" ?disabled=${isBusy || this.isEmpty} @click=${this.#download}
          >${msg('Download folder as ZIP')}</wa-button
        >
        ${this.asking ? this.#question() : this.#deleteButton(isBusy)}
        ${isBusy ? html`<wa-button class="cancel" size="s" appearance="plain" @click=${this.#cancel}>${msg('Cancel')}</wa-button>` : nothing}
      </div>
      <p class="quiet said ${typeof this.outcome === 'string' ? '' : 'bad'}" aria-live="polite">${this.#said()}</p>
    `;
  }

  #deleteButton(isBusy: boolean): TemplateResult {
    return html`<wa-button
      class="delete"
      size="s"
      appearance="plain"
      ?disabled=${isBusy || this.ticked.size === 0}
      @click=${() => this.#ask(true)}
      >${msg('Delete selected')}</wa-button
    >`;
  }

  #question(): TemplateResult {
    const question = msg(str`Delete ${shownNumber(this.ticked.size)} objects? Screenshots stay in the Capture view.`);
    return html`
      <span
        role="group"
        class="actions"
        aria-label=${question}
        @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && this.#ask(false)}
      >
        <span class="quiet">${question}</span>
        <wa-button size="s" appearance="outlined" @click=${this.#delete}>${msg('Delete objects')}</wa-button>
        <wa-button class="keep" size="s" appearance="plain" @click=${() => this.#ask(false)}>${msg('Keep')}</wa-button>
      </span>
    `;
  }

  #said(): string {
    if (this.job !== undefined) return this.job.words(this.done);
    return typeof this.outcome === 'string' ? this.outcome : refusalSentence(this.outcome);
  }

  readonly #chooseFiles = (): void => this.renderRoot.querySelector<HTMLInputElement>('input')?.click();

  readonly #upload = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    // The same file can be chosen again.
    input.value = '';
    const { client, prefix } = this;
    const words = (done: number): string =>
      msg(str`${shownNumber(done)} of ${shownNumber(files.length)} files uploaded`);
    await this.#work(words, async ({ signal }) => {
      for (const file of files) {
        signal.throwIfAborted();
        await client.put(`${prefix}${file.name}`, file);
        this.done += 1;
      }
    });
  };

  readonly #download = async (): Promise<void> => {
    const { client, prefix } = this;
    const words = (done: number): string => msg(str`${shownNumber(done)} objects packed`);
    await this.#work(words, async ({ signal }) => {
      const zip = await this.#archive.value?.(this.#counted(objectsUnder(client, prefix, signal)));
      signal.throwIfAborted();
      if (zip !== undefined) saveBlob(zip, zipName(client.host, prefix));
    });
  };

  readonly #delete = async (): Promise<void> => {
    const keys = [...this.ticked];
    const { client } = this;
    this.asking = false;
    const words = (done: number): string => msg(str`${shownNumber(done)} objects deleted`);
    await this.#work(words, async ({ signal }) => {
      for (let at = 0; at < keys.length; at += mostDeleted) {
        signal.throwIfAborted();
        const some = keys.slice(at, at + mostDeleted);
        await client.deleteSeveral(some);
        this.done += some.length;
      }
    });
    this.dispatchEvent(new CustomEvent('deleted'));
  };

  readonly #cancel = (): void => this.job?.abort.abort();

  async *#counted(objects: AsyncIterable<ReadObject>): AsyncGenerator<ReadObject> {
    for await (const object of objects) {
      yield object;
      this.done += 1;
    }
  }

  async #work(words: Job['words'], work: (abort: AbortController) => Promise<void>): Promise<void> {
    const abort = new AbortController();
    this.job = { words, abort };
    this.done = 0;
    try {
      await work(abort);
      this.outcome = words(this.done);
    } catch (error) {
      if (abort.signal.aborted) this.outcome = msg(str`Cancelled: ${words(this.done)}`);
      else if (error instanceof BucketRefusal) this.outcome = error;
      else throw error;
    } finally {
      this.job = undefined;
    }
  }

  /** The focus goes with the question: to what keeps the objects, and back. */
  async #ask(asking: boolean): Promise<void> {
    this.asking = asking;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(asking ? '.keep' : '.delete')?.focus();
  }
}

/** The folder's name, or the bucket's, as a disk takes it. */
function zipName(host: string, prefix: string): string {
  const name = prefix.split('/').findLast((part) => part !== '') ?? host.split('.')[0] ?? '';
  return `${name.replaceAll(/[\p{Cc}\\/:*?"<>|]/gu, '_')}.zip`;
}
