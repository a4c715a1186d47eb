import { ContextProvider } from '@lit/context';
import { StoryboardBar } from '../elements/storyboard-bar.ts';
import { storyboardContext, type StoryboardTools } from '../elements/storyboard-context.ts';
import { StoryboardPanel } from '../elements/storyboard-panel.ts';
import { StoryboardPlayer } from '../elements/storyboard-player.ts';
import { StoryboardResult } from '../elements/storyboard-result.ts';
import { makeStoryboard } from '../storyboard/make-storyboard.ts';

const tools: StoryboardTools = {
  make: async (plan, options) => {
    const { startStoryboardWorker } = await import('../storyboard/start-storyboard-worker.ts');
    return makeStoryboard(plan, startStoryboardWorker, options);
  },
  archive: async (files, unixSeconds) => {
    const { storyboardArchive } = await import('../archive/storyboard-archive.ts');
    return new Response(storyboardArchive(files, unixSeconds) as BodyInit).blob();
  },
  loadPlayer: () => import('./register-player.ts'),
};

new ContextProvider(document.body, { context: storyboardContext, initialValue: tools });

/** The elements of the storyboard. The outermost comes last: it finds all others defined. */
const elements: Readonly<Record<string, CustomElementConstructor>> = {
  'lsc-storyboard-bar': StoryboardBar,
  'lsc-storyboard-player': StoryboardPlayer,
  'lsc-storyboard-result': StoryboardResult,
  'lsc-storyboard-panel': StoryboardPanel,
};

for (const [tag, element] of Object.entries(elements)) {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
