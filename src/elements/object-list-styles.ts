import { css } from 'lit';

/** From the top of one line to that of the next, pixels: where size and time stand beside the name, below it, and where that needs two lines. */
export const linePitches = { wide: 52, narrow: 60, phone: 76 } as const;

/** Lines of a folder in a box that scrolls: a tick, a picture, the name, size and time. */
export const objectListStyles = css`
  ul {
    --pitch: ${linePitches.wide}px;
    block-size: min(max(4, var(--count, 0)) * var(--pitch) + 2px, 12 * var(--pitch), 70vh);
  }

  li {
    display: flex;
    gap: 4px;
    align-items: center;
    border-block-end: 1px solid var(--lsc-line);
  }

  li[aria-current='true'] {
    background: var(--lsc-sunken);
    box-shadow: inset 3px 0 var(--lsc-accent);
  }

  .tick {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 32px;
    block-size: 100%;
  }

  .tick input {
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--lsc-accent);
  }

  button {
    flex: 1;
    display: grid;
    grid-template-columns: 64px minmax(0, 1fr) 5em 17em;
    gap: 4px 12px;
    align-items: center;
    min-inline-size: 0;
    block-size: 100%;
    padding: 0 8px 0 0;
    font: 13px/1.35 var(--lsc-face);
    color: var(--lsc-text);
    text-align: start;
    background: none;
    border: 0;
    cursor: pointer;
  }

  button:focus-visible {
    outline-offset: -2px;
  }

  .picture {
    display: grid;
    place-items: center;
    inline-size: 64px;
    block-size: 40px;
    overflow: hidden;
    font: 11px/1 var(--lsc-mono);
    color: var(--lsc-soft);
    background: var(--lsc-sunken);
    border-radius: 5px;
  }

  .folder .picture {
    background: none;
  }

  img {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: contain;
  }

  svg {
    inline-size: 30px;
    block-size: 24px;
    fill: none;
    stroke: var(--lsc-soft);
    stroke-width: 1.5px;
  }

  .name {
    overflow: hidden;
    font-family: var(--lsc-mono);
    font-size: 12.5px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .fact {
    color: var(--lsc-soft);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .bytes {
    text-align: end;
  }

  @container (max-width: 720px) {
    ul {
      --pitch: ${linePitches.narrow}px;
    }

    button {
      grid-template-columns: 64px auto minmax(0, 1fr);
    }

    .picture {
      grid-row: 1 / 3;
    }

    .name {
      grid-column: 2 / -1;
      align-self: end;
      font-size: 12px;
    }

    .fact {
      align-self: start;
      font-size: 12px;
    }

    .bytes {
      grid-column: 2;
    }
  }

  @container (max-width: 420px) {
    ul {
      --pitch: ${linePitches.phone}px;
    }

    .tick {
      inline-size: 26px;
    }

    button {
      grid-template-columns: 56px auto minmax(0, 1fr);
      gap: 2px 8px;
      padding: 0;
    }

    .picture {
      inline-size: 56px;
    }

    .name {
      display: -webkit-box;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
      overflow-wrap: anywhere;
      white-space: normal;
    }

    .zone {
      display: none;
    }
  }
`;
