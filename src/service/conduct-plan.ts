/** What a receiver answers, as data. */
export type AnswerSpec =
  /** Checks `sign` and `t`: 200 and `{"code":0}`, or 403. */
  | { readonly kind: 'checked' }
  /** Always the same, whatever the callback says. */
  | { readonly kind: 'fixed'; readonly status: number; readonly body: string; readonly location?: string }
  /** Takes the request and says nothing. */
  | { readonly kind: 'never' }
  | { readonly kind: 'refused' };

/** Which attempts of a callback get an answer. All others are answered at once, as `checked` is. */
export type Occasion =
  | { readonly kind: 'always' }
  | { readonly kind: 'first'; readonly attempts: number }
  /** By chance, and always the same attempts for the same seed. */
  | { readonly kind: 'random'; readonly percent: number; readonly seed: number };

/** How a receiver behaves, as data: it is stored with a rehearsal, and can be put together freely. */
export type ConductSpec = {
  readonly answer: AnswerSpec;
  /** Virtual milliseconds until the answer. */
  readonly delayMs: number;
  readonly when: Occasion;
};

/** How the receiver behaves towards a capture's callbacks. */
export type ConductPlan = {
  readonly all: ConductSpec;
  /** Callbacks that meet something else, by the index of their screenshot. */
  readonly byCallback: ReadonlyMap<number, ConductSpec>;
};

/** Does what the documentation asks. */
export const checked: ConductSpec = { answer: { kind: 'checked' }, delayMs: 0, when: { kind: 'always' } };

/** A receiver that does what the documentation asks, for every callback. */
export const defaultPlan: ConductPlan = { all: checked, byCallback: new Map() };
