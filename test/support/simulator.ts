import { instantClock } from '../../src/service/clocks.ts';
import type { Receiver } from '../../src/service/receiver.ts';
import { Simulator, type SimulatorPorts } from '../../src/service/simulator.ts';
import type { Fetch } from '../../src/service/ports.ts';
import type { SimulatorState } from '../../src/service/state.ts';
import type { BrowserFacts } from '../../src/service/way-to-receiver.ts';
import { isMockedHost } from '../../src/wire/mocked-hosts.ts';
import { fakeCamera } from './fake-camera.ts';
import { FakeLocks } from './fake-lock.ts';
import { fakeStorage } from './fake-storage.ts';
import { testTimers } from './test-timers.ts';

/** A page on this computer, in a browser that knows no permission for the local network. */
export const plainFacts: BrowserFacts = {
  pageUrl: 'http://localhost:4173/',
  isSecureContext: true,
  isMocked: false,
  permissions: { loopback: undefined, local: undefined },
};

/** A simulator between fakes. Requests reach its receiver in-process. */
export function simulatorWith(change: Partial<SimulatorPorts> = {}): Simulator {
  const timers = change.timers ?? testTimers();
  const simulator: Simulator = new Simulator({
    clock: instantClock(timers),
    camera: fakeCamera(),
    storage: fakeStorage(),
    kept: true,
    language: 'en',
    lock: new FakeLocks().tab(),
    fetch: (request) => fetchFrom(simulator.receiver)(request),
    realFetch: () => Promise.reject(new Error('nothing may be sent for real here')),
    realWay: {
      facts: ({ hostname }) => Promise.resolve({ ...plainFacts, isMocked: isMockedHost(hostname) }),
      knock: () => Promise.reject(new Error('nobody knocks here')),
    },
    timers,
    route: { current: 'in-process', subscribe: () => () => {} },
    loadSample: (fileName) => Promise.resolve(new File(['sample'], fileName)),
    archive: () => Promise.resolve(new ReadableStream()),
    ...change,
  });
  return simulator;
}

/** A network on which there is but one receiver. */
export function fetchFrom(receiver: Pick<Receiver, 'take' | 'url'>): Fetch {
  return async (request) => {
    if (request.url !== receiver.url) throw new TypeError(`no such host: ${request.url}`);
    const { headers, method } = request;
    const reply = await receiver.take({ rawBody: await request.text(), headers, method });
    if (reply.status === 0) throw new TypeError('the connection was refused');
    return new Response(reply.body, { status: reply.status, headers: reply.headers });
  };
}

/** Resolves to the state as soon as it is as wanted. */
export function until(simulator: Simulator, wanted: (state: SimulatorState) => boolean): Promise<SimulatorState> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!wanted(simulator.state.current)) return;
      release();
      resolve(simulator.state.current);
    };
    const release = simulator.state.subscribe(look);
    look();
  });
}

/** Resolves when a push is ready. */
export const ready = (simulator: Simulator): Promise<SimulatorState> =>
  until(simulator, ({ push }) => push.phase === 'ready');

/** Resolves when the capture on show has ended. */
export const ended = (simulator: Simulator): Promise<SimulatorState> =>
  until(simulator, ({ running, capture }) => !running && capture !== undefined && capture.record.outcome !== 'running');

/** The words of the status, as the page has them. */
export function statusOf({ capture }: SimulatorState): string {
  if (capture === undefined) return '';
  const { outcome, taken, total, delivered } = capture.record;
  if (outcome === 'running') return `${taken} of ${total} screenshots`;
  if (outcome === 'finished') return `Finished: ${total} screenshots, ${delivered} callbacks delivered`;
  const word = outcome === 'stopped' ? 'Stopped' : 'Failed';
  return `${word}: ${taken} of ${total} screenshots, ${delivered} callbacks delivered`;
}
