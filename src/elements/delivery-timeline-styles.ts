import { css } from 'lit';

/** What is asked for, the clock, and the explanation of the marks. */
export const deliveryTimelineStyles = css`
  .tools {
    display: grid;
    grid-template-columns: minmax(0, 2fr) repeat(2, minmax(0, 1fr));
    gap: 10px;
    align-items: end;
    margin-block-end: 10px;
  }

  .clock {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 10px;
    align-items: center;
    margin-block-end: 6px;
    font-size: 13px;
    color: var(--lsc-soft);
  }

  .clock > select {
    inline-size: 13em;
  }

  .clock input {
    flex: 1 1 12em;
    min-inline-size: 0;
    min-block-size: 24px;
    accent-color: var(--lsc-accent);
  }

  .clock output {
    inline-size: 17em;
    text-align: end;
  }

  .player {
    display: inline-flex;
    gap: 6px;
    align-items: center;
  }

  .player select {
    inline-size: 7em;
  }

  .key {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    margin-block-start: 8px;
    font-size: 13px;
    color: var(--lsc-soft);
  }

  .key > span {
    display: flex;
  }

  .key svg {
    flex: none;
    inline-size: 22px;
    block-size: 14px;
    margin-block-start: 3px;
    margin-inline-end: 4px;
  }

  .nothing {
    display: grid;
    min-block-size: 120px;
    place-items: center;
  }

  @media (max-width: 720px) {
    .tools {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }

    .tools > :first-child {
      grid-column: 1 / -1;
    }

    .clock output {
      inline-size: 100%;
      text-align: start;
    }
  }
`;
