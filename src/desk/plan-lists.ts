import { ScreencaptureError } from '../core/errors.ts';
import { checkStreamName, parseWholeNumber } from '../core/names.ts';
import type { Size } from '../core/push.ts';
import { checkOverride } from '../payloads/check-plan.ts';
import type { PayloadOverride } from '../payloads/plan.ts';
import { typedValue } from '../payloads/typed-value.ts';

/** A negative case that was chosen, and its share as typed. */
export type ShareText = { readonly name: string; readonly share: string };

/** An override as typed: for `all` or the callback of an index, a field, and a JSON value; an empty one takes the field out. */
export type OverrideText = { readonly at: string; readonly field: string; readonly value: string };

/** What people put between the items of a list. */
const separator = /[\s,;，、；]+/u;

/** The items of a list, whatever stands between them. */
const items = (text: string): readonly string[] => text.split(separator).filter((item) => item !== '');

/** @throws {ScreencaptureError} `invalid-stream-name` */
export const readStreams = (text: string): readonly string[] => nonEmpty(items(text)).map(checkStreamName);

/** Sizes such as `1280x720`. @throws {ScreencaptureError} `invalid-plan`, with the item that is none */
export const readSizes = (text: string): readonly Size[] => nonEmpty(items(text)).map(readSize);

export const sizesText = (sizes: readonly Size[]): string =>
  sizes.map(({ width, height }) => `${width}x${height}`).join(',');

function readSize(item: string): Size {
  const [, width = '', height = ''] = /^(\d+)[x×*](\d+)$/i.exec(item) ?? [];
  const size = { width: parseWholeNumber(width), height: parseWholeNumber(height) };
  if (size.width === undefined || size.height === undefined) throw unreadable('size', item);
  return { width: size.width, height: size.height };
}

function nonEmpty(list: readonly string[]): readonly string[] {
  if (list.length > 0) return list;
  throw new ScreencaptureError('invalid-plan', 'at least one is needed', { reason: 'empty' });
}

/** `expired:0.1,wrong-key:0.05`, as the shares were typed. */
export const splitShares = (text: string): readonly ShareText[] =>
  text === ''
    ? []
    : text.split(',').map((item) => {
        const colon = item.indexOf(':');
        return colon === -1 ? { name: item, share: '' } : { name: item.slice(0, colon), share: item.slice(colon + 1) };
      });

/** A comma cannot be part of a share: whoever types one means the decimal point. */
export const joinShares = (shares: readonly ShareText[]): string =>
  shares.map(({ name, share }) => `${name}:${share.replaceAll(',', '.')}`).join(',');

/** A share of 0 to 1, exact to one in a million. @throws {ScreencaptureError} `invalid-plan` */
export function readShare(text: string): number {
  if (/^(?:0?\.\d{1,6}|[01](?:\.\d{0,6})?)$/.test(text) && Number(text) <= 1) return Number(text);
  throw unreadable('share', text);
}

/** One override a line: `all file_size=1`, `3 t="1545030873"`, `all sign=`. */
export const splitOverrides = (text: string): readonly OverrideText[] =>
  text === ''
    ? []
    : text.split('\n').map((line) => {
        const [, at = '', field = '', value = ''] = /^(\S*) ?([^=]*)=?(.*)$/s.exec(line) ?? [];
        return { at, field, value };
      });

export const joinOverrides = (overrides: readonly OverrideText[]): string =>
  overrides
    .map(({ at, field, value }) => `${at.replaceAll(/\s/g, '')} ${field.replaceAll(/[=\s]/g, '')}=${value}`)
    .join('\n');

/** @throws {ScreencaptureError} `invalid-plan`, with the `reason`: which part of it cannot be read or kept */
export function readOverride({ at, field, value }: OverrideText): PayloadOverride {
  const index = at === 'all' ? at : parseWholeNumber(at);
  if (index === undefined) throw unreadable('at', at);
  if (!/^[^\s=]{1,64}$/u.test(field)) throw unreadable('field', field);
  return checkOverride({ at: index, fields: { [field]: value.trim() === '' ? undefined : typedValue(value) } });
}

const unreadable = (reason: string, value: string): ScreencaptureError =>
  new ScreencaptureError('invalid-plan', `cannot be read: ${reason}`, { reason, value: value.toWellFormed() });
