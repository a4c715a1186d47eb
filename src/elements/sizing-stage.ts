import { msg, str } from '@lit/localize';
import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Size } from '../core/push.ts';
import type { SizeResolution } from '../core/sizing.ts';
import { shownSize } from './shown-values.ts';
import { configuredSide } from '../words/sizing-words.ts';
import { stretchCircle, testCard } from './test-card.ts';

/** Room for the drawing in its own units; the page scales it. */
const room: Size = { width: 640, height: 400 };
const margin = 14;

/** What of the configured size a handle moves. */
export type StageHandle = 'w' | 'h' | 'corner';

export type StageOptions = {
  readonly resolution: SizeResolution;
  /** Pixels of sizes to units of the drawing. */
  readonly scale: number;
  /** The largest W and H. */
  readonly limits: Size;
  /** Address of a frame of the push; without one a test card is drawn. */
  readonly picture: string | undefined;
  readonly pressed: (event: PointerEvent, handle: StageHandle) => void;
  readonly keyed: (event: KeyboardEvent, handle: 'w' | 'h') => void;
};

/** The scale at which push, configured size and screenshot fit into the drawing together. */
export function stageScale({ push, configured, size }: SizeResolution): number {
  const widest = Math.max(push.width, configured.width, size.width);
  const highest = Math.max(push.height, configured.height, size.height);
  return Math.min((room.width - 2 * margin) / widest, (room.height - 2 * margin) / highest);
}

/** The configured size at a place of the drawing, in whole pixels within the limits; at least 1, since 0 is "not set". */
export function sizeAt(svgElement: SVGSVGElement, event: PointerEvent, scale: number, limits: Size): Size {
  const matrix = svgElement.getScreenCTM()?.inverse();
  const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
  const side = (at: number, max: number): number => Math.min(max, Math.max(1, Math.round((at - margin) / scale)));
  return { width: side(x, limits.width), height: side(y, limits.height) };
}

/**
 * Push, configured size and screenshot to one scale, from one corner. The screenshot is the push's picture, stretched as it
 * would be. The edges of the configured size are sliders; its corner moves both for a pointer.
 */
export function sizingStage(options: StageOptions): TemplateResult {
  const { resolution, scale, picture } = options;
  const { push, size } = resolution;
  const [n, m] = [Math.max(size.width * scale, 0.5), Math.max(size.height * scale, 0.5)];
  return html`
    <svg
      class="stage"
      part="stage"
      viewBox="0 0 ${room.width} ${room.height}"
      role="group"
      aria-label=${msg('To scale')}
    >
      <svg
        x=${margin}
        y=${margin}
        width=${n}
        height=${m}
        viewBox="0 0 ${push.width} ${push.height}"
        preserveAspectRatio="none"
        role="img"
        aria-label=${msg(str`Screenshot, ${shownSize(size)}, of a push of ${shownSize(push)}`)}
      >
        ${
          picture === undefined
            ? testCard(push)
            : svg`<image href=${picture} width=${push.width} height=${push.height} preserveAspectRatio="none"></image>${stretchCircle(push)}`
        }
      </svg>
      <rect class="screenshot-edge" x=${margin} y=${margin} width=${n} height=${m}></rect>
      <rect class="push-edge" x=${margin} y=${margin} width=${push.width * scale} height=${push.height * scale}></rect>
      ${configuredEdges(options)}
    </svg>
  `;
}

/** Where a side is not set its edge stands at the screenshot's, dashed. */
function configuredEdges({ resolution, scale, limits, pressed, keyed }: StageOptions): SVGTemplateResult {
  const { configured, size } = resolution;
  const right = margin + (configured.width || size.width) * scale;
  const bottom = margin + (configured.height || size.height) * scale;
  const x = (margin + right) / 2;
  const y = (margin + bottom) / 2;
  const unset = (side: number): string => (side === 0 ? 'unset' : '');
  return svg`
    <line class="edge ${unset(configured.width)}" x1=${right} y1=${margin} x2=${right} y2=${bottom}></line>
    <line class="edge ${unset(configured.height)}" x1=${margin} y1=${bottom} x2=${right} y2=${bottom}></line>
    <g
      class="handle along-x"
      role="slider"
      tabindex="0"
      aria-label=${msg('W, by the edge')}
      aria-valuemin="0"
      aria-valuemax=${limits.width}
      aria-valuenow=${configured.width}
      aria-valuetext=${edgeText(configured.width, size)}
      @pointerdown=${(event: PointerEvent) => pressed(event, 'w')}
      @keydown=${(event: KeyboardEvent) => keyed(event, 'w')}
    >
      <rect class="grip-room" x=${right - 14} y=${y - 24} width="28" height="48"></rect>
      <rect class="grip" x=${right - 5} y=${y - 16} width="10" height="32" rx="5"></rect>
    </g>
    <g
      class="handle along-y"
      role="slider"
      tabindex="0"
      aria-label=${msg('H, by the edge')}
      aria-orientation="vertical"
      aria-valuemin="0"
      aria-valuemax=${limits.height}
      aria-valuenow=${configured.height}
      aria-valuetext=${edgeText(configured.height, size)}
      @pointerdown=${(event: PointerEvent) => pressed(event, 'h')}
      @keydown=${(event: KeyboardEvent) => keyed(event, 'h')}
    >
      <rect class="grip-room" x=${x - 24} y=${bottom - 14} width="48" height="28"></rect>
      <rect class="grip" x=${x - 16} y=${bottom - 5} width="32" height="10" rx="5"></rect>
    </g>
    <g class="handle along-both" aria-hidden="true" @pointerdown=${(event: PointerEvent) => pressed(event, 'corner')}>
      <circle class="grip-room" cx=${right} cy=${bottom} r="20"></circle>
      <circle class="grip" cx=${right} cy=${bottom} r="7"></circle>
    </g>
  `;
}

const edgeText = (side: number, size: Size): string => msg(str`${configuredSide(side)}; screenshot ${shownSize(size)}`);
