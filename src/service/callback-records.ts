import { parseInstant } from '../core/instant.ts';
import { ScreencaptureError } from '../core/errors.ts';
import { invalidValue } from '../core/api-request.ts';
import type { ActionOutcome, ApiValues } from './control-plane-action.ts';

/** One attempt to deliver a callback, as the API tells of it. */
export type CallbackRecord = {
  /** `YYYY-MM-DD HH:MM:SS`, UTC+8. */
  readonly EventTime: string;
  readonly EventType: number;
  /** The callback's body. */
  readonly Request: string;
  /** The answer's body. */
  readonly Response: string;
  /** When the answer came, as `EventTime`. */
  readonly ResponseTime: string;
  /** 0: delivered. */
  readonly ResultCode: number;
  readonly StreamId: string;
};

/** Looks callbacks of a stream up: those of a time, both ends included, UNIX seconds; oldest first. */
export type FindCallbackRecords = (query: {
  readonly streamName: string;
  readonly fromUnixSeconds: number;
  readonly untilUnixSeconds: number;
}) => readonly CallbackRecord[] | Promise<readonly CallbackRecord[]>;

const daySeconds = 86_400;

/**
 * The delivery log by pages. The documentation keeps it for fourteen days; here it is as old as the pushes that were simulated,
 * so only the span of a day holds.
 */
export async function describeCallbackRecords(values: ApiValues, find: FindCallbackRecords): Promise<ActionOutcome> {
  const [StartTime, EndTime] = [String(values['StartTime']), String(values['EndTime'])];
  const fromUnixSeconds = readTime(StartTime);
  const untilUnixSeconds = readTime(EndTime);
  if (fromUnixSeconds === undefined) return invalidValue('StartTime', StartTime);
  const spanSeconds = untilUnixSeconds === undefined ? -1 : untilUnixSeconds - fromUnixSeconds;
  if (untilUnixSeconds === undefined || spanSeconds < 0 || spanSeconds > daySeconds) {
    return invalidValue('EndTime', EndTime);
  }
  const { PageNum, PageSize, EventType, ResultCode } = values;
  const found = await find({ streamName: String(values['StreamName']), fromUnixSeconds, untilUnixSeconds });
  const chosen = found.filter(
    (record) =>
      (EventType === undefined || record.EventType === EventType) &&
      (ResultCode === undefined || record.ResultCode === ResultCode),
  );
  const [page, size] = [Number(PageNum), Number(PageSize)];
  const TotalNum = chosen.length;
  return {
    result: {
      DataInfoList: chosen.slice((page - 1) * size, page * size),
      PageNum: page,
      PageSize: size,
      TotalNum,
      TotalPage: Math.ceil(TotalNum / size),
    },
  };
}

/** `YYYY-MM-DDThh:mm:ssZ` is UTC, `YYYY-MM-DD hh:mm:ss` is UTC+8. UNIX seconds; undefined for anything else. */
function readTime(text: string): number | undefined {
  const isUtc = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text);
  const isBeijing = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text);
  if (!isUtc && !isBeijing) return undefined;
  try {
    return parseInstant(isUtc ? text : `${text.replace(' ', 'T')}+08:00`) / 1_000_000;
  } catch (error) {
    if (error instanceof ScreencaptureError) return undefined;
    throw error;
  }
}
