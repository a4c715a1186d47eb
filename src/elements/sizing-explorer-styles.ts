import { css } from 'lit';

/** Fields beside the drawing, then above it. */
export const sizingExplorerStyles = css`
  .explorer {
    display: grid;
    grid-template-columns: minmax(220px, 280px) minmax(0, 1fr);
    gap: 16px 24px;
    align-items: start;
  }

  .fields,
  .pair,
  .side,
  .answer {
    display: grid;
    gap: 10px;
  }

  .pair {
    grid-template-columns: repeat(2, minmax(0, 1fr));
    align-items: start;
  }

  .side {
    gap: 2px;
  }

  .field-mistake {
    margin-block-start: 3px;
    font-size: 12px;
    color: var(--bad);
  }

  .stage {
    display: block;
    inline-size: 100%;
    max-block-size: 60vh;
    overflow: visible;
    touch-action: pan-y;
  }

  .push-edge {
    fill: none;
    stroke: var(--push);
    stroke-width: 1.5;
    stroke-dasharray: 5 4;
    pointer-events: none;
  }

  .screenshot-edge {
    fill: none;
    stroke: var(--screenshot);
    stroke-width: 2;
    pointer-events: none;
  }

  .edge {
    stroke: var(--configured);
    stroke-width: 1.5;
  }

  .edge.unset {
    stroke-dasharray: 2 4;
    opacity: 0.6;
  }

  .grip-room {
    fill: transparent;
  }

  .grip {
    fill: var(--configured);
    stroke: var(--ground);
    stroke-width: 2;
  }

  .handle {
    touch-action: none;
    outline: none;
  }

  .handle:focus-visible .grip {
    stroke: var(--accent);
    stroke-width: 4;
  }

  .along-x {
    cursor: ew-resize;
  }

  .along-y {
    cursor: ns-resize;
  }

  .along-both {
    cursor: nwse-resize;
  }

  .card-ground {
    fill: light-dark(#eef5f1, #14241d);
  }

  .card-grid {
    fill: none;
    stroke: light-dark(#cfe3d8, #244034);
    stroke-width: 1;
  }

  .card-circle {
    fill: none;
    stroke: var(--screenshot);
    stroke-width: 3;
  }

  .card-spot {
    fill: var(--screenshot);
    opacity: 0.55;
  }

  .card-text {
    fill: light-dark(#1a1e26, #e8eaee);
    font-weight: 650;
  }

  .answer {
    grid-column: 1 / -1;
    grid-template-columns: minmax(220px, 280px) minmax(0, 1fr);
    gap: 8px 24px;
  }

  .result {
    display: grid;
    gap: 2px;
    align-content: start;
  }

  output {
    font-size: 28px;
    font-weight: 650;
    line-height: 1.2;
    color: var(--screenshot);
    overflow-wrap: anywhere;
  }

  output.mistake {
    font-size: 15px;
    color: var(--bad);
  }

  .words {
    display: grid;
    gap: 6px;
  }

  .swap {
    display: grid;
    grid-template-columns: repeat(2, 7.5em);
    gap: 2px;
    font-family: var(--mono);
  }

  .swap > span > span {
    display: inline-block;
  }

  @media (prefers-reduced-motion: no-preference) {
    .to-start {
      animation: to-start 700ms 150ms ease-in-out backwards;
    }

    .to-end {
      animation: to-end 700ms 150ms ease-in-out backwards;
    }
  }

  @keyframes to-start {
    from {
      transform: translate(7.5em, -1.5em);
    }
  }

  @keyframes to-end {
    from {
      transform: translate(-7.5em, -1.5em);
    }
  }

  @container (max-width: 620px) {
    .explorer,
    .answer {
      grid-template-columns: minmax(0, 1fr);
    }

    .stage {
      max-block-size: 50vh;
    }
  }
`;
