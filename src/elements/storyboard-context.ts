import { createContext } from '@lit/context';
import type { Storyboard, StoryboardOptions } from '../storyboard/make-storyboard.ts';
import type { StoryboardPlan } from '../storyboard/plan.ts';

/** A file of a storyboard, as it goes into the ZIP. */
export type NamedFile = { readonly name: string; readonly input: Blob | string };

/** What elements have others do for a storyboard. */
export type StoryboardTools = {
  /** Draws it in a worker. Rejects with the signal's reason when aborted. */
  make(plan: StoryboardPlan, options: StoryboardOptions): Promise<Storyboard>;
  /** The files side by side in one ZIP. @param unixSeconds the date of all */
  archive(files: readonly NamedFile[], unixSeconds: number): Promise<Blob>;
  /** Defines the elements of the player, which nobody needs before. */
  loadPlayer(): Promise<unknown>;
};

/** Where elements find these tools. */
export const storyboardContext = createContext<StoryboardTools>(Symbol('storyboard'));
