import { expect } from '@open-wc/testing';
import type { WriteLock } from '../../../src/service/ports.ts';
import { ChannelLock } from '../../../src/storage/channel-lock.ts';
import { openWriteLock } from '../../../src/storage/write-lock.ts';
import { freshName } from './items.ts';

/** Two objects of one name behave as two tabs do: messages reach all but their sender, locks belong to the requester. */
const kinds: readonly { readonly kind: string; readonly open: (name: string) => WriteLock }[] = [
  { kind: 'with Web Locks', open: (name) => openWriteLock(name) },
  { kind: 'without Web Locks', open: (name) => new ChannelLock(name) },
];

for (const { kind, open } of kinds) {
  it(`${kind}: while one tab writes, another is refused at once, and may write afterwards`, async () => {
    const name = freshName();
    const [one, other] = [open(name), open(name)];
    const writing = await startWriting(one);
    expect(await other.tryHold(unexpected)).to.equal(false);
    writing.finish();
    expect(await writing.held).to.equal(true);
    let ran = false;
    expect(await other.tryHold(async () => void (ran = true))).to.equal(true);
    expect(ran).to.equal(true);
  });

  it(`${kind}: of two tabs that start together one writes`, async () => {
    const name = freshName();
    const [one, other] = [open(name), open(name)];
    const end = Promise.withResolvers<void>();
    const both = [one.tryHold(() => end.promise), other.tryHold(() => end.promise)];
    const first = await Promise.race(both);
    end.resolve();
    expect(first).to.equal(false);
    expect(await Promise.all(both)).to.have.members([false, true]);
  });

  it(`${kind}: the other tab is told when writing starts and when it ends; the writing one is not`, async () => {
    const name = freshName();
    const [one, other] = [open(name), open(name)];
    const heard = new Heard<boolean>();
    const own = new Heard<boolean>();
    other.watch((held) => heard.add(held));
    one.watch((held) => own.add(held));
    await heard.until([false]);
    const writing = await startWriting(one);
    await heard.until([false, true]);
    writing.finish();
    await heard.until([false, true, false]);
    expect(own.all).to.deep.equal([false]);
  });

  it(`${kind}: a tab that opens in the middle learns that another is writing`, async () => {
    const name = freshName();
    const one = open(name);
    const writing = await startWriting(one);
    const heard = new Heard<boolean>();
    open(name).watch((held) => heard.add(held));
    await heard.untilLast(true);
    writing.finish();
    await heard.untilLast(false);
  });

  it(`${kind}: work that fails gives the lock back, and its error is the caller's`, async () => {
    const name = freshName();
    const [one, other] = [open(name), open(name)];
    const error = await one.tryHold(() => Promise.reject(new Error('broken'))).catch((reason: unknown) => reason);
    expect((error as Error).message).to.equal('broken');
    expect(await other.tryHold(async () => {})).to.equal(true);
  });

  it(`${kind}: the other tabs hear that stored data changed; who released its listener does not`, async () => {
    const name = freshName();
    const [one, other, third] = [open(name), open(name), open(name)];
    const heard = new Heard<string>();
    const released = other.onAnnounced(() => heard.add('released'));
    released();
    other.onAnnounced(() => heard.add('other'));
    one.onAnnounced(() => heard.add('sender'));
    third.onAnnounced(() => heard.add('third'));
    one.announce();
    await heard.until(['other', 'third']);
  });
}

it('with Web Locks: a writing tab that dies sets the watchers free', async () => {
  const name = freshName();
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const died = Promise.withResolvers<void>();
  // The frame plays the tab: its locks go when it goes.
  const locks = frame.contentWindow!.navigator.locks;
  const held = Promise.withResolvers<void>();
  locks
    .request(`${name}:write`, () => locks.request(`${name}:writing`, () => (held.resolve(), died.promise)))
    .catch(() => {});
  await held.promise;
  const heard = new Heard<boolean>();
  openWriteLock(name).watch((isHeld) => heard.add(isHeld));
  await heard.until([true]);
  frame.remove();
  await heard.until([true, false]);
  died.resolve();
});

async function startWriting(lock: WriteLock): Promise<{ finish(): void; readonly held: Promise<boolean> }> {
  const started = Promise.withResolvers<void>();
  const end = Promise.withResolvers<void>();
  const held = lock.tryHold(() => {
    started.resolve();
    return end.promise;
  });
  await started.promise;
  return { finish: () => end.resolve(), held };
}

const unexpected = (): Promise<void> => Promise.reject(new Error('both tabs are writing'));

/** What was heard so far; tests wait for what they expect to hear. */
class Heard<T> {
  readonly all: T[] = [];
  #waiting: (() => void)[] = [];

  add(value: T): void {
    this.all.push(value);
    for (const check of this.#waiting.splice(0)) check();
  }

  until(expected: readonly T[]): Promise<void> {
    return this.#until(() => JSON.stringify(this.all) === JSON.stringify(expected));
  }

  untilLast(value: T): Promise<void> {
    return this.#until(() => this.all.at(-1) === value);
  }

  async #until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}
