import type { CaptureOnShow, SimulatorState } from '../../src/service/state.ts';
import type { RehearsalOnShow } from '../../src/service/lab-state.ts';
import type { Simulator } from '../../src/service/simulator.ts';
import { ended, ready, until } from './simulator.ts';

/** Opens a link and captures. The link names a field, so that nothing is captured by itself. */
export async function capturedWith(simulator: Simulator, link = '#/capture?app=live2'): Promise<CaptureOnShow> {
  await simulator.lab.open();
  await simulator.start(link);
  await ready(simulator);
  simulator.capture();
  return (await ended(simulator)).capture!;
}

/** Rehearses, and resolves when that is stored. */
export async function rehearsed(simulator: Simulator): Promise<RehearsalOnShow> {
  simulator.lab.rehearse();
  const { lab } = await until(simulator, (state) => state.lab.progress === undefined);
  return lab.rehearsal!;
}

/** Resolves when nothing is being sent by hand. */
export const sentByHand = (simulator: Simulator): Promise<SimulatorState> =>
  until(simulator, ({ lab }) => lab.sending.size === 0);
