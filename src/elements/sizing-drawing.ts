import { msg, str } from '@lit/localize';
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Size } from '../core/push.ts';
import type { SizeResolution } from '../core/sizing.ts';
import { shownSize } from './shown-values.ts';
import { configuredSide } from '../words/sizing-words.ts';

/** Room for the drawing, in pixels. */
const room: Size = { width: 216, height: 136 };
const margin = 5;
/** The push is drawn this much larger, so that a screenshot of its size does not hide it. */
const outset = 2;
/** Between a size and the line that measures it. */
const gap = 7;

/** Push, configured size and screenshot, all to one scale and from one corner. Styled by the classes of the three sizes. */
export function sizingDrawing({ push, configured, size }: SizeResolution): TemplateResult {
  const widest = Math.max(push.width, size.width, configured.width);
  const highest = Math.max(push.height, size.height, configured.height);
  const scale = Math.min((room.width - 2 * margin - gap) / widest, (room.height - 2 * margin - gap) / highest);
  const scaled = ({ width, height }: Size): Size => ({
    width: Math.max(1, width * scale),
    height: Math.max(1, height * scale),
  });
  const outer = scaled({ width: widest, height: highest });
  return html`
    <svg
      viewBox="0 0 ${outer.width + 2 * margin + gap} ${outer.height + 2 * margin + gap}"
      width=${outer.width + 2 * margin + gap}
      height=${outer.height + 2 * margin + gap}
      role="img"
      aria-label=${description(push, configured, size)}
    >
      ${rectangle('push', scaled(push), outset)} ${rectangle('screenshot', scaled(size), 0)}
      ${measure('configured', configured, scaled(configured), outer)}
    </svg>
  `;
}

const rectangle = (kind: string, { width, height }: Size, larger: number): SVGTemplateResult =>
  svg`<rect
    class="shape ${kind}-shape"
    x=${margin - larger}
    y=${margin - larger}
    width=${width + 2 * larger}
    height=${height + 2 * larger}
    rx="2"
  ></rect>`;

/** What is set is a measure beside the drawing: a line for the width below, one for the height at the end. */
function measure(kind: string, set: Size, drawn: Size, outer: Size): SVGTemplateResult {
  const below = outer.height + margin + gap;
  const after = outer.width + margin + gap;
  return svg`
    ${set.width === 0 ? nothing : svg`<line class="measure ${kind}-measure" x1=${margin} y1=${below} x2=${margin + drawn.width} y2=${below}></line>`}
    ${set.height === 0 ? nothing : svg`<line class="measure ${kind}-measure" x1=${after} y1=${margin} x2=${after} y2=${margin + drawn.height}></line>`}
  `;
}

const description = (push: Size, configured: Size, size: Size): string =>
  msg(
    str`To scale: the push, ${shownSize(push)}; the configured width, ${configuredSide(configured.width)}, and height, ${configuredSide(configured.height)}; the screenshot, ${shownSize(size)}`,
  );
