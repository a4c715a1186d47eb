import { along, box, css, disc, emblem, glow, mix, shape, timeCode } from './paint.js';

export const size = { width: 720, height: 1280 };
export const seconds = 35.2;

const cream = [255, 240, 214];

/** Before dawn, dawn, morning. */
const colours = {
  sky: [
    [22, 30, 70],
    [92, 96, 160],
    [118, 172, 214],
  ],
  glow: [
    [120, 84, 128],
    [255, 172, 120],
    [255, 232, 186],
  ],
  far: [
    [40, 44, 88],
    [120, 96, 136],
    [128, 156, 176],
  ],
  middle: [
    [28, 34, 70],
    [84, 78, 112],
    [84, 132, 124],
  ],
  near: [
    [14, 20, 44],
    [48, 54, 76],
    [46, 92, 80],
  ],
};

const stars = Array.from({ length: 40 }, (_, index) => [
  (index * 233 + 20) % 720,
  (index * 149 + 14) % 620,
  0.12 + (index % 9) * 0.04,
]).filter(([x, y]) => y > 150 || (x > 290 && x < 560));

/** A balloon that rises over hills at dawn, as a phone held upright would film it. Light changes at key frames only. */
export function paint(context, frame, framesPerSecond) {
  const time = frame / framesPerSecond;
  const morning = (Math.floor(time / 5) * 5) / seconds;
  const colour = Object.fromEntries(Object.entries(colours).map(([name, list]) => [name, along(list, morning)]));

  box(context, 0, 0, 720, 1280, colour.sky);
  glow(context, 470, 900, [860, 680, 520, 390, 280, 185, 110], colour.sky, colour.glow);
  for (const [x, y, until] of stars) if (morning < until) disc(context, x, y, 2.5, cream);
  disc(context, 470, Math.round(980 - (190 * time) / seconds), 64, mix(colour.glow, cream, 0.7));

  shape(
    context,
    [
      [0, 880],
      [130, 830],
      [280, 900],
      [430, 860],
      [560, 910],
      [720, 850],
      [720, 1280],
      [0, 1280],
    ],
    colour.far,
  );
  shape(
    context,
    [
      [0, 980],
      [180, 930],
      [380, 1010],
      [560, 960],
      [720, 1000],
      [720, 1280],
      [0, 1280],
    ],
    colour.middle,
  );
  shape(
    context,
    [
      [0, 1120],
      [200, 1060],
      [420, 1110],
      [720, 1050],
      [720, 1280],
      [0, 1280],
    ],
    colour.near,
  );
  for (const [x, y] of [
    [96, 1096],
    [140, 1084],
    [560, 1088],
    [610, 1078],
    [650, 1072],
  ])
    tree(context, x, y, mix(colour.near, [0, 0, 0], 0.3));

  balloon(context, 300, Math.round(900 - time * 15));

  emblem(context, 632, 92, 48, cream);
  timeCode(context, 32, 32, frame, framesPerSecond);
}

function tree(context, x, y, colour) {
  shape(
    context,
    [
      [x, y - 58],
      [x + 22, y + 8],
      [x - 22, y + 8],
    ],
    colour,
  );
  box(context, x - 3, y + 8, 6, 14, colour);
}

function balloon(context, x, y) {
  const stripes = [[206, 70, 66], cream, [240, 150, 84], cream, [206, 70, 66]];
  for (const [index, stripe] of stripes.entries()) {
    context.fillStyle = css(stripe);
    context.beginPath();
    context.ellipse(x, y, 116 * (1 - index * 0.2), 130, 0, 0, 2 * Math.PI);
    context.fill();
  }
  shape(
    context,
    [
      [x - 78, y + 96],
      [x + 78, y + 96],
      [x + 26, y + 160],
      [x - 26, y + 160],
    ],
    [206, 70, 66],
  );
  shape(
    context,
    [
      [x - 26, y + 160],
      [x - 22, y + 160],
      [x - 16, y + 194],
      [x - 20, y + 194],
    ],
    [70, 50, 44],
  );
  shape(
    context,
    [
      [x + 26, y + 160],
      [x + 22, y + 160],
      [x + 16, y + 194],
      [x + 20, y + 194],
    ],
    [70, 50, 44],
  );
  box(context, x - 22, y + 194, 44, 32, [122, 82, 54]);
  box(context, x - 22, y + 194, 44, 7, [70, 50, 44]);
}
