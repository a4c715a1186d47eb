import { ContextProvider } from '@lit/context';
import { version } from '../../package.json';
import { preferredLanguage } from '../core/language.ts';
import { simulatorContext } from '../elements/simulator-context.ts';
import { instantClock } from '../service/clocks.ts';
import { isPlainLink, parseLink } from '../service/link.ts';
import { Simulator } from '../service/simulator.ts';
import { openStorage } from '../storage/open-storage.ts';
import { openWriteLock } from '../storage/write-lock.ts';
import { bindAddressBar } from './address-bar.ts';
import { camera } from './capture-camera.ts';
import { bindLanguage, speak } from './page-language.ts';
import { PageNetwork } from './page-network.ts';
import { pageTimers } from './page-timers.ts';
import { realFetch, realWay } from './real-send.ts';
import { loadSample } from './sample-files.ts';

/** By then the first visit's screenshots are there: other workers' start takes no time from them. */
const firstVisitMs = 2000;

const language = preferredLanguage(navigator.languages);
const opened = parseLink(location.hash);
const [{ storage, kept }, { defineElements }] = await Promise.all([
  openStorage(),
  import('./register.ts'),
  // Elements are drawn once they are defined: in the right language from the first word on.
  speak(opened.lang ?? language),
]);
const network = new PageNetwork();
const lock = openWriteLock();

const simulator = new Simulator({
  clock: instantClock(pageTimers),
  camera,
  storage,
  kept,
  language,
  lock,
  fetch: network.fetch,
  realFetch,
  realWay,
  timers: pageTimers,
  route: network.route,
  loadSample,
  archive: async (capture, jpeg) => {
    const { captureArchive } = await import('../archive/capture-archive.ts');
    return captureArchive(capture, jpeg, { playground: version, browser: navigator.userAgent });
  },
});

new ContextProvider(document.body, { context: simulatorContext, initialValue: simulator });
defineElements();
bindAddressBar(simulator);
void simulator.start(location.hash);
bindLanguage(simulator);
void network.open({
  receiver: simulator.receiver,
  storage,
  lock,
  serviceWorkerUrl: new URL('service-worker.js', document.baseURI).href,
  timers: pageTimers,
  simulator,
  stored: storage.account().catch(() => undefined),
  isLinked: !isPlainLink(opened),
});
pageTimers.after(firstVisitMs, () => camera.warmUp(2));
