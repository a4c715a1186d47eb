import { css } from 'lit';
import { visuallyHidden } from './visually-hidden.ts';

/**
 * What the elements look like that stand alone in anybody's page. Font, text colour and colour scheme are the page's; the rest
 * follows custom properties that a page may set and that have defaults here:
 *
 * `--lsc-push`, `--lsc-configured`, `--lsc-screenshot`: the colours of the three sizes; `--lsc-line`, `--lsc-field-line`: of rules
 * and fields; `--lsc-soft`: of secondary text; `--lsc-accent`: of links and focus; `--lsc-bad`: of mistakes; `--lsc-card`,
 * `--lsc-sunken`: of grounds; `--lsc-mono`: the face of code; `--lsc-control-height`: of fields and buttons.
 */
export const standaloneStyles = css`
  :host {
    --push: var(--lsc-push, light-dark(#1d63c4, #79b0ff));
    --configured: var(--lsc-configured, light-dark(#8f5400, #f0b04a));
    --screenshot: var(--lsc-screenshot, light-dark(#0b7048, #52d19a));
    --line: var(--lsc-line, light-dark(#e2e5ea, #2a2f38));
    --field-line: var(--lsc-field-line, light-dark(#8a93a1, #69727f));
    --soft: var(--lsc-soft, light-dark(#566070, #9aa4b2));
    --accent: var(--lsc-accent, light-dark(#2f55d4, #8ea8ff));
    --bad: var(--lsc-bad, light-dark(#b3261e, #ff8a80));
    --ground: var(--lsc-card, light-dark(#fff, #181b21));
    --sunken: var(--lsc-sunken, light-dark(#f1f3f6, #12151a));
    --mono: var(--lsc-mono, ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace);
    --control-height: var(--lsc-control-height, 36px);
    display: block;
    min-inline-size: 0;
    container-type: inline-size;
    line-height: 1.45;
    font-variant-numeric: tabular-nums;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  p {
    margin: 0;
  }

  a {
    color: var(--accent);
    text-underline-offset: 2px;
  }

  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
    border-radius: 4px;
  }

  .push,
  .configured,
  .screenshot {
    font-weight: 650;
  }

  .push {
    color: var(--push);
  }

  .configured {
    color: var(--configured);
  }

  .screenshot {
    color: var(--screenshot);
  }

  .quiet {
    font-size: 13px;
    color: var(--soft);
  }

  .mistake {
    color: var(--bad);
  }

  .mono,
  .formula {
    font-family: var(--mono);
    overflow-wrap: anywhere;
  }

  ${visuallyHidden}
`;

/** Native fields and buttons, as quiet as the page around them. The arrow of a select is two gradients: policies forbid pictures in text. */
export const standaloneControls = css`
  label {
    display: grid;
    gap: 4px;
    font-size: 13px;
    color: var(--soft);
  }

  input:not([type='range'], [type='checkbox']),
  select,
  button {
    min-block-size: var(--control-height);
    padding-inline: 10px;
    font: inherit;
    font-size: 15px;
    color: inherit;
    border: 1px solid var(--field-line);
    border-radius: 8px;
    background-color: var(--ground);
  }

  input:not([type='range'], [type='checkbox']),
  select {
    inline-size: 100%;
    min-inline-size: 0;
    color: light-dark(#1a1e26, #e8eaee);
    color: var(--lsc-text, light-dark(#1a1e26, #e8eaee));
  }

  input[aria-invalid='true'] {
    border-color: var(--bad);
    box-shadow: 0 0 0 1px var(--bad);
  }

  input[type='range'] {
    inline-size: 100%;
    min-block-size: 24px;
    margin: 0;
    accent-color: var(--configured);
  }

  select {
    padding-inline-end: 30px;
    text-overflow: ellipsis;
    appearance: none;
    background-image:
      linear-gradient(45deg, transparent 50%, var(--soft) 50%),
      linear-gradient(-45deg, transparent 50%, var(--soft) 50%);
    background-repeat: no-repeat;
    background-size: 5px 5px;
    background-position:
      right 16px center,
      right 11px center;
  }

  option {
    color: light-dark(#1a1e26, #e8eaee);
    background-color: var(--ground);
  }

  button {
    font-size: 13px;
    cursor: pointer;
  }

  button:hover {
    background-color: var(--sunken);
  }

  button:disabled {
    color: var(--soft);
    cursor: default;
  }

  input:focus-visible,
  select:focus-visible,
  button:focus-visible {
    border-radius: 8px;
  }
`;
