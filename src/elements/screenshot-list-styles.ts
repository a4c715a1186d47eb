import { css, unsafeCSS } from 'lit';

const itemWidth = 148;
const gap = 10;

/** From the start of one item to that of the next. Pixels. */
export const itemPitch = itemWidth + gap;

/** A strip that scrolls sideways. It is as wide as all items, of which only a run is there, pushed to its place. */
export const screenshotListStyles = css`
  .film {
    position: relative;
    display: flex;
    gap: ${gap}px;
    min-block-size: 120px;
    margin: 0;
    padding: 3px 3px 8px;
    overflow-x: auto;
    overflow-y: hidden;
    list-style: none;
    overscroll-behavior-x: contain;
    overflow-anchor: none;
  }

  .film::after {
    content: '';
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: calc(var(--count, 0) * ${itemPitch}px);
    inline-size: 1px;
    block-size: 1px;
  }

  .film:focus {
    outline: none;
  }

  li {
    flex: none;
    inline-size: ${itemWidth}px;
  }

  /* A margin, since a padding would make the strip itself as wide. */
  li:first-child {
    margin-inline-start: calc(var(--start, 0) * ${itemPitch}px);
  }

  button {
    display: grid;
    gap: 5px;
    inline-size: 100%;
    padding: 0;
    font: 12px/1.4 var(--lsc-mono);
    color: var(--lsc-soft);
    text-align: start;
    background: none;
    border: 0;
    border-radius: 8px;
    cursor: pointer;
  }

  li[aria-current='true'] button {
    color: var(--lsc-text);
  }

  .picture {
    display: block;
    block-size: ${unsafeCSS(String(Math.round((itemWidth * 9) / 16)))}px;
    overflow: hidden;
    background: var(--lsc-sunken);
    border-radius: 7px;
  }

  li[aria-current='true'] .picture {
    outline: 2.5px solid var(--lsc-accent);
    outline-offset: 1px;
  }

  img {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: contain;
  }

  .line {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .dot {
    display: inline-block;
    inline-size: 8px;
    block-size: 8px;
    margin-inline-end: 5px;
    background: var(--lsc-screenshot);
    border-radius: 50%;
  }

  .dot.waiting {
    background: transparent;
    border: 2px solid var(--lsc-configured);
  }

  .dot.gave-up,
  .dot.interrupted {
    background: var(--lsc-bad);
    border-radius: 1px;
  }

  .word {
    display: block;
  }
`;
