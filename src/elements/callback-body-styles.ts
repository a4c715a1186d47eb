import { css } from 'lit';

/** How the callback body looks: JSON's order and face, with the meaning of each value beside it. */
export const callbackBodyStyles = css`
  :host {
    container-type: inline-size;
  }

  /* As high as a body comes out at these widths: the first one moves nothing when it arrives. */
  .card {
    display: grid;
    align-content: start;
    gap: 12px;
    min-block-size: 690px;
  }

  @media (max-width: 1400px) {
    .card {
      min-block-size: 830px;
    }
  }

  @media (max-width: 1000px) {
    .card {
      min-block-size: 600px;
    }
  }

  .head {
    margin-block-end: -8px;
  }

  .sent {
    font-size: 13px;
    overflow-wrap: anywhere;
  }

  .outcome {
    display: block;
    min-block-size: 2.9em;
  }

  .delivered {
    color: var(--lsc-screenshot);
    font-weight: 600;
  }

  .waiting {
    color: var(--lsc-configured);
    font-weight: 600;
  }

  .gave-up,
  .interrupted {
    color: var(--lsc-bad);
    font-weight: 600;
  }

  .attempts {
    margin: -6px 0 0;
    padding-inline-start: 20px;
    font-size: 13px;
    color: var(--lsc-soft);
  }

  .fields {
    margin: 0;
    padding: 0;
    font: 13px/1.5 var(--lsc-mono);
    list-style: none;
  }

  .fields li {
    display: grid;
    grid-template-columns: 95px minmax(0, 1fr);
    gap: 10px;
    align-items: baseline;
    padding: 2px 6px;
    margin-inline: -6px;
    border-radius: 6px;
  }

  .fields li[data-present] {
    background: var(--lsc-sunken);
  }

  .fields button {
    padding: 0;
    font: inherit;
    color: var(--lsc-soft);
    text-align: start;
    background: none;
    border: 0;
    cursor: help;
  }

  .fields li[data-present] button {
    color: var(--lsc-text);
  }

  .meant {
    display: flex;
    flex-wrap: wrap;
    column-gap: 12px;
    align-items: baseline;
    justify-content: space-between;
  }

  .value {
    overflow-wrap: anywhere;
  }

  .note {
    margin-inline-start: auto;
    font-family: var(--lsc-face);
    font-size: 12px;
    color: var(--lsc-soft);
  }

  .explanation {
    min-block-size: 84px;
    padding: 10px 12px;
    font-size: 13px;
    background: var(--lsc-sunken);
    border-radius: 9px;
  }

  pre {
    margin: 0;
    padding: 8px 10px;
    font: 12px/1.6 var(--lsc-mono);
    border: 1px solid var(--lsc-line);
    border-radius: 8px;
  }

  pre.line {
    overflow-x: auto;
    white-space: pre;
    scrollbar-width: thin;
  }

  pre.whole {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  code {
    font: inherit;
  }

  .download {
    font-size: 13px;
    line-height: var(--lsc-control-height);
  }

  @container (max-width: 300px) {
    .fields li {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
  }
`;
