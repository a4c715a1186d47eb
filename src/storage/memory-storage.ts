import { checkServiceMayWrite } from '../service/bucket-fault.ts';
import { memoryObjects } from '../service/memory-objects.ts';
import type { Storage } from '../service/ports.ts';
import type {
  AttemptPack,
  AttemptRecord,
  CaptureRecord,
  RehearsalRecord,
  ScreenshotRecord,
} from '../service/records.ts';
import type { StoredAccount } from '../service/stored-account.ts';
import { objectOf } from './database.ts';

/** The same as on disk, for as long as the page lives: for browsers that refuse to keep anything. */
export function memoryStorage(): Storage {
  const captures = new Map<string, CaptureRecord>();
  const screenshots = new Map<string, Map<number, ScreenshotRecord>>();
  const jpegs = new Map<string, Blob>();
  const attempts = new Map<string, Map<string, AttemptRecord>>();
  const objects = memoryObjects();
  const rehearsals = new Map<string, Map<string, RehearsalRecord>>();
  const packs = new Map<string, readonly AttemptPack[]>();
  let account: StoredAccount | undefined;

  const keyOf = (...parts: readonly (string | number)[]): string => JSON.stringify(parts);
  const put = (record: ScreenshotRecord): void =>
    void childMap(screenshots, record.captureId).set(record.index, record);

  return {
    ...objects,
    async captures() {
      return [...captures.values()].toSorted((a, b) => b.madeAt - a.madeAt);
    },
    async putCapture(capture) {
      captures.set(capture.id, capture);
    },
    async addScreenshots(items) {
      const hosts = new Set(items.map(({ record }) => record.bucketHost));
      for (const host of hosts) checkServiceMayWrite(await objects.bucketSettings(host));
      const overwritten: string[] = [];
      for (const { record, jpeg } of items) {
        const { bucketHost, objectKey, captureId, index } = record;
        const before = await objects.object(bucketHost, objectKey);
        const mine = before?.screenshot;
        const overwrote = before !== undefined && !(mine?.captureId === captureId && mine.index === index);
        if (overwrote) overwritten.push(objectKey);
        await objects.putObject({ ...objectOf(record), body: jpeg });
        jpegs.set(keyOf(record.captureId, record.index), jpeg);
        put({ ...record, overwrote });
      }
      objects.tell(items.map(({ record }) => objectOf(record)));
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
    async account() {
      return account;
    },
    async putAccount(changed) {
      account = changed;
    },
    async clear() {
      account = undefined;
      for (const map of [captures, screenshots, jpegs, attempts, rehearsals, packs]) map.clear();
      objects.clear();
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
