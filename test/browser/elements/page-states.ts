import { ScreencaptureError } from '../../../src/core/errors.ts';
import { resolveScreenshotSize } from '../../../src/core/sizing.ts';
import type { SimulatorState } from '../../../src/service/state.ts';
import { fakeCapture, fakeScreenshot, readyState, sampleFields, stateWith } from '../../support/fake-simulator.ts';

const mixedShots = [
  fakeScreenshot('mixed', 0),
  fakeScreenshot('mixed', 1, { delivery: 'gave-up' }),
  fakeScreenshot('mixed', 2, { delivery: 'waiting' }),
  fakeScreenshot('mixed', 3, { delivery: 'interrupted', overwrote: true }),
];

/** What the page can look like. */
export const pageStates: Readonly<Record<string, SimulatorState>> = {
  loading: {
    ...readyState,
    push: { phase: 'loading', choice: readyState.settings.push },
    preview: undefined,
    answeredBy: 'starting',
  },
  ready: readyState,
  running: stateWith(fakeCapture('running', 3, { outcome: 'running', total: 7 })),
  finished: stateWith(fakeCapture('finished', 7), {
    captures: [fakeCapture('finished', 7).record, fakeCapture('older', 3).record],
  }),
  mixed: stateWith(fakeCapture('mixed', 4, { screenshots: mixedShots }), { selected: 1 }),
  failed: {
    ...stateWith(fakeCapture('failed', 2, { outcome: 'failed', total: 7 })),
    push: { phase: 'failed', choice: { kind: 'file', name: "it's a stream.flv", bytes: 1_234_567 } },
    problem: { code: 'unsupported-container', details: { container: 'flv', name: 'Flash Video (FLV)' } },
  },
  stale: stateWith(fakeCapture('stale', 7), {
    stale: ['w', 'h'],
    fields: { ...sampleFields, w: '352', h: '640' },
    preview: resolveScreenshotSize({ width: 1280, height: 720 }, { width: 352, height: 640 }),
  }),
  mistaken: stateWith(fakeCapture('mistaken', 7), {
    fields: { ...sampleFields, interval: '7.0', w: '99999' },
    mistakes: {
      interval: new ScreencaptureError('invalid-interval', '', { min: 5, max: 300, source: 'Live Screencapture' }),
      w: new ScreencaptureError('invalid-size', '', { max: 3000 }),
    },
  }),
  compared: stateWith(fakeCapture('compared', 7), {
    captures: [fakeCapture('compared', 7).record, fakeCapture('older', 3).record],
    compared: fakeCapture('older', 3),
  }),
};
