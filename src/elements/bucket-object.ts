import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { objectName } from '../core/object-key.ts';
import type { Bucket } from '../service/bucket.ts';
import type { BucketSettings, ObjectInfo } from '../service/records.ts';
import { BucketRefusal, type BucketClient, type ListedObject } from './bucket-client.ts';
import { bucketObjectStyles } from './bucket-object-styles.ts';
import { refusalSentence } from './bucket-words.ts';
import { deleteQuestion } from './delete-question.ts';
import { LocalizedElement } from './localized-element.ts';
import { ObjectUrls } from './object-urls.ts';
import { saveBlob } from './save-blob.ts';
import { sharedStyles } from './shared-styles.ts';
import { shownDateAndTime } from './shown-values.ts';
import { SimulatorController } from './simulator-controller.ts';

type Header = readonly [name: string, value: string];

/**
 * An object that is open: its picture, its headers, its addresses, and whose screenshot it is. A region named `Object`.
 *
 * @fires close - nothing is to be open any more
 * @fires deleted - the object is gone from the bucket
 */
export class BucketObject extends LocalizedElement {
  static override properties = {
    client: { attribute: false },
    bucket: { attribute: false },
    object: { attribute: false },
    settings: { attribute: false },
    headers: { state: true },
    refusal: { state: true },
    asking: { state: true },
    isNoPicture: { state: true },
    isRead: { state: true },
  };

  static override styles = [sharedStyles, bucketObjectStyles];

  declare client: BucketClient;
  /** Knows which screenshot an object is, of which no header tells. */
  declare bucket: Pick<Bucket, 'object'>;
  declare object: ListedObject;
  declare settings: BucketSettings | undefined;
  declare headers: readonly Header[];
  declare refusal: BucketRefusal | undefined;
  /** Whether it was asked if the object should really be deleted. */
  declare asking: boolean;
  /** Whether it is no picture, by its type or by its bytes. */
  declare isNoPicture: boolean;
  /** Whether it is known whose it is, and what it is. */
  declare isRead: boolean;

  readonly #urls = new ObjectUrls(this);
  readonly #captures = new SimulatorController(this, (state) => state.captures);
  #picture: Blob | undefined;
  #screenshot: ObjectInfo['screenshot'];
  /** Counts the objects that were opened. */
  #visit = 0;

  constructor() {
    super();
    this.headers = [];
    this.asking = false;
    this.isNoPicture = false;
    this.isRead = false;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('object');
    // A list that is read anew tells of the same object once more; one that was written again may have other headers.
    const isSame =
      before?.objectKey === this.object.objectKey &&
      before.etag === this.object.etag &&
      before.lastModified === this.object.lastModified;
    if (changed.has('client') || (changed.has('object') && !isSame)) void this.#read();
  }

  override render(): TemplateResult {
    const { object, client } = this;
    const [url] = this.#urls.of(this.#picture === undefined ? [] : [this.#picture]);
    const name = objectName(object.objectKey) || object.objectKey;
    return html`
      <section aria-label=${msg('Object')}>
        <div class="head">
          <h3 class="mono">${name}</h3>
          <wa-button size="s" appearance="plain" @click=${() => this.dispatchEvent(new CustomEvent('close'))}
            >${msg('Close')}</wa-button
          >
        </div>
        <div class="stage">${this.#stage(url, name)}</div>
        <p class="quiet whose">${this.#whose()}</p>
        <div class="actions">
          <wa-button size="s" appearance="outlined" @click=${this.#download}>${msg('Download')}</wa-button>
          ${this.asking ? this.#question() : this.#deleteButton()}
        </div>
        <p class="mistake" aria-live="polite" data-code=${this.refusal?.code ?? nothing}>
          ${this.refusal === undefined ? nothing : refusalSentence(this.refusal)}
        </p>
        <lsc-object-addresses
          .host=${client.host}
          .objectKey=${object.objectKey}
          .isPrivate=${this.settings?.access === 'private'}
        ></lsc-object-addresses>
        <h4>${msg('Headers, as HEAD Object answers this page')}</h4>
        <dl>
          ${this.headers.map(
            ([header, value]) =>
              html`<dt>${header}</dt>
                <dd>${value}</dd>`,
          )}
        </dl>
      </section>
    `;
  }

  #stage(url: string | undefined, name: string): TemplateResult | typeof nothing {
    if (this.isNoPicture) return html`<p class="quiet">${msg('No picture that this browser can show.')}</p>`;
    if (url === undefined) return nothing;
    return html`<img src=${url} alt=${msg(str`Picture ${name}`)} @error=${() => (this.isNoPicture = true)} />`;
  }

  #deleteButton(): TemplateResult {
    return html`<wa-button class="delete" size="s" appearance="plain" @click=${() => this.#ask(true)}
      >${msg('Delete')}</wa-button
    >`;
  }

  #question(): TemplateResult {
    return deleteQuestion({
      question: msg('Delete this object? Its screenshot stays in the Capture view.'),
      confirm: msg('Delete object'),
      onDelete: () => void this.#delete(),
      onKeep: () => void this.#ask(false),
    });
  }

  #whose(): TemplateResult | string {
    if (!this.isRead) return '';
    const screenshot = this.#screenshot;
    const capture = this.#captures.value?.find(({ id }) => id === screenshot?.captureId);
    if (screenshot === undefined || capture === undefined)
      return msg('An object of your own: no screenshot of a capture.');
    const { index } = screenshot;
    const words = msg(str`Screenshot ${index + 1} of the capture of ${shownDateAndTime(capture.madeAt)} UTC+8`);
    return html`<a href=${this.#captures.simulator?.link(index) ?? ''} @click=${this.#showScreenshot}>${words}</a>`;
  }

  /** The link opens the view; which capture is on show there no link tells, and is said once the link was followed. */
  readonly #showScreenshot = (): void => {
    const { simulator } = this.#captures;
    const screenshot = this.#screenshot;
    if (screenshot === undefined) return;
    const show = (): void => simulator?.show(screenshot.captureId, screenshot.index);
    window.addEventListener('hashchange', show, { once: true });
  };

  async #read(): Promise<void> {
    const { client, object, bucket } = this;
    this.#screenshot = undefined;
    this.#picture = undefined;
    this.headers = [];
    this.refusal = undefined;
    this.asking = false;
    this.isNoPicture = false;
    this.isRead = false;
    this.#visit += 1;
    await this.#unlessRefused(async (isStill) => {
      const stored = await bucket.object(client.host, object.objectKey);
      const headers = await client.head(object.objectKey);
      if (!isStill()) return;
      this.#screenshot = stored?.screenshot;
      this.headers = headers;
      this.isRead = true;
      const type = headers.find(([name]) => name === 'content-type')?.[1];
      this.isNoPicture = type?.startsWith('image/') !== true;
      if (this.isNoPicture) return;
      const picture = await client.get(object.objectKey);
      if (isStill()) this.#picture = picture;
      this.requestUpdate();
    });
  }

  readonly #download = (): Promise<void> =>
    this.#unlessRefused(async () => {
      const { objectKey } = this.object;
      saveBlob(await this.client.get(objectKey), objectName(objectKey) || 'object');
    });

  readonly #delete = (): Promise<void> =>
    this.#unlessRefused(async (isStill) => {
      await this.client.delete(this.object.objectKey);
      if (isStill()) this.dispatchEvent(new CustomEvent('deleted'));
    });

  /** Work for the object that is open. Once another is, nothing is to be said of this one. */
  async #unlessRefused(work: (isStill: () => boolean) => Promise<void>): Promise<void> {
    const visit = this.#visit;
    const isStill = (): boolean => this.#visit === visit;
    try {
      await work(isStill);
    } catch (error) {
      if (!(error instanceof BucketRefusal)) throw error;
      if (isStill()) this.refusal = error;
    }
  }

  /** The focus goes with the question: to what keeps the object, and back. */
  async #ask(asking: boolean): Promise<void> {
    this.asking = asking;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(asking ? '.keep' : '.delete')?.focus();
  }
}
