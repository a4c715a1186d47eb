import { css } from 'lit';

/** Three forgeries side by side, or one above the other where there is no room. */
export const forgeryLabStyles = css`
  .lab {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr));
    gap: 24px;
  }

  section {
    display: grid;
    gap: 10px;
    align-content: start;
    min-inline-size: 0;
  }

  h3 {
    margin: 0;
    font-size: 15px;
  }

  output,
  .same {
    display: block;
    padding: 8px 10px;
    overflow-wrap: anywhere;
    border-inline-start: 3px solid var(--bad);
    background: var(--sunken);
    border-radius: 8px;
  }

  output.refused {
    border-color: var(--screenshot);
  }

  pre {
    margin: 0;
    font: 12px/1.6 var(--mono);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  ul {
    display: grid;
    gap: 4px;
    padding-inline-start: 20px;
    margin: 0;
    font-size: 13px;
  }

  [data-stops] {
    font-weight: 600;
  }
`;
