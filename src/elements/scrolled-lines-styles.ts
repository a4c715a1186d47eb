import { css } from 'lit';

/** The box of `ScrolledLines`, whose styles give it its size and `--pitch`. A run of lines stands where it would in the whole. */
export const scrolledLinesStyles = css`
  ul {
    position: relative;
    margin: 0;
    padding: 0;
    overflow-y: auto;
    list-style: none;
    border-block: 1px solid var(--lsc-line);
    overscroll-behavior-y: contain;
    overflow-anchor: none;
  }

  ul::after {
    content: '';
    position: absolute;
    inset-block-start: calc(var(--count, 0) * var(--pitch) - 1px);
    inset-inline-start: 0;
    inline-size: 1px;
    block-size: 1px;
  }

  li {
    block-size: var(--pitch);
  }

  li:first-child {
    margin-block-start: calc(var(--start, 0) * var(--pitch));
  }
`;
