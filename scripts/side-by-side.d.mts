type Step = { readonly name: string; readonly needs?: string; readonly isAlone?: boolean };

export function sideBySide<T extends Step>(
  steps: readonly T[],
  atOnce: number,
  run: (step: T) => Promise<boolean>,
): Promise<ReadonlySet<string>>;
