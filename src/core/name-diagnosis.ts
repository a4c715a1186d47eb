import type { Fields } from './callback-check.ts';
import { diagnosisCheck, excerptOf, textOf, wholeOf, type DiagnosisCheck } from './diagnosis-check.ts';
import { defaultDialect, dialects } from './dialects.ts';
import { ScreencaptureError, type ErrorDetails } from './errors.ts';
import { parseObjectKey, type ObjectKeyFields } from './object-key-reading.ts';
import { sources } from './sources.ts';
import { documentedUtcOffsetSeconds, wallClock } from './wall-clock.ts';

/** A key in COS has at most 850 bytes; what is longer is not read. Characters. */
const longestPath = 1024;

/** What the object's name says beside what the fields say: its time at UTC+8, its size, its stream. */
export function checkObjectName(fields: Fields): readonly DiagnosisCheck[] {
  const path = textOf(fields, 'pic_url');
  const name = path === undefined ? undefined : readName(path);
  if (name === undefined) {
    const [verdict, reason] = path === undefined ? (['skipped', 'no-path'] as const) : (['info', 'custom'] as const);
    const details: ErrorDetails = path === undefined ? {} : { path: excerptOf(path) };
    return (['name-time', 'name-size', 'name-stream'] as const).map((id) =>
      diagnosisCheck(id, verdict, reason, details, sources.guide),
    );
  }
  return [checkTime(name, fields), checkSize(name, fields), checkStream(name, fields)];
}

/** The name under the default patterns; undefined when it follows others. */
function readName(path: string): ObjectKeyFields | undefined {
  if (!path.startsWith('/') || path.length > longestPath) return undefined;
  try {
    return parseObjectKey(path.slice(1), dialects[defaultDialect].naming.value);
  } catch (error) {
    if (error instanceof ScreencaptureError) return undefined;
    throw error;
  }
}

function checkTime({ unixSeconds }: ObjectKeyFields, fields: Fields): DiagnosisCheck {
  const createTime = wholeOf(fields, 'create_time');
  const expected = createTime === undefined ? undefined : clockText(createTime);
  const shown = unixSeconds === undefined ? undefined : clockText(unixSeconds);
  if (createTime === undefined || unixSeconds === undefined || expected === undefined || shown === undefined) {
    return diagnosisCheck('name-time', 'skipped', 'no-time', {}, sources.guide);
  }
  const apart = unixSeconds - createTime;
  const details = { createTime, shown, expected, apart };
  if (apart === 0) return diagnosisCheck('name-time', 'ok', 'follows', details, sources.guide);
  const reason = apart === -documentedUtcOffsetSeconds ? 'utc' : 'other-time';
  return diagnosisCheck('name-time', 'warning', reason, details, sources.guide);
}

function checkSize({ size }: ObjectKeyFields, fields: Fields): DiagnosisCheck {
  const [width, height] = [wholeOf(fields, 'width'), wholeOf(fields, 'height')];
  if (size === undefined || width === undefined || height === undefined) {
    return diagnosisCheck('name-size', 'skipped', 'no-size', {}, sources.guide);
  }
  const details = { shown: `${size.width}×${size.height}`, expected: `${width}×${height}` };
  const isSame = size.width === width && size.height === height;
  return diagnosisCheck('name-size', isSame ? 'ok' : 'warning', isSame ? 'same' : 'differs', details, sources.guide);
}

function checkStream({ streamName }: ObjectKeyFields, fields: Fields): DiagnosisCheck {
  const streamId = textOf(fields, 'stream_id');
  if (streamName === undefined || streamId === undefined) {
    return diagnosisCheck('name-stream', 'skipped', 'no-stream', {}, sources.guide);
  }
  const details = { shown: excerptOf(streamName), expected: excerptOf(streamId) };
  const isSame = streamName === streamId;
  return diagnosisCheck('name-stream', isSame ? 'ok' : 'warning', isSame ? 'same' : 'differs', details, sources.guide);
}

/** Date and time at UTC+8, as names have them: `2018-12-17 15-04-33`. Undefined for years that no name can show. */
function clockText(unixSeconds: number): string | undefined {
  try {
    const { year, month, day, hour, minute, second } = wallClock(unixSeconds, documentedUtcOffsetSeconds);
    const [date, time] = [
      [month, day],
      [hour, minute, second],
    ].map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'));
    return `${String(year).padStart(4, '0')}-${date} ${time}`;
  } catch (error) {
    if (error instanceof ScreencaptureError) return undefined;
    throw error;
  }
}
