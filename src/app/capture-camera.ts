import { PushCamera } from '../capture/camera.ts';
import { startCaptureWorker } from '../capture/start-worker.ts';

/** The page's camera; its first worker starts with this module. */
export const camera = new PushCamera({ startWorker: startCaptureWorker });
camera.warmUp(1);
