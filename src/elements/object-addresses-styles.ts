import { css } from 'lit';

/** An address of an object: what it is called, itself, and a button that copies it. */
export const addressStyles = css`
  .address {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 2px 10px;
    align-items: center;
    padding-block: 6px;
  }

  .label {
    grid-column: 1 / -1;
    font-size: 12px;
    color: var(--lsc-soft);
  }

  code {
    font: 12px/1.45 var(--lsc-mono);
    overflow-wrap: anywhere;
  }

  @container (max-width: 480px) {
    .address {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
