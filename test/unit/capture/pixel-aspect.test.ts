import { expect, test } from 'vitest';
import { simplestPixelAspect } from '../../../src/capture/pixel-aspect.ts';

test.each([
  [
    { width: 320, height: 180 },
    { width: 320, height: 180 },
    { num: 1, den: 1 },
  ],
  [
    { width: 320, height: 180 },
    { width: 427, height: 180 },
    { num: 4, den: 3 },
  ],
  [
    { width: 1440, height: 1080 },
    { width: 1920, height: 1080 },
    { num: 4, den: 3 },
  ],
  [
    { width: 720, height: 480 },
    { width: 720, height: 540 },
    { num: 8, den: 9 },
  ],
])('%o shown as %o has pixels of %o', (coded, square, aspect) => {
  expect(simplestPixelAspect(coded, square)).toEqual(aspect);
});
