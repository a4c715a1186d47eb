import type { Size } from './push.ts';
import type { SizingChoices, SizingRule } from './sizing.ts';

/** One row of the truth table: a situation, and what has to come of it. */
export type SizingCase = {
  readonly id: SizingCaseId;
  /** Push size (X, Y). */
  readonly push: Size;
  /** Configured size (W, H), 0 = not set. */
  readonly configured: Size;
  /** Screenshot size (N, M) as long as nobody chooses otherwise. */
  readonly expected: Size;
  readonly rule: SizingRule;
  /** `documented`: a sentence of the documentation says so. `choice`: all versions are silent, and so we chose. */
  readonly basis: 'documented' | 'choice';
  /** What else it could be where the documentation is silent, by the choice that makes it so. */
  readonly alternatives: readonly SizingAlternative[];
};

export type SizingAlternative = { readonly choices: Partial<SizingChoices>; readonly size: Size };

export type SizingCaseId =
  | 'none'
  | 'width'
  | 'height'
  | 'both'
  | 'swap'
  | 'portrait'
  | 'mirror'
  | 'square-push'
  | 'square-setting'
  | 'all-square'
  | 'half-pixel'
  | 'below-one'
  | 'beyond-limits'
  | 'odd-push'
  | 'upscaled';

const size = (width: number, height: number): Size => ({ width, height });
const landscape = size(1280, 720);
const portrait = size(720, 1280);
const square = size(720, 720);

const documented = { basis: 'documented', alternatives: [] } as const;

/** Every other rounding with what it gives; the nearest pixel is what `expected` says. */
const otherRoundings = (floor: Size, ceiling: Size, even: Size) =>
  ({
    basis: 'choice',
    alternatives: [
      { choices: { rounding: 'floor' }, size: floor },
      { choices: { rounding: 'ceiling' }, size: ceiling },
      { choices: { rounding: 'nearest-even' }, size: even },
    ],
  }) as const;

/**
 * All cases that the sizing rules tell apart, each with its expected value written out, so that a table made of them checks the
 * rules and does not merely repeat them. The swap's condition is strict on both sides: where sides are equal nothing changes places.
 *
 * @see "Live Screencapture", 267/31562, on the width and height of screenshots
 */
export const sizingCases: readonly SizingCase[] = [
  { id: 'none', push: landscape, configured: size(0, 0), expected: landscape, rule: 'push-size', ...documented },
  {
    id: 'width',
    push: landscape,
    configured: size(640, 0),
    expected: size(640, 360),
    rule: 'width-only',
    ...documented,
  },
  {
    id: 'height',
    push: landscape,
    configured: size(0, 360),
    expected: size(640, 360),
    rule: 'height-only',
    ...documented,
  },
  { id: 'both', push: landscape, configured: size(640, 352), expected: size(640, 352), rule: 'both', ...documented },
  {
    id: 'swap',
    push: landscape,
    configured: size(352, 640),
    expected: size(640, 352),
    rule: 'both-swapped',
    ...documented,
  },
  { id: 'portrait', push: portrait, configured: size(352, 640), expected: size(352, 640), rule: 'both', ...documented },
  {
    id: 'mirror',
    push: portrait,
    configured: size(640, 352),
    expected: size(640, 352),
    rule: 'both',
    basis: 'choice',
    alternatives: [{ choices: { swap: 'symmetric' }, size: size(352, 640) }],
  },
  {
    id: 'square-push',
    push: square,
    configured: size(352, 640),
    expected: size(352, 640),
    rule: 'both',
    ...documented,
  },
  {
    id: 'square-setting',
    push: landscape,
    configured: size(640, 640),
    expected: size(640, 640),
    rule: 'both',
    ...documented,
  },
  { id: 'all-square', push: square, configured: size(360, 360), expected: size(360, 360), rule: 'both', ...documented },
  {
    id: 'half-pixel',
    push: landscape,
    configured: size(56, 0),
    expected: size(56, 32),
    rule: 'width-only',
    ...otherRoundings(size(56, 31), size(56, 32), size(56, 32)),
  },
  {
    id: 'below-one',
    push: size(4096, 3),
    configured: size(1, 0),
    expected: size(1, 1),
    rule: 'width-only',
    ...otherRoundings(size(1, 1), size(1, 1), size(1, 2)),
  },
  {
    id: 'beyond-limits',
    push: portrait,
    configured: size(1280, 0),
    expected: size(1280, 2276),
    rule: 'width-only',
    ...otherRoundings(size(1280, 2275), size(1280, 2276), size(1280, 2276)),
  },
  {
    id: 'odd-push',
    push: size(853, 481),
    configured: size(0, 0),
    expected: size(853, 481),
    rule: 'push-size',
    ...documented,
  },
  {
    id: 'upscaled',
    push: size(640, 360),
    configured: size(1280, 0),
    expected: landscape,
    rule: 'width-only',
    ...documented,
  },
];
