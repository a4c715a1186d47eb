import type { LitElement, ReactiveController } from 'lit';

/**
 * Keeps the focus in an element whose controls come and go: when the one that has it is disabled or taken away, the first that a
 * selector finds gets it. Else it would fall to the page, and the next Tab begin anywhere.
 */
export class FocusKeeper implements ReactiveController {
  readonly #host: LitElement;
  readonly #next: string;
  #focused: Element | null = null;

  constructor(host: LitElement, next: string) {
    this.#host = host;
    this.#next = next;
    host.addController(this);
  }

  hostUpdate(): void {
    // There is no root before the first update.
    this.#focused = this.#host.shadowRoot?.activeElement ?? null;
  }

  hostUpdated(): void {
    const focused = this.#focused;
    if (focused === null || (focused.isConnected && !focused.matches('[disabled]'))) return;
    void this.#moveOn();
  }

  /** A button that has just been enabled takes the focus only when it has drawn that itself, and may be gone again by then. */
  async #moveOn(): Promise<void> {
    const find = (): (HTMLElement & Partial<LitElement>) | null | undefined =>
      this.#host.shadowRoot?.querySelector<HTMLElement>(this.#next);
    let next = find();
    await next?.updateComplete;
    while (next !== find()) {
      next = find();
      await next?.updateComplete;
    }
    next?.focus();
  }
}
