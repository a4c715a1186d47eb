import { WallTime } from '../archive/wall-time.ts';
import { zipChunks, type ZipEntry } from '../archive/zip.ts';
import type { PayloadBatch } from '../payloads/batch.ts';
import { writePayloads } from '../payloads/formats.ts';
import { payloadFiles } from '../payloads/line-formats.ts';
import type { FileOrder, PayloadSource } from './file-protocol.ts';
import { picturesOf, type TakePicture } from './picture-entries.ts';
import { sourceBatch } from './source-batch.ts';

/** A file as it is made, chunk by chunk, and for how many callbacks it is done. */
export type FileChunks = {
  readonly chunks: AsyncIterable<Uint8Array<ArrayBuffer>>;
  readonly callbacks: number;
};

/** What is ordered, in chunks of bytes; nothing is made before it is taken. @throws {ScreencaptureError} as `writePayloads` */
export function fileChunks({ format, source }: FileOrder, takePicture: TakePicture): FileChunks {
  const made = { callbacks: 0 };
  const count = (done: number): void => void (made.callbacks = done);
  const batch = counted(sourceBatch(source), count);
  const chunks =
    format === 'zip'
      ? zipChunks(withPictures(source, takePicture, count))
      : format === 'files'
        ? zipChunks(entriesOf(batch))
        : encoded(writePayloads(format, batch));
  return {
    chunks,
    get callbacks() {
      return made.callbacks;
    },
  };
}

/** A batch that tells for how many callbacks requests were taken. */
function counted(batch: PayloadBatch, onCallback: (done: number) => void): PayloadBatch {
  return {
    ...batch,
    *requests() {
      for (const payload of batch.requests()) {
        yield payload;
        onCallback(payload.index + 1);
      }
    },
  };
}

async function* encoded(texts: Iterable<string>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  for (const text of texts) yield encoder.encode(text);
}

/** All of the second of the first callback: what is the same is the same byte for byte, whenever it is made. */
function* entriesOf(batch: PayloadBatch): Generator<ZipEntry> {
  const [first] = batch.requests();
  const lastModified = new WallTime(first?.facts.createTime ?? 0);
  for (const { name, text } of payloadFiles(batch)) yield { name, lastModified, input: text };
}

/** Pictures first: their sizes are in the payloads. */
async function* withPictures(
  source: PayloadSource,
  takePicture: TakePicture,
  onPicture: (done: number) => void,
): AsyncGenerator<ZipEntry> {
  const { entries, requests } = picturesOf(source, takePicture, onPicture);
  let lastModified: Date = new WallTime(0);
  for await (const entry of entries) {
    lastModified = entry.lastModified;
    yield entry;
  }
  const texts = writePayloads('ndjson', { ...sourceBatch(source), requests });
  yield { name: 'callbacks.ndjson', lastModified, input: encoded(texts) };
}
