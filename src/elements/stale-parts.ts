import type { FieldName } from '../service/settings.ts';

/** What of a capture can be out of date. */
export type StalePart = 'picture' | 'name' | 'body' | 'list';

const push: readonly FieldName[] = ['sample', 'x', 'y', 'duration'];
const instants: readonly FieldName[] = [...push, 'interval', 'first'];
const picture: readonly FieldName[] = [...instants, 'w', 'h', 'rounding', 'swap', 'pushsize', 'quality'];
const name: readonly FieldName[] = [...picture, 'stream', 'app', 'domain', 'start', 'prefix', 'filename'];
const body: readonly FieldName[] = [
  ...name,
  'params',
  'bucket',
  'appid',
  'region',
  'dialect',
  'emptykey',
  'resign',
  'key',
];

const following: Readonly<Record<StalePart, ReadonlySet<FieldName>>> = {
  picture: new Set(picture),
  name: new Set(name),
  body: new Set(body),
  list: new Set(instants),
};

/** Whether a part follows from one of the settings that changed since the capture was made. */
export const isPartStale = (part: StalePart, changed: readonly FieldName[] | undefined): boolean =>
  changed?.some((field) => following[part].has(field)) ?? false;
