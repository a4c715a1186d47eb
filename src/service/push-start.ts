import { documentedUtcOffsetSeconds, wallClock } from '../core/wall-clock.ts';

/** The second of an instant as the `start` field has it: RFC 3339 at UTC+8, the zone of object names. */
export function pushStartText(unixMs: number): string {
  const clock = wallClock(Math.floor(unixMs / 1000), documentedUtcOffsetSeconds);
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = `${String(clock.year).padStart(4, '0')}-${two(clock.month)}-${two(clock.day)}`;
  return `${date}T${two(clock.hour)}:${two(clock.minute)}:${two(clock.second)}+08:00`;
}
