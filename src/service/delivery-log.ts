import { isTaken } from '../core/delivery.ts';
import { sentBody } from './attempts.ts';
import type { CallbackRecord, FindCallbackRecords } from './callback-records.ts';
import { apiTime } from './control-plane-action.ts';
import type { Storage } from './ports.ts';
import type { AttemptRecord } from './records.ts';
import { readCapture } from './stored-captures.ts';

/**
 * The attempts of all stored captures of a stream, as the API's log tells of them. Its codes but 0 are not documented: where an
 * answer came it is the status, and else -1, which is our choice.
 */
export function deliveryLog(storage: Pick<Storage, 'captures' | 'screenshots' | 'attempts'>): FindCallbackRecords {
  return async ({ streamName, fromUnixSeconds, untilUnixSeconds }) => {
    const captures = (await storage.captures()).filter(({ settings }) => settings.streamName === streamName);
    const logs = await Promise.all(captures.map((capture) => readCapture(storage, capture)));
    const all = logs.flatMap(({ screenshots, attempts }) =>
      screenshots.flatMap(({ index, rawBody }) =>
        (attempts.get(index) ?? []).map((attempt) => ({
          at: attempt.at,
          record: logged(attempt, rawBody, streamName),
        })),
      ),
    );
    return all
      .filter(({ at }) => at >= fromUnixSeconds * 1000 && at < (untilUnixSeconds + 1) * 1000)
      .toSorted((a, b) => a.at - b.at)
      .map(({ record }) => record);
  };
}

function logged(attempt: AttemptRecord, rawBody: string, StreamId: string): CallbackRecord {
  const { at, durationMs, status, answer } = attempt;
  return {
    EventTime: apiTime(Math.floor(at / 1000)),
    EventType: 200,
    Request: sentBody({ rawBody }, attempt),
    Response: answer?.body ?? '',
    ResponseTime: apiTime(Math.floor((at + durationMs) / 1000)),
    ResultCode: isTaken(attempt) ? 0 : (status ?? -1),
    StreamId,
  };
}
