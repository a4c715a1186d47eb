import type { Timers } from '../service/ports.ts';

/** The computer's clock and timers. "In the next task" goes by a message: browsers slow down timers of hidden tabs. */
export const pageTimers: Timers = {
  now: () => Date.now(),
  after: (ms, work) => (ms === 0 ? nextTask(work) : later(ms, work)),
};

function nextTask(work: () => void): () => void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    work();
  };
  port2.postMessage(undefined);
  return () => port1.close();
}

function later(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
}
