import type { OwnReceiver } from '../service/own-receiver.ts';
import { sandboxedReceiver, type SandboxFrame } from '../sandbox/sandboxed-receiver.ts';
import { pageTimers } from './page-timers.ts';

/** A receiver that the user writes, in a sandbox of its own. No frame is there before its code is loaded. */
export const openOwnReceiver = (): OwnReceiver => sandboxedReceiver({ openFrame, timers: pageTimers, newId });

/** `allow-scripts` and nothing else: an origin that is nobody's, no storage, no way to navigate the page or open another. */
function openFrame(): SandboxFrame {
  const { port1, port2 } = new MessageChannel();
  const frame = document.createElement('iframe');
  frame.sandbox.add('allow-scripts');
  frame.referrerPolicy = 'no-referrer';
  frame.hidden = true;
  // An origin that is nobody's has no name: the port goes to the frame's first document, which is ours, once.
  const greet = (): void => frame.contentWindow?.postMessage('', '*', [port2]);
  frame.addEventListener('load', greet, { once: true });
  frame.src = new URL('sandbox/receiver.html', document.baseURI).href;
  document.body.append(frame);
  return {
    port: port1,
    close: () => {
      port1.close();
      frame.remove();
    },
  };
}

/** `randomUUID` is missing over plain http. */
const newId = (): string => [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('');
