import { css } from 'lit';

/** What the console's parts have in common: small headings, and texts as they are sent. */
export const apiConsoleStyles = css`
  .card {
    font-size: 13px;
  }

  h3 {
    margin: 0;
    font-size: 12px;
    font-weight: 600;
    color: var(--lsc-soft);
  }

  pre {
    max-block-size: 300px;
    padding: 8px 10px;
    margin: 0;
    overflow: auto;
    font: 12px/1.5 var(--lsc-mono);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    background: var(--lsc-sunken);
    border-radius: 8px;
    tab-size: 4;
  }

  .hint {
    margin-block-start: 3px;
    font-size: 12px;
    line-height: 1.4;
    color: var(--lsc-soft);
    overflow-wrap: anywhere;
  }

  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 210px), 1fr));
    gap: 10px 12px;
    align-items: start;
  }

  label {
    overflow-wrap: anywhere;
  }

  @media (max-width: 720px) {
    .fields {
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 140px), 1fr));
    }
  }

  .bad {
    color: var(--lsc-bad);
  }

  .good {
    color: var(--lsc-screenshot);
  }
`;
