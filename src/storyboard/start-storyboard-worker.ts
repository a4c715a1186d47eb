import { startBoundWorker } from '../capture/bound-worker.ts';
// oxlint-disable-next-line import/default -- Vite makes this export
import workerUrl from './storyboard.worker.ts?worker&url';

/** Starts the worker that draws, bound by the page's policy. For Vite's build and dev server only. */
export const startStoryboardWorker = (): Worker => startBoundWorker(workerUrl, 'storyboard');
