import type { DeliveryLab, LabHost } from './delivery-lab.ts';
import type { DeliveryLabFacade } from './lab-state.ts';

/** The delivery lab, fetched when somebody enters it or asks it for something: most visits never do. Wishes keep their order. */
export class LabOnDemand implements DeliveryLabFacade {
  readonly #host: LabHost;
  #lab: DeliveryLab | undefined;
  #opening: Promise<DeliveryLab> | undefined;

  constructor(host: LabHost) {
    this.#host = host;
  }

  enter(): void {
    this.#host.attempt(this.open());
  }

  /** Resolves when it is there; from then on wishes are heard at once. */
  open(): Promise<DeliveryLab> {
    this.#opening ??= import('./delivery-lab.ts').then(({ DeliveryLab }) => (this.#lab = new DeliveryLab(this.#host)));
    return this.#opening;
  }

  /** Lets the receiver behave as planned from now on. */
  applyPlan(): void {
    this.#lab?.applyPlan();
  }

  /** Reads the rehearsals of the capture on show, if anybody looks at them. */
  async reload(): Promise<void> {
    await this.#lab?.reload();
  }

  readonly setConduct: DeliveryLabFacade['setConduct'] = (...it) => this.#ask((lab) => lab.setConduct(...it));
  readonly resetConduct: DeliveryLabFacade['resetConduct'] = (...it) => this.#ask((lab) => lab.resetConduct(...it));
  readonly chooseRetries: DeliveryLabFacade['chooseRetries'] = (...it) => this.#ask((lab) => lab.chooseRetries(...it));
  readonly setRetryField: DeliveryLabFacade['setRetryField'] = (...it) => this.#ask((lab) => lab.setRetryField(...it));
  readonly setPace: DeliveryLabFacade['setPace'] = (...it) => this.#ask((lab) => lab.setPace(...it));
  readonly play: DeliveryLabFacade['play'] = () => this.#ask((lab) => lab.play());
  readonly pause: DeliveryLabFacade['pause'] = () => this.#ask((lab) => lab.pause());
  readonly seek: DeliveryLabFacade['seek'] = (...it) => this.#ask((lab) => lab.seek(...it));
  readonly rehearse: DeliveryLabFacade['rehearse'] = () => this.#ask((lab) => lab.rehearse());
  readonly stopRehearsal: DeliveryLabFacade['stopRehearsal'] = () => this.#ask((lab) => lab.stopRehearsal());
  readonly showRehearsal: DeliveryLabFacade['showRehearsal'] = (...it) => this.#ask((lab) => lab.showRehearsal(...it));
  readonly sendAgain: DeliveryLabFacade['sendAgain'] = (...it) => this.#ask((lab) => lab.sendAgain(...it));
  readonly signAnewAndSend: DeliveryLabFacade['signAnewAndSend'] = (...it) =>
    this.#ask((lab) => lab.signAnewAndSend(...it));
  readonly letAnswer: DeliveryLabFacade['letAnswer'] = (...it) => this.#ask((lab) => lab.letAnswer(...it));
  readonly examine: DeliveryLabFacade['examine'] = () => this.#ask((lab) => lab.examine());
  readonly stopExamination: DeliveryLabFacade['stopExamination'] = () => this.#ask((lab) => lab.stopExamination());
  readonly knock: DeliveryLabFacade['knock'] = () => this.#ask((lab) => lab.knock());

  #ask(wish: (lab: DeliveryLab) => void): void {
    if (this.#lab !== undefined) wish(this.#lab);
    else this.#host.attempt(this.open().then(wish));
  }
}
