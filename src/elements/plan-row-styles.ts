import { css } from 'lit';

/** Lists of which each row is typed: what was chosen for a plan. */
export const rowStyles = css`
  .rows {
    display: grid;
    gap: 10px;
    padding: 0;
    margin: 0 0 10px;
    list-style: none;
  }

  .row {
    display: grid;
    gap: 6px 8px;
    align-items: start;
  }

  .row + .row {
    padding-block-start: 10px;
    border-block-start: 1px solid var(--lsc-line);
  }

  .row .whole {
    grid-column: 1 / -1;
  }
`;
