import { msg } from '@lit/localize';
import type { Settings } from '../service/settings.ts';
import type { SizingChoice } from './sizing-choice-words.ts';

/** When the first screenshot is taken; the default first. */
export const firstScreenshotChoices = (): readonly SizingChoice<Settings['firstScreenshot']>[] => [
  ['at-start', msg('at the first frame')],
  ['after-interval', msg('after one interval')],
];

/** What t and sign of a retry are; the default first. */
export const signatureOnRetryChoices = (): readonly SizingChoice<Settings['signatureOnRetry']>[] => [
  ['as-first-sent', msg('as first sent')],
  ['renewed', msg('renewed for each attempt')],
];

/** What is sent without a callback key; the default first. */
export const emptyKeyChoices = (): readonly SizingChoice<Settings['emptyKey']>[] => [
  ['signed', msg('sign with t alone: MD5("" + t)')],
  ['left-out', msg('leave out sign and t')],
];

/** Which size of a file counts as (X, Y); the default first. */
export const pushSizeChoices = (): readonly SizingChoice<Settings['pushSize']>[] => [
  ['display', msg('as shown: after rotation and pixel aspect')],
  ['coded', msg('as coded')],
];
