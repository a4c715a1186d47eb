import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Visitor } from './test.ts';

/** The place in the Callbacks view where a receiver is written and tried. */
export class ReceiverDesk {
  readonly page: Page;
  readonly code: Locator;
  readonly answer: Locator;

  constructor(page: Page) {
    this.page = page;
    this.code = page.getByRole('textbox', { name: 'Receiver code', exact: true });
    this.answer = page.getByRole('status', { name: 'Answer to the documented sample', exact: true });
  }

  button(name: 'Try it' | 'Use this receiver' | 'Use the simulated receiver'): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** The code as it is written; the editor draws what is in view. */
  async written(): Promise<string> {
    await this.code.scrollIntoViewIfNeeded();
    await expect.poll(() => this.code.innerText()).toContain('nowUnixSeconds > t');
    return (await this.code.innerText()).replaceAll('\u00a0', ' ');
  }

  /** Tries a receiver: the code of what went wrong, or undefined, and everything that is said of it. */
  async try(source?: string): Promise<{ readonly problem: string | undefined; readonly text: string }> {
    if (source !== undefined) await this.code.fill(source);
    await this.button('Try it').click();
    await this.answer.locator('*').first().waitFor();
    const problem = this.answer.locator('[data-code]');
    return {
      problem: (await problem.count()) === 0 ? undefined : ((await problem.getAttribute('data-code')) ?? undefined),
      text: await this.answer.innerText(),
    };
  }

  /** What the receiver put into its answer's body as JSON. */
  async tryForJson(source: string): Promise<unknown> {
    const { problem, text } = await this.try(source);
    if (problem !== undefined) throw new Error(`${problem}: ${text}`);
    return JSON.parse(text.slice(text.indexOf('\n\n')));
  }
}

/** A receiver with nothing wrong. */
export const fineReceiver = "export default () => new Response('fine')";

/** Opens the Callbacks view, with nothing captured before. */
export async function openDesk(visitor: Visitor, where: Parameters<Visitor['open']>[0] = {}): Promise<ReceiverDesk> {
  const { page } = await visitor.open({ hash: '#/callbacks?interval=10', ...where });
  const desk = new ReceiverDesk(page);
  await desk.code.waitFor();
  return desk;
}

/** The page goes on: it takes what is typed, another receiver answers, and nothing of the sandbox is left. */
export async function expectUsable(desk: ReceiverDesk): Promise<void> {
  expect(await desk.try(fineReceiver)).toEqual({
    problem: undefined,
    text: expect.stringMatching(/^200: [^]*fine$/),
  });
  await expect.poll(() => desk.page.frames().length).toBe(1);
}
