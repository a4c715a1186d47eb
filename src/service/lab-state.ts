import type { Examination } from './examination.ts';
import type { OwnReceiverInUse } from './own-receiver.ts';
import type { DialectId } from '../core/dialects.ts';
import type { ScreencaptureError } from '../core/errors.ts';
import { defaultPlan, type ConductPlan, type ConductSpec } from './conduct-plan.ts';
import type { AttemptRecord, RehearsalRecord } from './records.ts';
import { documentedRetries, type RetryChoice, type RetryFieldName, type RetryPolicyChoice } from './retry-choice.ts';
import type { Obstacle, SendTrace } from './way-to-receiver.ts';

/** How fast the clock of the lab goes: as many virtual seconds a second, or all at once. */
export type Pace = 'instant' | 1 | 10 | 60;

export const paces: readonly Pace[] = [1, 10, 60, 'instant'];

/** A rehearsal of the capture on show. */
export type RehearsalOnShow = {
  readonly record: RehearsalRecord;
  /** Attempts by screenshot index: all of them, those that the clock has not come to included. */
  readonly attempts: ReadonlyMap<number, readonly AttemptRecord[]>;
};

/** The clock of the deliveries on show. UNIX milliseconds of virtual time. */
export type LabClock = {
  /** Attempts after this instant have not been made yet; those sent by hand are always there, and no part of the stretch. */
  readonly now: number;
  readonly from: number;
  readonly to: number;
  readonly playing: boolean;
};

/** What would reach a receiver of the user's own with signatures that have expired by the computer's clock. */
export type StaleSignatures = {
  /** A capture made now: its first callback at least. The remedy is `startNow`. */
  readonly capture: boolean;
  /** The chosen callback, sent again as it is. The remedy is `signAnewAndSend`. */
  readonly sendAgain: boolean;
  /** A rehearsal of the capture on show: its first callback at least. The remedy is another capture. */
  readonly rehearsal: boolean;
};

export const noneStale: StaleSignatures = { capture: false, sendAgain: false, rehearsal: false };

/** The delivery lab's part of the state. */
export type LabState = {
  /** How the simulated receiver behaves: in the next capture, rehearsal or resend. */
  readonly plan: ConductPlan;
  /** Why the conduct that was asked for last is not in the plan. */
  readonly conductMistake: ScreencaptureError | undefined;
  /** Whether a receiver that the user wrote answers in place of the simulated one: requests, and rehearsals. */
  readonly ownAnswers: boolean;
  /**
   * Of rehearsals; of sends by hand the time-out alone. One's own holds for the next captures too, which otherwise keep to their
   * dialect's. It is in no link and stored with no setting: a reload brings the documented one back.
   */
  readonly retries: RetryPolicyChoice;
  readonly pace: Pace;
  /** The stored rehearsals of the capture on show, newest first. */
  readonly rehearsals: readonly RehearsalRecord[];
  /** Undefined: the capture's own deliveries are on show. */
  readonly rehearsal: RehearsalOnShow | undefined;
  /** Of the rehearsal, or else of the capture's own deliveries; there when those have ended. */
  readonly clock: LabClock | undefined;
  /** Callbacks whose delivery has ended, while a rehearsal is being made. */
  readonly progress: { readonly done: number; readonly total: number } | undefined;
  /** Screenshot indices of callbacks that are being sent by hand. */
  readonly sending: ReadonlySet<number>;
  /** What would reach a receiver of the user's own with expired signatures, where one goes by the computer's clock. */
  readonly stale: StaleSignatures;
  /** How the last request to a receiver of the user's own went, and to which URL. In memory only. */
  readonly realSend: { readonly url: string; readonly sent: NonNullable<SendTrace['sent']> } | undefined;
  /** What is known of the way to the callback URL; undefined for that of the simulated receiver. */
  readonly way:
    | {
        /** The callback URL that this is known of; what is being typed may be another, or none. */
        readonly url: string;
        readonly obstacle: Obstacle | undefined;
        readonly isCrossOrigin: boolean;
        readonly pageOrigin: string;
      }
    | undefined;
  /** Whether the callback URL is being asked if anything answers there. */
  readonly isKnocking: boolean;
  /** The last examination of a receiver. */
  readonly examination: Examination | undefined;
};

/** The lab's wishes. Synchronous, like all of the façade's; those that do not apply at the moment do nothing. */
export interface DeliveryLabFacade {
  /** Somebody looks at the lab: what was rehearsed is read. Any other wish does as much. */
  enter(): void;
  /** Sets the conduct towards all callbacks, or towards the one with this index. */
  setConduct(spec: ConductSpec, index?: number): void;
  /** Lets the callback with this index, or all without one, meet what the others meet; no argument: the default plan. */
  resetConduct(index?: number): void;
  chooseRetries(choice: RetryChoice): void;
  /** Typing makes the policy a custom one. */
  setRetryField(name: RetryFieldName, text: string): void;
  setPace(pace: Pace): void;
  /** Lets the clock go on; from the start when it is at its end. */
  play(): void;
  pause(): void;
  /** Puts the clock at an instant, UNIX milliseconds. */
  seek(now: number): void;
  /**
   * Sends all callbacks of the capture on show once more, in-process, under the present plan and policy: to the receiver that the
   * user wrote if one is in use, else to the simulated one. A real server is never asked so.
   */
  rehearse(): void;
  /** Ends a rehearsal that is being made; what was sent is kept. */
  stopRehearsal(): void;
  /** Puts a stored rehearsal on show, or the capture's own deliveries. */
  showRehearsal(id: string | undefined): void;
  /** Sends a callback of the capture on show once more, its body as it was first sent. */
  sendAgain(index: number): void;
  /** The same with a new `t` and `sign`. Problem `key-needed` when the page does not know the key. */
  signAnewAndSend(index: number): void;
  /** Lets a receiver that somebody wrote answer what is sent to the simulated one; `undefined`: it answers again itself. */
  letAnswer(own: OwnReceiverInUse | undefined): void;
  /** Sends the negative suite to the receiver at the callback URL, signed with the key in the form. */
  examine(): void;
  stopExamination(): void;
  /** After a request to a receiver of the user's own that failed: asks by one more, without a callback, if anything answers there. */
  knock(): void;
}

/** The lab before anybody was in it: a correct receiver, and the documented retries. */
export const initialLab = (dialect: DialectId): LabState => ({
  plan: defaultPlan,
  conductMistake: undefined,
  ownAnswers: false,
  retries: documentedRetries(dialect),
  pace: 'instant',
  rehearsals: [],
  rehearsal: undefined,
  clock: undefined,
  progress: undefined,
  sending: new Set(),
  stale: noneStale,
  realSend: undefined,
  way: undefined,
  isKnocking: false,
  examination: undefined,
});
