/** What both scenes are painted with. Flat colours, few edges: a minute of it has to fit into some hundred kilobytes. */

/** Mixes two colours given as [red, green, blue]. */
export const mix = (a, b, share) => a.map((value, index) => value + (b[index] - value) * share);

export const css = ([red, green, blue]) => `rgb(${Math.round(red)} ${Math.round(green)} ${Math.round(blue)})`;

/** A colour out of a list that stands for a stretch of time; `share` runs from 0 to 1. */
export function along(colours, share) {
  const position = Math.min(Math.max(share, 0), 1) * (colours.length - 1);
  const index = Math.min(Math.floor(position), colours.length - 2);
  return mix(colours[index], colours[index + 1], position - index);
}

export function disc(context, x, y, radius, colour) {
  context.fillStyle = css(colour);
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

export function shape(context, points, colour) {
  context.fillStyle = css(colour);
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  context.fill();
}

export function box(context, x, y, width, height, colour) {
  context.fillStyle = css(colour);
  context.fillRect(x, y, width, height);
}

/** A glow as rings, brightest in the middle: edges stay put, so they cost nothing from frame to frame. */
export function glow(context, x, y, radii, outer, inner) {
  for (const [index, radius] of radii.entries())
    disc(context, x, y, radius, mix(outer, inner, (index + 1) / radii.length));
}

/** A ring with an arrow in it that points up: a picture that is stretched, turned or mirrored shows at a glance. */
export function emblem(context, x, y, radius, colour) {
  const line = radius / 8;
  context.strokeStyle = css(colour);
  context.lineWidth = line;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.stroke();
  box(context, x - line / 2, y - radius * 0.2, line, radius * 0.75, colour);
  shape(
    context,
    [
      [x, y - radius * 0.62],
      [x + radius * 0.34, y - radius * 0.12],
      [x - radius * 0.34, y - radius * 0.12],
    ],
    colour,
  );
}

/** Media time and frame number, on a plate of their own. */
export function timeCode(context, x, y, frame, framesPerSecond) {
  const seconds = Math.floor(frame / framesPerSecond);
  const hundredths = Math.floor(((frame % framesPerSecond) * 100) / framesPerSecond);
  const two = (value) => String(value).padStart(2, '0');
  context.fillStyle = 'rgb(16 20 38)';
  context.beginPath();
  context.roundRect(x, y, 236, 92, 12);
  context.fill();
  context.fillStyle = 'rgb(255 244 224)';
  context.font = '700 38px "DejaVu Sans Mono", monospace';
  context.fillText(`${two(Math.floor(seconds / 60))}:${two(seconds % 60)}.${two(hundredths)}`, x + 22, y + 45);
  context.font = '22px "DejaVu Sans Mono", monospace';
  context.fillText(`frame ${frame}`, x + 23, y + 76);
}
