import { msg } from '@lit/localize';
import { css, html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { defaultDialect, dialects, isDialectId } from '../core/dialects.ts';
import { ScreencaptureError } from '../core/errors.ts';
import { parseInstant } from '../core/instant.ts';
import { createTimeUnixSeconds } from '../core/interval.ts';
import { parseWholeNumber } from '../core/names.ts';
import { objectKey } from '../core/object-key.ts';
import { wrongDocumentation } from './documentation-words.ts';
import { fieldSentence } from './field-sentences.ts';
import { LocalizedElement } from './localized-element.ts';
import { splitSize } from './sizing-reading.ts';
import { standaloneControls, standaloneStyles } from './standalone-styles.ts';

type Part = 'stream' | 'time' | 'size';

/**
 * The object key of a screenshot, built from the stream name, its time and its size under the default patterns. Names show
 * UTC+8, whatever offset the time is given in.
 *
 * @csspart key - the object key
 */
export class ObjectNameBuilder extends LocalizedElement {
  static override properties = { stream: {}, time: {}, size: {}, documentation: {} };

  static override styles = [
    standaloneStyles,
    standaloneControls,
    css`
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 180px), 1fr));
        gap: 10px;
        margin-block-end: 10px;
      }

      output {
        font-family: var(--mono);
        overflow-wrap: anywhere;
      }
    `,
  ];

  /** The stream name. */
  declare stream: string;
  /** When the screenshot is taken: RFC 3339 with offset. */
  declare time: string;
  /** The screenshot size: `640x352`. */
  declare size: string;
  /** The version of the documentation: `2019` or `2025`. */
  declare documentation: string;

  constructor() {
    super();
    this.stream = 'stream_name';
    this.time = '2018-12-17T15:04:33+08:00';
    this.size = '640x352';
    this.documentation = defaultDialect;
  }

  override render(): TemplateResult {
    const built = this.#build();
    const wrong = wrongDocumentation(this.documentation) ?? (typeof built === 'string' ? undefined : wrongPart(built));
    return html`
      <div class="fields">
        ${this.#field('stream', msg('Stream name'))} ${this.#field('time', msg('Time of the screenshot'))}
        ${this.#field('size', msg('Size (N×M)'))}
      </div>
      <output part="key" aria-label=${msg('Object key')} class=${wrong === undefined ? '' : 'mistake'}
        >${wrong ?? built}</output
      >
    `;
  }

  #field(part: Part, label: string): TemplateResult {
    return html`
      <label
        >${label}
        <input
          autocomplete="off"
          spellcheck="false"
          .value=${live(this[part] ?? '')}
          @input=${(event: Event) => (this[part] = (event.target as HTMLInputElement).value)}
        />
      </label>
    `;
  }

  #build(): string | ScreencaptureError {
    const dialect = isDialectId(this.documentation) ? this.documentation : defaultDialect;
    const [width, height] = splitSize(this.size ?? '').map((side) => parseWholeNumber(side) ?? Number.NaN);
    try {
      return objectKey({
        ...dialects[dialect].naming.value,
        streamName: this.stream ?? '',
        appName: 'live',
        pushDomain: 'push.example',
        unixSeconds: createTimeUnixSeconds(parseInstant(this.time ?? ''), 0),
        size: { width: width ?? Number.NaN, height: height ?? Number.NaN },
      });
    } catch (error) {
      if (error instanceof ScreencaptureError) return error;
      throw error;
    }
  }
}

function wrongPart({ code, details }: ScreencaptureError): string {
  return code === 'invalid-size'
    ? msg('Size (N×M): whole pixels, at least 1, such as 640x352.')
    : fieldSentence(code, details);
}
