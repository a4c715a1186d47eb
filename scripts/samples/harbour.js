import { along, box, css, disc, emblem, glow, mix, shape, timeCode } from './paint.js';

export const size = { width: 1280, height: 720 };
export const seconds = 64.5;

const horizon = 430;
const sun = { x: 820, radius: 58 };
const cream = [255, 240, 214];

/** Late afternoon, sunset, dusk, night. */
const colours = {
  sky: [
    [86, 124, 188],
    [82, 84, 146],
    [44, 46, 102],
    [16, 20, 52],
  ],
  glow: [
    [255, 214, 176],
    [255, 150, 86],
    [206, 92, 100],
    [58, 60, 112],
  ],
  sun: [
    [255, 246, 214],
    [255, 204, 112],
    [244, 120, 84],
    [200, 80, 80],
  ],
  sea: [
    [54, 108, 150],
    [70, 76, 128],
    [34, 42, 88],
    [12, 18, 44],
  ],
  far: [
    [96, 112, 160],
    [96, 78, 128],
    [50, 48, 96],
    [24, 28, 62],
  ],
  near: [
    [44, 62, 92],
    [42, 38, 72],
    [24, 26, 56],
    [10, 14, 34],
  ],
};

const stars = Array.from({ length: 46 }, (_, index) => [
  (index * 397 + 20) % 1280,
  (index * 211 + 14) % 330,
  0.55 + (index % 11) * 0.04,
]).filter(([x, y]) => y > 150 || (x > 290 && x < 1120));

const houses = [
  [980, 92, 62],
  [1042, 76, 96],
  [1118, 84, 70],
  [1202, 78, 118],
];

/**
 * An evening in a harbour. Light changes only where a key frame lies, every five seconds: between two of them nothing moves
 * but the boats, the sun and its reflection.
 */
export function paint(context, frame, framesPerSecond) {
  const time = frame / framesPerSecond;
  const evening = (Math.floor(time / 5) * 5) / seconds;
  const colour = Object.fromEntries(Object.entries(colours).map(([name, list]) => [name, along(list, evening)]));

  box(context, 0, 0, 1280, 720, colour.sky);
  glow(context, sun.x, horizon, [700, 560, 440, 335, 245, 165, 100], colour.sky, colour.glow);
  for (const [x, y, from] of stars) if (evening > from) disc(context, x, y, 2, cream);
  disc(context, sun.x, Math.round(300 + (205 * time) / seconds), sun.radius, colour.sun);

  shape(
    context,
    [
      [0, 372],
      [90, 346],
      [210, 388],
      [330, 362],
      [470, 414],
      [560, 400],
      [690, horizon],
      [0, horizon],
    ],
    colour.far,
  );
  shape(
    context,
    [
      [900, horizon],
      [1000, 398],
      [1090, 410],
      [1190, 366],
      [1280, 384],
      [1280, horizon],
    ],
    colour.far,
  );

  box(context, 0, horizon, 1280, 290, colour.sea);
  box(context, 0, 560, 1280, 160, mix(colour.sea, colour.near, 0.35));
  box(context, 0, 650, 1280, 70, mix(colour.sea, colour.near, 0.7));
  reflection(context, time, mix(colour.sea, colour.glow, 0.75));

  tug(context, Math.round(760 - time * 5), colour.near, evening);
  quay(context, evening, colour.near);
  lighthouse(context, time, evening, colour.near);
  sailingBoat(context, 300 + Math.round(time * 15), 585, colour.near);

  emblem(context, 1190, 92, 48, cream);
  timeCode(context, 36, 36, frame, framesPerSecond);
}

function reflection(context, time, colour) {
  const step = Math.floor(time * 5) / 5;
  for (let row = 0; row < 8; row += 1) {
    const width = Math.round((96 - row * 8) * (0.8 + 0.25 * Math.sin(step * 1.4 + row * 1.9))) * 2;
    box(context, sun.x - width / 2, horizon + 8 + row * 15, width, 5, colour);
  }
}

function sailingBoat(context, x, y, dark) {
  shape(
    context,
    [
      [x - 70, y],
      [x + 78, y],
      [x + 52, y + 34],
      [x - 48, y + 34],
    ],
    dark,
  );
  box(context, x - 3, y - 168, 6, 168, dark);
  shape(
    context,
    [
      [x + 10, y - 160],
      [x + 10, y - 14],
      [x + 92, y - 14],
    ],
    cream,
  );
  shape(
    context,
    [
      [x - 10, y - 142],
      [x - 10, y - 14],
      [x - 64, y - 14],
    ],
    [240, 150, 96],
  );
}

function tug(context, x, dark, evening) {
  shape(
    context,
    [
      [x - 26, horizon + 16],
      [x + 26, horizon + 16],
      [x + 20, horizon + 26],
      [x - 22, horizon + 26],
    ],
    dark,
  );
  box(context, x - 6, horizon + 2, 18, 14, dark);
  if (evening > 0.4) box(context, x - 2, horizon + 6, 6, 5, [255, 222, 140]);
}

function quay(context, evening, dark) {
  for (const [index, [x, width, height]] of houses.entries()) {
    const top = 470 - height;
    box(context, x, top, width - 6, height, dark);
    shape(
      context,
      [
        [x - 4, top],
        [x + (width - 6) / 2, top - 26],
        [x + width - 2, top],
      ],
      dark,
    );
    for (let floor = 0; floor < Math.floor(height / 32); floor += 1) {
      for (let column = 0; column < 2; column += 1) {
        const from = 0.34 + ((index * 5 + floor * 3 + column * 2) % 9) * 0.05;
        if (evening > from) box(context, x + 14 + column * 30, top + 12 + floor * 30, 12, 14, [255, 214, 128]);
      }
    }
  }
  shape(
    context,
    [
      [930, 470],
      [1280, 470],
      [1280, 520],
      [962, 520],
    ],
    dark,
  );
}

function lighthouse(context, time, evening, dark) {
  shape(
    context,
    [
      [0, 452],
      [120, 440],
      [236, 452],
      [318, 500],
      [350, 532],
      [0, 532],
    ],
    dark,
  );
  const isLit = evening > 0.3 && time % 5 < 2.5;
  if (isLit) disc(context, 196, 262, 34, mix(along(colours.sky, evening), [255, 236, 170], 0.45));
  shape(
    context,
    [
      [178, 284],
      [214, 284],
      [226, 446],
      [166, 446],
    ],
    [236, 226, 214],
  );
  shape(
    context,
    [
      [174.5, 330],
      [217.5, 330],
      [220, 368],
      [172, 368],
    ],
    [200, 72, 66],
  );
  shape(
    context,
    [
      [169, 406],
      [223, 406],
      [226, 446],
      [166, 446],
    ],
    [200, 72, 66],
  );
  box(context, 184, 250, 24, 26, isLit ? [255, 244, 190] : [120, 120, 140]);
  box(context, 172, 276, 48, 8, dark);
  context.fillStyle = css(dark);
  context.beginPath();
  context.arc(196, 250, 17, Math.PI, 0);
  context.fill();
}
