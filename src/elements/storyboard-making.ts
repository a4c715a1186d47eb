import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CaptureOnShow, SimulatorFacade } from '../service/state.ts';
import type { Storyboard } from '../storyboard/make-storyboard.ts';
import { planStoryboard } from '../storyboard/plan.ts';
import type { TileChoices } from '../storyboard/tiles.ts';
import type { StoryboardTools } from './storyboard-context.ts';

/** A storyboard that is on show: of which capture it is, and the video that it plays beside. */
export type MadeStoryboard = {
  readonly capture: CaptureOnShow;
  readonly storyboard: Storyboard;
  readonly video: File | undefined;
};

/** The one storyboard that its host has made, or is having made. */
export class StoryboardMaking implements ReactiveController {
  /** Pictures drawn so far; undefined when nothing is being made. */
  drawn: number | undefined;
  hasFailed = false;
  made: MadeStoryboard | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #simulator: () => SimulatorFacade | undefined;
  readonly #tools: () => StoryboardTools | undefined;
  #captureId: string | undefined;
  #making: AbortController | undefined;

  constructor(
    host: ReactiveControllerHost,
    simulator: () => SimulatorFacade | undefined,
    tools: () => StoryboardTools | undefined,
  ) {
    this.#host = host;
    this.#simulator = simulator;
    this.#tools = tools;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.cancel();
  }

  /** What was made of another capture than the one on show is of no use. */
  follow(captureId: string | undefined): void {
    if (captureId === this.#captureId) return;
    this.#captureId = captureId;
    this.cancel();
    this.hasFailed = false;
    this.made = undefined;
  }

  async make(capture: CaptureOnShow, choices: TileChoices): Promise<void> {
    const [simulator, tools] = [this.#simulator(), this.#tools()];
    if (simulator === undefined || tools === undefined) return;
    this.#making = new AbortController();
    const { signal } = this.#making;
    this.#progress(0);
    this.hasFailed = false;
    try {
      const storyboard = await tools.make(planStoryboard(capture, choices), {
        jpeg: (index) => simulator.jpeg(capture.record.id, index),
        onDrawn: (drawn) => this.#progress(drawn),
        signal,
      });
      // Without its video a storyboard is as good.
      const video = await simulator.video().catch(() => undefined);
      if (!signal.aborted) this.made = { capture, storyboard, video };
    } catch {
      if (!signal.aborted) this.hasFailed = true;
    } finally {
      if (!signal.aborted) this.#progress(undefined);
    }
  }

  readonly cancel = (): void => {
    this.#making?.abort();
    this.#progress(undefined);
  };

  /** A file that was not at hand may have been given again. */
  async findVideo(): Promise<void> {
    const { made } = this;
    if (made?.capture.record.settings.push.kind !== 'file' || made.video !== undefined) return;
    const video = await this.#simulator()?.video();
    if (this.made !== made) return;
    this.made = { ...made, video };
    this.#host.requestUpdate();
  }

  #progress(drawn: number | undefined): void {
    this.drawn = drawn;
    this.#host.requestUpdate();
  }
}
