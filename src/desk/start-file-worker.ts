import { startBoundWorker } from '../capture/bound-worker.ts';
// oxlint-disable-next-line import/default -- Vite makes this export
import workerUrl from './payload-file.worker.ts?worker&url';

/** Starts the worker that writes payloads to files, bound by the page's policy. For Vite's build and dev server only. */
export const startFileWorker = (): Worker => startBoundWorker(workerUrl, 'payloads');
