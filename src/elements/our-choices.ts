import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { dialects, type Dialect } from '../core/dialects.ts';
import type { FieldTexts } from '../service/settings.ts';
import {
  emptyKeyChoices,
  firstScreenshotChoices,
  pushSizeChoices,
  signatureOnRetryChoices,
} from './capture-choice-words.ts';
import type { Choice } from './choice-field.ts';
import { roundingChoices, swapChoices } from './sizing-choice-words.ts';

/** The documentation's version, and what no version says: there we choose, say so, and let it be changed. */
export function choiceFields(fields: FieldTexts | undefined): TemplateResult {
  return html`
    ${dialectField()}
    <p class="quiet">${msg('Where every version is silent we choose. These choices are ours; change them here.')}</p>
    <lsc-choice-field
      field="rounding"
      .choices=${roundingChoices() satisfies readonly Choice[]}
      hint=${msg('Our choice: how the computed side is rounded is not documented.')}
    ></lsc-choice-field>
    <lsc-choice-field
      field="swap"
      .choices=${swapChoices() satisfies readonly Choice[]}
      hint=${msg('Our choice: a landscape setting with a portrait push is not mentioned.')}
    ></lsc-choice-field>
    <lsc-choice-field
      field="first"
      .choices=${firstScreenshotChoices() satisfies readonly Choice[]}
      hint=${msg('Our choice: when the first one is taken is not documented.')}
    ></lsc-choice-field>
    <lsc-choice-field
      field="resign"
      .choices=${signatureOnRetryChoices() satisfies readonly Choice[]}
      hint=${msg('Our choice: whether t and sign are renewed is not documented.')}
    ></lsc-choice-field>
    <lsc-choice-field
      field="emptykey"
      .choices=${emptyKeyChoices() satisfies readonly Choice[]}
      hint=${msg('Our choice: what is sent when no key is set is not documented.')}
    ></lsc-choice-field>
    <lsc-choice-field
      field="pushsize"
      .choices=${pushSizeChoices() satisfies readonly Choice[]}
      hint=${msg('Our choice: which size of a file counts as (X, Y) is not documented.')}
    ></lsc-choice-field>
    <lsc-choice-field
      field="quality"
      .choices=${qualities(fields?.quality)}
      hint=${msg('Our choice: the quality of the JPEG files is not documented.')}
    ></lsc-choice-field>
  `;
}

/** Which version of the documentation is followed. */
export const dialectField = (): TemplateResult => html`
  <lsc-choice-field
    field="dialect"
    .choices=${Object.values(dialects).map((dialect): Choice => [dialect.id, dialectLabel(dialect)])}
    hint=${msg('Versions of the documentation disagree; this picks one.')}
  ></lsc-choice-field>
`;

/** A version of the documentation by what differs most. */
function dialectLabel({ id, interval, bodyFields, retryPolicy }: Dialect): string {
  const { min, max } = interval.value;
  return msg(str`${id}: ${min}–${max} s, ${bodyFields.value.length} fields, ${retryPolicy.value.retries} retries`);
}

const offeredQualities = ['0.1', '0.2', '0.3', '0.4', '0.5', '0.6', '0.7', '0.8', '0.85', '0.9', '0.95', '1'];

/** Those offered and, in its place among them, the one that a link brought. */
function qualities(present: string | undefined): readonly Choice[] {
  const isOffered = present === undefined || present === '' || offeredQualities.includes(present);
  const all = isOffered ? offeredQualities : [...offeredQualities, present].toSorted((a, b) => Number(a) - Number(b));
  return all.map((quality) => [quality, quality]);
}
