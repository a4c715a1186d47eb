import { dialects, type DialectId } from './dialects.ts';
import { ScreencaptureError } from './errors.ts';
import { checkInterval } from './interval.ts';
import { checkPattern, trimSlashes, type NamePatterns } from './name-pattern.ts';
import { checkAppId, checkBucket, checkRegion } from './names.ts';
import type { Size } from './push.ts';
import { citeSource, type Source } from './sources.ts';

/** What of a snapshot template decides how screenshots are taken and stored, by its names in the API. */
export type SnapshotTemplate = {
  /** Whole seconds. */
  readonly SnapshotInterval: number;
  /** Pixels; 0 is "not set". */
  readonly Width: number;
  readonly Height: number;
  /** Digits, as text: it is part of a name and never counted with. */
  readonly CosAppId: string;
  /** Without the `-AppId` at its end. */
  readonly CosBucket: string;
  readonly CosRegion: string;
  readonly CosPrefix: string;
  readonly CosFileName: string;
};

/** What has no default must be given. */
export type SnapshotTemplateInput = Pick<SnapshotTemplate, 'CosAppId' | 'CosBucket' | 'CosRegion'> &
  Partial<SnapshotTemplate>;

/**
 * Completes a template with the defaults of the dialect and checks it.
 *
 * @throws {ScreencaptureError} `invalid-interval`, `invalid-size`, `invalid-appid`, `invalid-bucket`, `invalid-region`,
 * `invalid-pattern`: the first that applies.
 * @see API CreateLiveSnapshotTemplate, 267/30834
 */
export function checkTemplate(input: SnapshotTemplateInput, dialect: DialectId): SnapshotTemplate {
  const { interval, naming } = dialects[dialect];
  const patterns = checkPatterns(
    { prefix: input.CosPrefix ?? naming.value.prefix, fileName: input.CosFileName ?? naming.value.fileName },
    dialect,
  );
  const { width, height } = checkConfiguredSize({ width: input.Width ?? 0, height: input.Height ?? 0 }, dialect);
  return {
    SnapshotInterval: checkInterval(input.SnapshotInterval ?? interval.value.default, dialect),
    Width: width,
    Height: height,
    CosAppId: checkAppId(input.CosAppId),
    CosBucket: checkBucket(input.CosBucket),
    CosRegion: checkRegion(input.CosRegion),
    CosPrefix: patterns.prefix,
    CosFileName: patterns.fileName,
  };
}

/**
 * Checks a configured size (W, H) against the limits of the API.
 *
 * @throws {ScreencaptureError} `invalid-size`, with the side, its limits and where they come from.
 */
export function checkConfiguredSize({ width, height }: Size, dialect: DialectId): Size {
  return {
    width: checkConfiguredSide('width', width, dialect),
    height: checkConfiguredSide('height', height, dialect),
  };
}

/**
 * Checks one side of a configured size.
 *
 * @throws {ScreencaptureError} `invalid-size`
 */
export function checkConfiguredSide(side: 'width' | 'height', pixels: number, dialect: DialectId): number {
  const { value: limits, source } = dialects[dialect].sizeLimits;
  const max = side === 'width' ? limits.maxWidth : limits.maxHeight;
  if (Number.isInteger(pixels) && pixels >= 0 && pixels <= max) return pixels + 0;
  const details = { side, value: String(pixels), min: 0, max, ...cited(source) };
  throw new ScreencaptureError('invalid-size', `the configured ${side} must be 0 to ${max} whole pixels`, details);
}

/**
 * Checks both name patterns: valid, and the documented ones where the dialect lets nobody change them.
 *
 * @throws {ScreencaptureError} `invalid-pattern`
 */
export function checkPatterns(patterns: NamePatterns, dialect: DialectId): NamePatterns {
  checkDialectPattern('prefix', patterns.prefix, dialect);
  checkDialectPattern('file-name', patterns.fileName, dialect);
  return patterns;
}

/**
 * Checks one of the name patterns.
 *
 * @throws {ScreencaptureError} `invalid-pattern`; `reason` is `fixed` for a pattern that the dialect does not let anybody change.
 */
export function checkDialectPattern(place: 'prefix' | 'file-name', text: string, dialect: DialectId): string {
  checkPattern(text, place);
  const { value: naming, source } = dialects[dialect].naming;
  const documented = place === 'prefix' ? naming.prefix : naming.fileName;
  const isDocumented = place === 'prefix' ? trimSlashes(text) === trimSlashes(documented) : text === documented;
  if (naming.changeable || isDocumented) return text;
  const details = { value: text.toWellFormed(), place, reason: 'fixed', documented, dialect, ...cited(source) };
  throw new ScreencaptureError('invalid-pattern', `in this version the ${place} pattern is fixed`, details);
}

function cited(source: Source) {
  return { source: citeSource(source), sourceUrl: source.url };
}
