const offsetMs = 8 * 3_600_000;

/** What a ZIP's two-second clock can say: years 1980 to 2107. */
const earliestMs = Date.UTC(1980, 0, 1);
const latestMs = Date.UTC(2107, 11, 31, 23, 59, 58);

/**
 * A date whose "local" fields are UTC+8, as in object names, wherever the computer stands. ZIP entries carry local time
 * without a zone, and client-zip takes it from these getters.
 */
export class WallTime extends Date {
  constructor(unixSeconds: number) {
    super(Math.min(Math.max(unixSeconds * 1000 + offsetMs, earliestMs), latestMs));
  }

  override getFullYear(): number {
    return this.getUTCFullYear();
  }
  override getMonth(): number {
    return this.getUTCMonth();
  }
  override getDate(): number {
    return this.getUTCDate();
  }
  override getHours(): number {
    return this.getUTCHours();
  }
  override getMinutes(): number {
    return this.getUTCMinutes();
  }
  override getSeconds(): number {
    return this.getUTCSeconds();
  }
}
