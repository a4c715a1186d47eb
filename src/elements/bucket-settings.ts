import { msg } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { BucketSettings } from '../service/records.ts';
import { LocalizedElement } from './localized-element.ts';
import { nativeFieldStyles } from './native-field-styles.ts';
import { selectStyles } from './select-styles.ts';
import { sharedStyles } from './shared-styles.ts';

type Choice = {
  readonly id: string;
  readonly label: string;
  /** Two options; the sentence is about the chosen one. */
  readonly options: readonly {
    readonly label: string;
    readonly change: Partial<BucketSettings>;
    readonly sentence: string;
  }[];
};

/**
 * Whether a bucket is there, who reads it and whether screencapture writes it, and what follows of each.
 *
 * @fires set-up - its detail are the settings that are wanted
 */
export class BucketSettingsForm extends LocalizedElement {
  static override properties = { settings: { attribute: false } };

  static override styles = [
    sharedStyles,
    selectStyles,
    nativeFieldStyles,
    css`
      .choices {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 240px), 1fr));
        gap: 10px 16px;
        padding-block: 8px 4px;
      }

      .choices p {
        margin-block-start: 4px;
      }

      summary {
        display: inline-block;
        padding-block: 6px;
        font-size: 13px;
        cursor: pointer;
      }

      summary::before {
        content: '▸ ';
      }

      [open] > summary::before {
        content: '▾ ';
      }
    `,
  ];

  declare settings: BucketSettings | undefined;

  override render(): TemplateResult {
    const { settings } = this;
    return html`
      <details>
        <summary>${msg('Bucket settings')}</summary>
        <div class="choices">
          ${settings === undefined ? nothing : choices().map((choice) => this.#choice(choice, settings))}
        </div>
      </details>
    `;
  }

  #choice({ id, label, options }: Choice, settings: BucketSettings): TemplateResult {
    const held = options.find(({ change }) =>
      Object.entries(change).every(([name, value]) => settings[name as keyof BucketSettings] === value),
    );
    return html`
      <div>
        <label for=${id}>${label}</label>
        <select id=${id} aria-describedby="${id}-note" @change=${(event: Event) => this.#changed(event, options)}>
          ${options.map((option) => html`<option .selected=${option === held}>${option.label}</option>`)}
        </select>
        <p class="quiet" id="${id}-note">${held?.sentence}</p>
      </div>
    `;
  }

  #changed(event: Event, options: Choice['options']): void {
    const chosen = options[(event.target as HTMLSelectElement).selectedIndex];
    if (this.settings === undefined || chosen === undefined) return;
    const detail = { ...this.settings, ...chosen.change };
    this.dispatchEvent(new CustomEvent<BucketSettings>('set-up', { detail }));
  }
}

const choices = (): readonly Choice[] => [
  {
    id: 'exists',
    label: msg('Existence'),
    options: [
      {
        label: msg('exists'),
        change: { exists: true },
        sentence: msg('Requests are answered, and captures find it.'),
      },
      {
        label: msg('does not exist'),
        change: { exists: false },
        sentence: msg(
          'Requests get 404 NoSuchBucket, captures store nothing and send no callback, and the API refuses templates that name it.',
        ),
      },
    ],
  },
  {
    id: 'access',
    label: msg('Read access'),
    options: [
      {
        label: msg('public-read: anybody'),
        change: { access: 'public-read' },
        sentence: msg(
          'Anybody reads an object by its address, such as pic_full_url. To list and to write takes a signature.',
        ),
      },
      {
        label: msg('private: signed requests alone'),
        change: { access: 'private' },
        sentence: msg(
          'Without a signature every request gets 403 AccessDenied, that to pic_full_url too: hand out presigned URLs.',
        ),
      },
    ],
  },
  {
    id: 'write',
    label: msg('Screencapture'),
    options: [
      {
        label: msg('may write here'),
        change: { serviceMayWrite: true },
        sentence: msg('Screenshots are stored here, as the authorisation in the console allows.'),
      },
      {
        label: msg('may not write here'),
        change: { serviceMayWrite: false },
        sentence: msg(
          'As without that authorisation: captures store nothing and send no callback, and the API refuses templates that name it.',
        ),
      },
    ],
  },
];
