import { html, type TemplateResult } from 'lit';

/** A native select under its label. Its id is of its first value. */
export function labelledSelect(
  label: string,
  values: readonly string[],
  chosen: string,
  words: (value: string) => string,
  choose: (value: string) => void,
): TemplateResult {
  const id = `select-${values[0] ?? ''}`;
  return html`<div>
    <label for=${id}>${label}</label>
    <select id=${id} @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      ${values.map((value) => html`<option value=${value} .selected=${value === chosen}>${words(value)}</option>`)}
    </select>
  </div>`;
}
