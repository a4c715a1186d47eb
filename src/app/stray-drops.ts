import { holdsFiles } from '../elements/dropped-files.ts';

/**
 * Refuses files that are dropped where nothing takes them: the browser would open them in place of the page, with all that is typed
 * there and kept in memory alone. Gives back what ends it.
 */
export function refuseStrayDrops(): () => void {
  window.addEventListener('dragover', refuse);
  window.addEventListener('drop', refuse);
  return () => {
    window.removeEventListener('dragover', refuse);
    window.removeEventListener('drop', refuse);
  };
}

function refuse(event: DragEvent): void {
  if (event.defaultPrevented || event.dataTransfer === null || !holdsFiles(event)) return;
  if (event.composedPath().some(takesFiles)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'none';
}

/** An editor takes a file's text, and a control for files takes files, without saying so. */
const takesFiles = (target: EventTarget): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input[type=file]'));
