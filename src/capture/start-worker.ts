// oxlint-disable-next-line import/default -- Vite makes this export
import workerUrl from './capture.worker.ts?worker&url';
import { startBoundWorker } from './bound-worker.ts';

/** Starts the capture worker, bound by the page's policy. For Vite's build and dev server only. */
export const startCaptureWorker = (): Worker => startBoundWorker(workerUrl, 'capture');
