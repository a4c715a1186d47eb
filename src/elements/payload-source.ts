import type { PayloadDeskState } from '../desk/payload-desk.ts';
import { capturedPayloads } from '../desk/captured-payloads.ts';
import type { PayloadSource } from '../desk/file-protocol.ts';
import { readPlanTexts } from '../desk/plan-fields.ts';
import { hasSharedMistake, presentPlan } from '../desk/present-plan.ts';
import type { ScreencaptureError } from '../core/errors.ts';
import type { CaptureOnShow, SimulatorState } from '../service/state.ts';

/** What payloads are made of now: `undefined` while a field has a mistake, and what is wrong when each by itself is right. */
export type PresentSource = {
  readonly source: PayloadSource | undefined;
  readonly mistake: ScreencaptureError | undefined;
};

/** A capture whose callbacks can be had: it has some, and gets no more. */
export const endedCapture = ({ capture, running }: SimulatorState): CaptureOnShow | undefined =>
  capture !== undefined && capture.screenshots.length > 0 && !running ? capture : undefined;

/** The source that the form describes. */
export function plannedSource(desk: PayloadDeskState, { fields, mistakes }: SimulatorState): PresentSource {
  const { part } = readPlanTexts(desk.texts);
  if (part === undefined || hasSharedMistake(mistakes)) return { source: undefined, mistake: undefined };
  const { plan, mistake } = presentPlan(part, fields);
  return { source: plan && { kind: 'plan', plan }, mistake };
}

/** The callbacks of a capture. */
export const capturedSource = (capture: CaptureOnShow, key: string): PresentSource => ({
  source: { kind: 'capture', captureId: capture.record.id, key, callbacks: capturedPayloads(capture) },
  mistake: undefined,
});
