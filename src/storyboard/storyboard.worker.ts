/// <reference lib="webworker" />
import { live } from '../capture/worker-life.ts';
import { StoryboardPainter } from './painter.ts';
import type { FromPainter, ToPainter } from './protocol.ts';

declare const self: DedicatedWorkerGlobalScope;

const post = (message: FromPainter): void => self.postMessage(message);

let painter: StoryboardPainter | undefined;
/** Pictures are drawn one after the other, however they come. */
let work = Promise.resolve();

self.onmessage = ({ data: message }: MessageEvent<ToPainter>): void => {
  switch (message.type) {
    case 'hello':
      return live(message.lifeLock, post);
    case 'ping':
      return post({ type: 'pong' });
    case 'begin':
      painter = new StoryboardPainter(message.tiles, message.contact);
      return;
    case 'picture':
      work = work
        .then(() => draw(message.jpeg))
        .catch((error: unknown) => post({ type: 'failed', message: String(error) }));
  }
};

async function draw(jpeg: Blob | undefined): Promise<void> {
  if (painter === undefined) throw new Error('a picture came before the plan');
  const { tiles, contact, isReadable } = await painter.add(jpeg);
  if (tiles !== undefined) post({ type: 'sheet', kind: 'tiles', jpeg: tiles });
  if (contact !== undefined) post({ type: 'sheet', kind: 'contact', jpeg: contact });
  post({ type: 'drawn', isReadable });
}
