import type { ScreenshotRecord } from '../service/records.ts';
import type { CaptureOnShow } from '../service/state.ts';
import { entryName } from './entry-name.ts';
import { callbackLines, deliveryLines, sessionJson, type Absences, type Versions } from './session.ts';
import { WallTime } from './wall-time.ts';
import { zipStream, type ZipEntry } from './zip.ts';

/**
 * The capture as one ZIP, written while it is read: pictures are asked for one at a time. As in the bucket, of several
 * screenshots with one key the last is the object; `session.json` names the callbacks whose picture it replaced.
 *
 * @param jpeg the picture of a screenshot by its index; undefined is recorded as unreadable.
 */
export function captureArchive(
  capture: CaptureOnShow,
  jpeg: (index: number) => Promise<Blob | undefined>,
  versions: Versions,
): ReadableStream<Uint8Array> {
  return zipStream(entries(capture, jpeg, versions));
}

async function* entries(
  capture: CaptureOnShow,
  jpeg: (index: number) => Promise<Blob | undefined>,
  versions: Versions,
): AsyncGenerator<ZipEntry> {
  const { screenshots, record } = capture;
  const lastOfName = new Map(
    screenshots.map((screenshot, callback) => [entryName(screenshot.objectKey), { screenshot, callback }]),
  );
  const unreadable: { callback: number; objectKey: string }[] = [];

  for (const [name, { screenshot, callback }] of lastOfName) {
    const { index, objectKey, createTime } = screenshot;
    const input = await jpeg(index);
    if (input === undefined) unreadable.push({ callback, objectKey });
    else yield { name, lastModified: new WallTime(createTime), input };
  }

  const lastModified = new WallTime(screenshots.at(-1)?.createTime ?? record.settings.pushStartUnixUs / 1_000_000);
  const absences: Absences = { overwritten: overwrittenBy(lastOfName, screenshots), unreadable };
  yield { name: 'callbacks.ndjson', lastModified, input: callbackLines(screenshots) };
  yield { name: 'deliveries.ndjson', lastModified, input: deliveryLines(capture) };
  yield { name: 'session.json', lastModified, input: sessionJson(record, absences, versions) };
}

function overwrittenBy(
  lastOfName: ReadonlyMap<string, { readonly callback: number }>,
  screenshots: readonly ScreenshotRecord[],
): Absences['overwritten'] {
  return screenshots.flatMap(({ objectKey }, callback) => {
    const by = lastOfName.get(entryName(objectKey))?.callback;
    return by === undefined || by === callback ? [] : [{ callback, objectKey, by }];
  });
}
