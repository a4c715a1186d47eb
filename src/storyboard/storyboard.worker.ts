/// <reference lib="webworker" />
import { StoryboardPainter } from './painter.ts';
import type { FromPainter, ToPainter } from './protocol.ts';

declare const self: DedicatedWorkerGlobalScope;

const post = (message: FromPainter): void => self.postMessage(message);

let painter: StoryboardPainter | undefined;
/** Pictures are drawn one after the other, however they come. */
let work = Promise.resolve();

self.onmessage = ({ data }: MessageEvent<ToPainter>): void => {
  work = work.then(() => take(data)).catch((error: unknown) => post({ type: 'failed', message: String(error) }));
};

async function take(message: ToPainter): Promise<void> {
  if (message.type === 'begin') {
    painter = new StoryboardPainter(message.tiles, message.contact);
    return;
  }
  if (painter === undefined) throw new Error('a picture came before the plan');
  const { tiles, contact, isReadable } = await painter.add(message.jpeg);
  if (tiles !== undefined) post({ type: 'sheet', kind: 'tiles', jpeg: tiles });
  if (contact !== undefined) post({ type: 'sheet', kind: 'contact', jpeg: contact });
  post({ type: 'drawn', isReadable });
}

post({ type: 'ready' });
