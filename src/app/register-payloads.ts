import { ContextProvider } from '@lit/context';
import { FileWorker } from '../desk/file-worker.ts';
import { PayloadDesk } from '../desk/payload-desk.ts';
import { startFileWorker } from '../desk/start-file-worker.ts';
import { removeLeftovers } from '../desk/stored-files.ts';
import { payloadDeskContext } from '../elements/payload-desk-context.ts';
import { saveBlob } from '../elements/save-blob.ts';
import { estimateRoom } from '../storage/room.ts';
import { pageTimers } from './page-timers.ts';
import { definePayloadElements } from './payload-elements.ts';
import './register-storyboard.ts';
import { ownParameters } from './view-links.ts';

/** Where payloads are ordered; a file that is being made goes on while other views are open. */
const desk = new PayloadDesk({
  timers: pageTimers,
  startWorker: () => new FileWorker(startFileWorker()),
  save: saveBlob,
  room: estimateRoom,
});

void removeLeftovers();
followLink();
new ContextProvider(document.body, { context: payloadDeskContext, initialValue: desk });
definePayloadElements();

/** Keeps the form and what links say of it the same: whichever changed last holds. */
function followLink(): void {
  const open = (): void => {
    if (ownParameters.current.payloads !== desk.query) desk.open(ownParameters.current.payloads);
  };
  open();
  ownParameters.subscribe(open);
  desk.state.subscribe(() => {
    if (ownParameters.current.payloads !== desk.query) ownParameters.patch({ payloads: desk.query });
  });
}
