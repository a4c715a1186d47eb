import type { OwnReceiverCode } from '../service/own-receiver.ts';
import { limits, type SandboxReply, type SandboxRequest } from './protocol.ts';

/*
 * The script of the sandbox's document. It starts the worker in which the receiver's code runs, and stands between it and the
 * page: for each message down it lets one up, a text of bounded length. The code itself never runs on this thread.
 */

/** The worker's script. Put there by the build. */
declare const workerSource: string;

function start(port: MessagePort): void {
  const worker = new Worker(URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' })));
  let owed = 0;

  const reply = (message: SandboxReply): void => port.postMessage(JSON.stringify(message));
  const end = (code: OwnReceiverCode): void => {
    worker.onmessage = null;
    worker.terminate();
    port.onmessage = null;
    reply({ kind: 'ended', code });
  };

  port.onmessage = ({ data }: MessageEvent<string>) => {
    const { kind, id } = JSON.parse(data) as SandboxRequest;
    if (kind === 'alive') return reply({ kind: 'pong', id });
    owed += 1;
    worker.postMessage(data);
  };
  worker.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (owed === 0 || typeof data !== 'string') return end('own-receiver-unasked');
    if (data.length > limits.reply) return end('own-receiver-too-large');
    owed -= 1;
    port.postMessage(data);
  };
  worker.onmessageerror = () => end('own-receiver-unasked');
  // What fails outside of an answer is nobody's business here.
  worker.onerror = (event) => event.preventDefault();
}

// In a frame without `sandbox`, on anybody's page, that page's code would run with this site's origin: with its storage.
if (self.origin === 'null') {
  const greeted = ({ source, ports: [port] }: MessageEvent): void => {
    if (source !== parent || port === undefined) return;
    removeEventListener('message', greeted);
    start(port);
  };
  addEventListener('message', greeted);
}
