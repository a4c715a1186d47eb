import { css } from 'lit';

/** From the top of one lane to that of the next. Pixels. */
export const lanePitch = 44;

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
    position: relative;
    max-block-size: ${10 * lanePitch}px;
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
    inset-block-start: calc(var(--count, 0) * ${lanePitch}px - 1px);
    inset-inline-start: 0;
    inline-size: 1px;
    block-size: 1px;
  }

  li {
    block-size: ${lanePitch}px;
  }

  li:first-child {
    margin-block-start: calc(var(--start, 0) * ${lanePitch}px);
  }

  li button {
    display: grid;
    grid-template-columns: 7.5em minmax(0, 1fr) 15em;
    gap: 10px;
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
    li button {
      grid-template-columns: 5em minmax(0, 1fr) 6.5em;
      gap: 8px;
      padding: 0 4px;
      font-size: 12px;
    }
  }
`;
