import { ContextConsumer } from '@lit/context';
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { bucketHost } from '../core/object-url.ts';
import type { Parties } from '../service/parties.ts';
import type { BucketSettings } from '../service/records.ts';
import { plural } from '../words/plural.ts';
import { bucketBrowserStyles } from './bucket-browser-styles.ts';
import type { BucketActions } from './bucket-actions.ts';
import type { BucketClient, ListedObject } from './bucket-client.ts';
import { pathTo, type FolderRow } from './bucket-folder.ts';
import { BucketVisit } from './bucket-visit.ts';
import { bucketTitle, refusalSentence } from './bucket-words.ts';
import { droppedFiles, holdsFiles } from './dropped-files.ts';
import { FocusKeeper } from './focus-keeper.ts';
import { LocalizedElement } from './localized-element.ts';
import { nativeFieldStyles } from './native-field-styles.ts';
import type { ObjectList } from './object-list.ts';
import { partiesContext } from './parties-context.ts';
import { selectStyles } from './select-styles.ts';
import { cardStyles, sharedStyles } from './shared-styles.ts';
import { shownNumber } from './shown-values.ts';
import { SimulatorController } from './simulator-controller.ts';

/** As much of an object that is opened is to be seen at once. Pixels. */
const leastVisible = 200;

/** What lies in the buckets, the form's first: folders, objects, and what can be done with them. A region named `Bucket contents`. */
export class BucketBrowser extends LocalizedElement {
  static override properties = {
    chosenHost: { state: true },
    opened: { state: true },
    ticked: { state: true },
  };

  static override styles = [sharedStyles, cardStyles, selectStyles, nativeFieldStyles, bucketBrowserStyles];

  /** Undefined as long as the form's bucket is meant, whichever it is. */
  declare chosenHost: string | undefined;
  /** The key of the object that is open. */
  declare opened: string | undefined;
  declare ticked: ReadonlySet<string>;

  readonly #settings = new SimulatorController(this, (state) => state.settings);
  readonly #visit = new BucketVisit(this);
  #parties: Parties | undefined;

  constructor() {
    super();
    new FocusKeeper(this, 'lsc-object-list');
    this.ticked = new Set();
    const callback = (parties: Parties): void => {
      this.#parties = parties;
      this.#visit.follow(parties);
      this.requestUpdate();
    };
    new ContextConsumer(this, { context: partiesContext, callback, subscribe: true });
  }

  override willUpdate(): void {
    const host = this.#host();
    if (host !== undefined && host !== this.#visit.client?.host) {
      this.#leaveFolder();
      this.#visit.enter(host);
    }
    this.#untickWhatIsGone();
  }

  override render(): TemplateResult | typeof nothing {
    const { client, settings, folder, prefix } = this.#visit;
    if (client === undefined) return nothing;
    return html`<section
      class="card"
      aria-label=${msg('Bucket contents')}
      @dragover=${(event: DragEvent) => holdsFiles(event) && event.preventDefault()}
      @drop=${this.#drop}
    >
      <h2>${msg(str`Bucket ${bucketTitle(client.host)}`)}</h2>
      ${this.#hostChoice(client.host)}
      <lsc-bucket-settings .settings=${settings} @set-up=${this.#setUp}></lsc-bucket-settings>
      <lsc-bucket-actions
        .client=${client}
        .prefix=${prefix}
        .ticked=${this.ticked}
        .isEmpty=${folder.rows.length === 0}
      ></lsc-bucket-actions>
      ${this.#path(prefix)}
      <div class="parts">
        <div class="folder">
          ${this.#instead()}
          <lsc-object-list
            .client=${client}
            .rows=${folder.rows}
            .prefix=${prefix}
            .isWhole=${folder.nextMarker === undefined}
            .opened=${this.opened}
            .ticked=${this.ticked}
            @open=${this.#open}
            @tick=${this.#tick}
            @more=${this.#visit.more}
          ></lsc-object-list>
          <p class="quiet count">${this.#count()}</p>
        </div>
        ${this.#object(client)}
      </div>
    </section>`;
  }

  #hostChoice(host: string): TemplateResult {
    const hosts = [...new Set([this.#formHost() ?? host, ...this.#visit.hosts, host])];
    return html`
      <div class="host">
        <label for="host">${msg('Bucket host')}</label>
        <select id="host" @change=${(event: Event) => (this.chosenHost = (event.target as HTMLSelectElement).value)}>
          ${hosts.map((each) => html`<option value=${each} .selected=${each === host}>${each}</option>`)}
        </select>
      </div>
    `;
  }

  #path(prefix: string): TemplateResult {
    const steps = [{ name: msg('All folders'), prefix: '' }, ...pathTo(prefix)];
    return html`
      <nav aria-label=${msg('Folder')}>
        <ol>
          ${steps.map(
            (step) =>
              html`<li>
                <button
                  type="button"
                  class="link"
                  aria-current=${step.prefix === prefix ? 'page' : nothing}
                  @click=${() => this.#openFolder(step.prefix)}
                >
                  ${step.name === '' ? '""' : step.name}
                </button>
              </li>`,
          )}
        </ol>
      </nav>
    `;
  }

  /** What stands where there are no lines. */
  #instead(): TemplateResult | typeof nothing {
    const { refusal, folder, isReading } = this.#visit;
    if (refusal !== undefined) {
      return html`<p class="instead" data-code=${refusal.code} aria-live="polite">${refusalSentence(refusal)}</p>`;
    }
    if (isReading || folder.rows.length > 0) return nothing;
    return html`<p class="instead">
      ${msg('Nothing here. Captures store their screenshots in the bucket that the form names, and “Upload” puts files of your own here.')}
    </p>`;
  }

  #count(): string {
    const { folder, isReading } = this.#visit;
    if (isReading && folder.rows.length === 0) return '';
    const shown = shownNumber(folder.rows.length);
    return folder.nextMarker === undefined
      ? plural(folder.rows.length, msg('1 entry'), msg(str`${shown} entries`))
      : msg(str`${shown} entries so far, more as you scroll`);
  }

  #object(client: BucketClient): TemplateResult {
    const object = this.#openedObject();
    if (object === undefined || this.#parties === undefined) {
      return html`<p class="quiet nothing-open">
        ${msg('Open an object to see its picture, addresses and headers.')}
      </p>`;
    }
    return html`<lsc-bucket-object
      .client=${client}
      .bucket=${this.#parties.bucket}
      .object=${object}
      .settings=${this.#visit.settings}
      @close=${this.#close}
      @deleted=${this.#close}
    ></lsc-bucket-object>`;
  }

  #formHost(): string | undefined {
    const settings = this.#settings.value;
    return settings && bucketHost(settings);
  }

  #host(): string | undefined {
    return this.chosenHost ?? this.#formHost();
  }

  #openedObject(): ListedObject | undefined {
    const row = this.#visit.folder.rows.find(({ key }) => key === this.opened);
    return row?.kind === 'object' ? row.object : undefined;
  }

  readonly #open = ({ detail: row }: CustomEvent<FolderRow>): void => {
    if (row.kind === 'folder') this.#openFolder(row.key);
    else void this.#openObject(row.key);
  };

  /** Where the object stands below its list, on a narrow page, it is brought into view. */
  async #openObject(key: string): Promise<void> {
    this.opened = key;
    await this.updateComplete;
    const object = this.renderRoot.querySelector('lsc-bucket-object');
    if (object !== null && object.getBoundingClientRect().top > window.innerHeight - leastVisible)
      object.scrollIntoView();
  }

  /** The focus goes along: to the first line of the folder. */
  #openFolder(prefix: string): void {
    this.#leaveFolder();
    this.#visit.open(prefix);
    this.#list()?.focus();
  }

  #leaveFolder(): void {
    this.opened = undefined;
    this.ticked = new Set();
  }

  readonly #tick = ({ detail: { key } }: CustomEvent<FolderRow>): void => {
    const ticked = new Set(this.ticked);
    if (!ticked.delete(key)) ticked.add(key);
    this.ticked = ticked;
  };

  /** Objects go in other ways too: deleted by another tab, or cleared away. */
  #untickWhatIsGone(): void {
    if (this.ticked.size === 0) return;
    const left = this.#visit.folder.rows.filter(({ key }) => this.ticked.has(key)).map(({ key }) => key);
    if (left.length < this.ticked.size) this.ticked = new Set(left);
  }

  readonly #close = (): void => {
    this.opened = undefined;
    this.#list()?.focus();
  };

  /** Files and folders that are dropped anywhere here are put into the folder that is open. */
  readonly #drop = async (event: DragEvent): Promise<void> => {
    if (event.dataTransfer === null || !holdsFiles(event)) return;
    event.preventDefault();
    const actions = this.renderRoot.querySelector<BucketActions>('lsc-bucket-actions');
    const files = await droppedFiles(event.dataTransfer);
    await actions?.upload(files);
  };

  readonly #setUp = ({ detail }: CustomEvent<BucketSettings>): void => {
    void this.#parties?.bucket.setUp(detail);
  };

  #list(): ObjectList | null {
    return this.renderRoot.querySelector<ObjectList>('lsc-object-list');
  }
}
