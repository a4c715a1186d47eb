import { svg, type SVGTemplateResult } from 'lit';
import type { Size } from '../core/push.ts';

/**
 * A picture of a push on which stretching is seen: circles, a grid of squares, and text. Drawn in the push's own pixels, so
 * that whoever stretches it stretches the circles. Styled by the classes `card-…`.
 */
export function testCard({ width, height }: Size): SVGTemplateResult {
  const shorter = Math.min(width, height);
  const step = shorter / 6;
  const middle = { x: width / 2, y: height / 2 };
  const vertical = lines(middle.x, step, width);
  const horizontal = lines(middle.y, step, height);
  const corner = shorter / 9;
  return svg`
    <rect class="card-ground" width=${width} height=${height}></rect>
    <path
      class="card-grid"
      vector-effect="non-scaling-stroke"
      d=${`${vertical.map((x) => `M${x} 0V${height}`).join('')}${horizontal.map((y) => `M0 ${y}H${width}`).join('')}`}
    ></path>
    ${stretchCircle({ width, height })}
    ${[
      [corner, corner],
      [width - corner, corner],
      [corner, height - corner],
      [width - corner, height - corner],
    ].map(([x, y]) => svg`<circle class="card-spot" cx=${x} cy=${y} r=${corner * 0.62}></circle>`)}
    <text
      class="card-text"
      x=${middle.x}
      y=${middle.y}
      font-size=${shorter / 8}
      text-anchor="middle"
      dominant-baseline="central"
    >${width}×${height}</text>
  `;
}

/** The circle by which stretching is seen, over whatever picture. */
export const stretchCircle = ({ width, height }: Size): SVGTemplateResult =>
  svg`<circle
    class="card-circle"
    vector-effect="non-scaling-stroke"
    cx=${width / 2}
    cy=${height / 2}
    r=${Math.min(width, height) * 0.4}
  ></circle>`;

/** Lines a step apart to either side of the middle. At most a few dozen, whatever the shape. */
function lines(middle: number, step: number, length: number): readonly number[] {
  const count = Math.min(Math.floor(middle / step), 24);
  return Array.from({ length: 2 * count + 1 }, (_, index) => middle + (index - count) * step).filter(
    (at) => at > 0 && at < length,
  );
}
