import { css } from 'lit';

/** From the top of one lane to that of the next, pixels: where words stand beside the time line, and where they stand below it. */
export const lanePitches = { wide: 44, narrow: 68 } as const;

/** What is drawn on a lane: lines of one width, however wide the lane is. */
export const laneMarkStyles = css`
  line {
    vector-effect: non-scaling-stroke;
  }

  .wait {
    stroke: var(--lsc-field-line);
    stroke-width: 1.5px;
  }

  .attempt {
    stroke-linecap: round;
    stroke-width: 9px;
  }

  .attempt.taken {
    stroke: var(--lsc-screenshot);
  }

  .attempt.refused {
    stroke: var(--lsc-bad);
  }

  .attempt.late {
    stroke-linecap: square;
  }

  .expiry {
    stroke: var(--lsc-configured);
    stroke-width: 2px;
    stroke-dasharray: 3 3;
  }

  .now {
    stroke: var(--lsc-accent);
    stroke-width: 1px;
  }
`;

/** Lanes under each other in a box that scrolls: when, a time line, and how it ended in words. */
export const deliveryListStyles = css`
  ${laneMarkStyles}

  ul {
    --pitch: ${lanePitches.wide}px;
    max-block-size: min(10 * var(--pitch), 70vh);
  }

  li button {
    display: grid;
    grid-template-columns: 7.5em minmax(0, 1fr) min(22em, 40%);
    gap: 14px;
    align-items: center;
    inline-size: 100%;
    block-size: 100%;
    padding: 0 8px;
    font: 13px/1.35 var(--lsc-face);
    color: var(--lsc-text);
    text-align: start;
    background: none;
    border: 0;
    border-block-end: 1px solid var(--lsc-line);
    cursor: pointer;
  }

  li button:focus-visible {
    outline-offset: -2px;
  }

  li[aria-current='true'] button {
    background: var(--lsc-sunken);
    box-shadow: inset 3px 0 var(--lsc-accent);
  }

  .when {
    font-family: var(--lsc-mono);
  }

  .words {
    overflow: hidden;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .words.gave-up,
  .words.interrupted {
    color: var(--lsc-bad);
  }

  svg {
    display: block;
    inline-size: 100%;
    block-size: 28px;
    overflow: visible;
  }

  @media (max-width: 720px) {
    ul {
      --pitch: ${lanePitches.narrow}px;
    }

    li button {
      grid-template: 22px 32px / 5.5em minmax(0, 1fr);
      gap: 2px 8px;
      align-content: center;
      padding: 0 4px;
      font-size: 12px;
    }

    .words {
      grid-column: 1 / -1;
      align-self: start;
    }

    svg {
      block-size: 22px;
    }
  }
`;
