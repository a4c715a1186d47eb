import type { Storage } from '../service/ports.ts';
import type {
  AttemptPack,
  AttemptRecord,
  CaptureRecord,
  RehearsalRecord,
  ScreenshotRecord,
} from '../service/records.ts';

/** The same as on disk, for as long as the page lives: for browsers that refuse to keep anything. */
export function memoryStorage(): Storage {
  const captures = new Map<string, CaptureRecord>();
  const screenshots = new Map<string, Map<number, ScreenshotRecord>>();
  const jpegs = new Map<string, Blob>();
  const attempts = new Map<string, Map<string, AttemptRecord>>();
  const objects = new Map<string, ScreenshotRecord>();
  const rehearsals = new Map<string, Map<string, RehearsalRecord>>();
  const packs = new Map<string, readonly AttemptPack[]>();

  const keyOf = (...parts: readonly (string | number)[]): string => JSON.stringify(parts);
  const put = (record: ScreenshotRecord): void =>
    void childMap(screenshots, record.captureId).set(record.index, record);

  return {
    async captures() {
      return [...captures.values()].toSorted((a, b) => b.madeAt - a.madeAt);
    },
    async putCapture(capture) {
      captures.set(capture.id, capture);
    },
    async addScreenshots(items) {
      const overwritten: string[] = [];
      for (const { record, jpeg } of items) {
        const key = keyOf(record.bucketHost, record.objectKey);
        const before = objects.get(key);
        const overwrote =
          before !== undefined && !(before.captureId === record.captureId && before.index === record.index);
        if (overwrote) overwritten.push(record.objectKey);
        objects.set(key, record);
        jpegs.set(keyOf(record.captureId, record.index), jpeg);
        put({ ...record, overwrote });
      }
      return overwritten;
    },
    async putScreenshots(records) {
      for (const record of records) put(record);
    },
    async addAttempts(added) {
      for (const attempt of added) {
        childMap(attempts, attempt.captureId).set(keyOf(attempt.index, attempt.attempt), attempt);
      }
    },
    async screenshots(captureId) {
      return [...(screenshots.get(captureId)?.values() ?? [])].toSorted((a, b) => a.index - b.index);
    },
    async attempts(captureId) {
      const all = [...(attempts.get(captureId)?.values() ?? [])];
      return all.toSorted((a, b) => a.index - b.index || a.attempt - b.attempt);
    },
    async jpeg(captureId, index) {
      return jpegs.get(keyOf(captureId, index));
    },
    async object(bucketHost, objectKey) {
      const record = objects.get(keyOf(bucketHost, objectKey));
      const jpeg = record && jpegs.get(keyOf(record.captureId, record.index));
      if (record === undefined || jpeg === undefined) return undefined;
      const { captureId, index, etag, createTime } = record;
      return { bucketHost, objectKey, captureId, index, etag, lastModified: createTime, bytes: jpeg.size, jpeg };
    },
    async addRehearsal(record, added) {
      childMap(rehearsals, record.captureId).set(record.id, record);
      packs.set(keyOf(record.captureId, record.id), added);
    },
    async rehearsals(captureId) {
      return [...(rehearsals.get(captureId)?.values() ?? [])].toSorted((a, b) => b.madeAt - a.madeAt);
    },
    async attemptPacks(captureId, rehearsalId) {
      return packs.get(keyOf(captureId, rehearsalId)) ?? [];
    },
    async clear() {
      for (const map of [captures, screenshots, jpegs, attempts, objects, rehearsals, packs]) map.clear();
    },
    async room() {
      return undefined;
    },
  };
}

function childMap<Key, Value>(parents: Map<string, Map<Key, Value>>, parent: string): Map<Key, Value> {
  const child = parents.get(parent) ?? new Map<Key, Value>();
  parents.set(parent, child);
  return child;
}
