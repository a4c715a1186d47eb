import { payloadFormats, writePayloads, type FormatId, type PayloadFormat } from '../payloads/formats.ts';
import { callbacksIn, type FileOrder } from './file-protocol.ts';
import { sourceBatch } from './source-batch.ts';

/** What a format is, by its id. */
export function formatOf(id: FormatId): PayloadFormat {
  const format = payloadFormats.find((each) => each.id === id);
  if (format === undefined) throw new Error(`there is no format ${id}`);
  return format;
}

/** Under which name a file is downloaded. */
export function fileName({ format }: FileOrder): string {
  switch (format) {
    case 'files':
      return 'callbacks.zip';
    case 'zip':
      return 'callbacks-with-pictures.zip';
    default:
      return formatOf(format).fileName;
  }
}

/** Whether one text of the format can hold so many callbacks. */
export const fits = ({ format, source }: FileOrder): boolean => callbacksIn(source) <= formatOf(format).mostCallbacks;

/** The whole file as a text, for small ones; undefined for what is no text. */
export function wholeText({ format, source }: FileOrder): string | undefined {
  return format === 'files' || format === 'zip' ? undefined : [...writePayloads(format, sourceBatch(source))].join('');
}
