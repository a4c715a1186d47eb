import { css } from 'lit';

/** The files of a storyboard in columns, each to be looked at in a box of its own. */
export const storyboardResultStyles = css`
  :host {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 20em), 1fr));
    gap: 16px;
    font-size: 13px;
  }

  figure {
    display: grid;
    gap: 8px;
    align-content: start;
    min-inline-size: 0;
    margin: 0;
  }

  h3 {
    margin: 0;
    font-size: 13px;
    font-weight: 600;
  }

  .view {
    max-block-size: 340px;
    margin: 0;
    padding: 8px;
    overflow: auto;
    background: var(--lsc-sunken);
    border-radius: 8px;
  }

  .view img {
    display: block;
    max-inline-size: 100%;
    block-size: auto;
  }

  pre {
    font: 12px/1.5 var(--lsc-mono);
  }

  select {
    max-inline-size: 16em;
  }

  .actions a {
    line-height: var(--lsc-control-height);
    /* Below the underscores of the files' names, which the line would hide. */
    text-underline-offset: 5px;
  }
`;
