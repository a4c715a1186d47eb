import type { Size } from './push.ts';

/** How the computed side becomes a whole pixel; the documentation gives no rounding, so all four are our choice. */
export type Rounding = 'nearest' | 'floor' | 'ceiling' | 'nearest-even';

/** `documented`: only W < H with X > Y swaps; `symmetric`: also W > H with X < Y (our option). */
export type Swap = 'documented' | 'symmetric';

export type SizingChoices = { readonly rounding: Rounding; readonly swap: Swap };

/** The sentence of the documentation that decided a result. */
export type SizingRule = 'push-size' | 'width-only' | 'height-only' | 'both' | 'both-swapped';

/** The computed side, exactly: `given × times / over`, before rounding. Pixels. */
export type Proportion = {
  readonly side: 'width' | 'height';
  readonly given: number;
  readonly times: number;
  readonly over: number;
  /** Whether `given × times / over` is a whole number. */
  readonly exact: boolean;
};

export type SizeResolution = {
  /** Push size (X, Y). */
  readonly push: Size;
  /** Configured size (W, H), 0 = not set. */
  readonly configured: Size;
  /** Screenshot size (N, M). */
  readonly size: Size;
  readonly rule: SizingRule;
  /** There when one side was computed. */
  readonly proportion: Proportion | undefined;
};
