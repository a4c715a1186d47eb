/** Media time as `HH:MM:SS.mmm`, which is how WebVTT writes it too; hours grow beyond two digits. Microseconds, rounded to milliseconds. */
export function mediaTimeText(us: number): string {
  const ms = Math.round(us / 1000);
  const seconds = Math.floor(ms / 1000);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) =>
    padded(part, 2),
  );
  return `${clock.join(':')}.${padded(ms % 1000, 3)}`;
}

const padded = (value: number, digits: number): string => String(value).padStart(digits, '0');
