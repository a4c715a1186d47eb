import { dialects, solveSizing, type Size, type SizingChoices, type SizingWish } from '../src/core/index.ts';

/** How long the longest of a question's answers took, in milliseconds. */
export type SolverTime = { readonly question: string; readonly longest: number };

const size = (width: number, height: number): Size => ({ width, height });

/** Usual pushes, many at once, and shapes at the ends of what there is. */
const pushLists: readonly (readonly Size[])[] = [
  [size(1280, 720)],
  [size(1280, 720), size(720, 1280)],
  [size(1920, 1080), size(1280, 720), size(720, 1280), size(1080, 1920), size(640, 480), size(853, 481)],
  Array.from({ length: 16 }, (_, index) => size(600 + 37 * index, 1100 - 29 * index)),
  [size(1, 1)],
  [size(2000, 3)],
  [size(1, 65_535), size(65_535, 1)],
];

const most = 2 ** 31 - 1;
const wishes: readonly SizingWish[] = [
  { kind: 'size', size: size(640, 360), turned: true },
  { kind: 'size', size: size(640, 352), turned: false },
  { kind: 'size', size: size(most, most), turned: false },
  { kind: 'aspect', aspect: size(16, 9), turned: true },
  { kind: 'aspect', aspect: size(2999, 1999), turned: false },
  { kind: 'pixels', most: 1 },
  { kind: 'pixels', most: 500_000 },
  { kind: 'pixels', most },
];

const swaps: readonly SizingChoices['swap'][] = ['documented', 'symmetric'];

/** Asks the solver every question so many times. The first answers count too: they are what a visitor waits for. */
export function askSolver(times: number): readonly SolverTime[] {
  const limits = dialects[2019].sizeLimits.value;
  return pushLists.flatMap((pushes) =>
    wishes.flatMap((wish) =>
      swaps.map((swap) => {
        const answers = Array.from({ length: times }, () => {
          const begun = performance.now();
          solveSizing({ wish, pushes, choices: { rounding: 'nearest', swap }, limits });
          return performance.now() - begun;
        });
        return { question: inWords(wish, pushes, swap), longest: Math.max(...answers) };
      }),
    ),
  );
}

function inWords(wish: SizingWish, pushes: readonly Size[], swap: string): string {
  const wanted =
    wish.kind === 'pixels'
      ? `at most ${wish.most} pixels`
      : wish.kind === 'size'
        ? `${wish.size.width}×${wish.size.height}`
        : `${wish.aspect.width}:${wish.aspect.height}`;
  const [first] = pushes;
  return `${wanted} from ${pushes.length} pushes (${first?.width}×${first?.height} …), swap ${swap}`;
}
