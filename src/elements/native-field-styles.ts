import { css } from 'lit';

/**
 * Native text fields and selects under a label of their own. The label stands beside its control: around a select it would hold
 * the texts of all options, which some programs take for its name.
 */
export const nativeFieldStyles = css`
  label {
    display: block;
    margin-block-end: 4px;
    font-size: 13px;
    line-height: 1.4;
    color: var(--lsc-soft);
  }

  input:not([type='range'], [type='checkbox']) {
    inline-size: 100%;
    min-block-size: var(--lsc-control-height);
    padding: 0 10px;
    font: inherit;
    color: var(--lsc-text);
    background: var(--lsc-card);
    border: 1px solid var(--lsc-field-line);
    border-radius: 8px;
  }

  input[aria-invalid='true'] {
    border-color: var(--lsc-bad);
  }

  .mistake {
    font-size: 13px;
    color: var(--lsc-bad);
  }

  .link {
    padding: 0;
    font: inherit;
    color: var(--lsc-accent);
    text-decoration: underline;
    text-underline-offset: 2px;
    background: none;
    border: 0;
    cursor: pointer;
  }
`;
