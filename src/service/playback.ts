import type { LabClock, Pace } from './lab-state.ts';
import type { Timers } from './ports.ts';

/** Real milliseconds from one move of the clock to the next. */
const tickMs = 100;

/** Plays a stretch of virtual time at a pace that can change on the way. What happened in it is fixed: only its showing takes time. */
export class Playback {
  readonly #timers: Timers;
  readonly #onMove: (clock: LabClock | undefined) => void;
  #clock: LabClock | undefined;
  #pace: Pace;
  /** Where the clock was when it last moved by real time: UNIX milliseconds of the computer's clock. */
  #movedAt = 0;
  #callOff = (): void => {};

  constructor(timers: Timers, pace: Pace, onMove: (clock: LabClock | undefined) => void) {
    this.#timers = timers;
    this.#pace = pace;
    this.#onMove = onMove;
  }

  get now(): number | undefined {
    return this.#clock?.now;
  }

  /** Takes up a stretch of time, at its end. */
  open(stretch: { readonly from: number; readonly to: number } | undefined): void {
    this.#show(stretch && { from: stretch.from, to: stretch.to, now: stretch.to, playing: false });
  }

  setPace(pace: Pace): void {
    this.#advance();
    this.#pace = pace;
    if (this.#clock?.playing) this.#run(this.#clock);
  }

  /** Goes on; at its end, from the start. */
  play(): void {
    const clock = this.#clock;
    if (clock !== undefined) this.#run(clock.now < clock.to ? clock : { ...clock, now: clock.from });
  }

  pause(): void {
    this.#advance();
    if (this.#clock !== undefined) this.#show({ ...this.#clock, playing: false });
  }

  seek(now: number): void {
    if (this.#clock === undefined) return;
    const { from, to } = this.#clock;
    const clock = { ...this.#clock, now: Math.min(Math.max(now, from), to) };
    if (clock.playing) this.#run(clock);
    else this.#show(clock);
  }

  #run(clock: LabClock): void {
    const isOver = this.#pace === 'instant' || clock.now >= clock.to;
    if (isOver) return this.#show({ ...clock, now: clock.to, playing: false });
    this.#show({ ...clock, playing: true });
    this.#movedAt = this.#timers.now();
    this.#callOff = this.#timers.after(tickMs, () => {
      this.#advance();
      if (this.#clock !== undefined) this.#run(this.#clock);
    });
  }

  /** Moves the clock by the real time that has passed. */
  #advance(): void {
    if (!this.#clock?.playing || this.#pace === 'instant') return;
    const passedMs = Math.max(0, this.#timers.now() - this.#movedAt);
    this.#movedAt += passedMs;
    const { now, to } = this.#clock;
    this.#clock = { ...this.#clock, now: Math.min(now + passedMs * this.#pace, to) };
  }

  #show(clock: LabClock | undefined): void {
    this.#callOff();
    this.#callOff = () => {};
    this.#clock = clock;
    this.#onMove(clock);
  }
}
