import { css } from 'lit';

/** The picture with its lines and its point, the key, and the swatches whose colours the picture takes. */
export const sizeMapStyles = css`
  .frame {
    position: relative;
    aspect-ratio: 3 / 2;
    overflow: hidden;
    border: 1px solid var(--line);
    border-radius: 8px;
  }

  canvas,
  svg {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    cursor: crosshair;
    touch-action: none;
    image-rendering: pixelated;
  }

  svg {
    pointer-events: none;
  }

  .line {
    stroke-width: 1.5;
    vector-effect: non-scaling-stroke;
  }

  .unstretched {
    stroke: var(--screenshot);
  }

  .swap {
    stroke: light-dark(#1a1e26, #e8eaee);
    stroke-dasharray: 5 4;
  }

  .point {
    position: absolute;
    inline-size: 18px;
    block-size: 18px;
    margin: -9px 0 0 -9px;
    border: 3px solid #fff;
    border-radius: 50%;
    outline: 2px solid #111;
    cursor: grab;
    touch-action: none;
  }

  .point:focus-visible {
    border-radius: 50%;
    outline: 3px solid var(--accent);
    outline-offset: 1px;
  }

  .below {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 12px;
    align-items: center;
    justify-content: space-between;
    margin-block-start: 8px;
  }

  .zoom {
    display: flex;
    gap: 6px;
    align-items: center;
  }

  .key {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
    padding: 0;
    margin: 8px 0 0;
    list-style: none;
    font-size: 13px;
    color: var(--soft);
  }

  .key svg {
    position: static;
    inline-size: 22px;
    block-size: 10px;
    margin-inline-end: 5px;
  }

  .swatch {
    display: inline-block;
    inline-size: 22px;
    block-size: 10px;
    margin-inline-end: 5px;
    border-radius: 2px;
  }

  .probe {
    transition: color 1ms;
  }

  .none {
    color: light-dark(#9be3c1, #1c7a52);
    background: currentcolor;
  }

  .slight {
    color: light-dark(#f4f5f7, #262b33);
    background: currentcolor;
  }

  .wider {
    color: light-dark(#1d63c4, #79b0ff);
    background: currentcolor;
  }

  .taller {
    color: light-dark(#b06a00, #f0b04a);
    background: currentcolor;
  }
`;
