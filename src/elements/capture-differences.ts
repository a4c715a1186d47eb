import { msg, str } from '@lit/localize';
import { objectName } from '../core/object-key.ts';
import type { ScreenshotRecord } from '../service/records.ts';
import type { Settings } from '../service/settings.ts';
import type { CaptureOnShow } from '../service/state.ts';
import { readBody } from './body-explanations.ts';
import {
  emptyKeyChoices,
  firstScreenshotChoices,
  pushSizeChoices,
  signatureOnRetryChoices,
} from './capture-choice-words.ts';
import { fieldLabel } from './field-labels.ts';
import { sampleLabel } from './push-panel.ts';
import { shownNumber, shownSize } from './shown-values.ts';
import { roundingChoices, swapChoices, type SizingChoice } from './sizing-choice-words.ts';
import { configuredSide } from '../words/sizing-words.ts';

/** Something that is not the same in two captures. `kind` says whose words the name is in: ours, or the body's. */
export type Difference = {
  readonly kind: 'setting' | 'screenshot' | 'body';
  readonly name: string;
  readonly onShow: string;
  readonly compared: string;
};

/** What differs between two captures: their settings, and the screenshots with the same index: size, name, body. */
export function differencesBetween(
  onShow: CaptureOnShow,
  compared: CaptureOnShow,
  index: number,
): readonly Difference[] {
  const left = screenshotWith(onShow, index);
  const right = screenshotWith(compared, index);
  return [
    ...settingRows(onShow.record.settings, compared.record.settings),
    row(
      'screenshot',
      msg('Screenshots', { id: 'number-of-screenshots' }),
      String(onShow.record.taken),
      String(compared.record.taken),
    ),
    row(
      'screenshot',
      msg('Screenshot size (N, M)'),
      left && shownSize(left.resolution.size),
      right && shownSize(right.resolution.size),
    ),
    row('screenshot', msg('Object name'), left && objectName(left.objectKey), right && objectName(right.objectKey)),
    ...bodyRows(left, right),
  ].filter((difference) => difference.onShow !== difference.compared);
}

function settingRows(left: Settings, right: Settings): Difference[] {
  const sides = describeSettings(right);
  return describeSettings(left).map(([name, value], at) => row('setting', name, value, sides[at]?.[1]));
}

function describeSettings(settings: Settings): readonly (readonly [name: string, value: string])[] {
  const { push, configured } = settings;
  return [
    [fieldLabel('sample'), pushText(push)],
    [fieldLabel('interval'), String(settings.intervalSeconds)],
    [fieldLabel('w'), configuredSide(configured.width)],
    [fieldLabel('h'), configuredSide(configured.height)],
    [fieldLabel('stream'), settings.streamName],
    [fieldLabel('domain'), settings.pushDomain],
    [fieldLabel('app'), settings.appName],
    [fieldLabel('params'), settings.streamParameters],
    [fieldLabel('start'), settings.pushStart],
    [fieldLabel('bucket'), settings.bucket],
    [fieldLabel('appid'), settings.appId],
    [fieldLabel('region'), settings.region],
    [fieldLabel('prefix'), settings.cosPrefix],
    [fieldLabel('filename'), settings.cosFileName],
    [fieldLabel('dialect'), settings.dialect],
    [fieldLabel('rounding'), inWords(roundingChoices(), settings.rounding)],
    [fieldLabel('swap'), inWords(swapChoices(), settings.swap)],
    [fieldLabel('first'), inWords(firstScreenshotChoices(), settings.firstScreenshot)],
    [fieldLabel('resign'), inWords(signatureOnRetryChoices(), settings.signatureOnRetry)],
    [fieldLabel('emptykey'), inWords(emptyKeyChoices(), settings.emptyKey)],
    [fieldLabel('pushsize'), inWords(pushSizeChoices(), settings.pushSize)],
    [fieldLabel('quality'), String(settings.jpegQuality)],
  ];
}

/** What the form calls a choice. */
const inWords = (choices: readonly SizingChoice[], chosen: string): string =>
  choices.find(([value]) => value === chosen)?.[1] ?? chosen;

function pushText(push: Settings['push']): string {
  switch (push.kind) {
    case 'sample':
      return sampleLabel(push.id);
    case 'file':
      return `${push.name}, ${shownNumber(push.bytes)} B`;
    case 'pattern':
      return `${shownSize(push.size)}, ${msg(str`${shownNumber(push.durationSeconds)} s`)}`;
  }
}

function bodyRows(left: ScreenshotRecord | undefined, right: ScreenshotRecord | undefined): Difference[] {
  const leftBody = (left && readBody(left.rawBody)) ?? {};
  const rightBody = (right && readBody(right.rawBody)) ?? {};
  const names = [...new Set([...Object.keys(leftBody), ...Object.keys(rightBody)])];
  return names.map((name) => row('body', name, JSON.stringify(leftBody[name]), JSON.stringify(rightBody[name])));
}

const row = (
  kind: Difference['kind'],
  name: string,
  onShow: string | undefined,
  compared: string | undefined,
): Difference => ({
  kind,
  name,
  onShow: onShow ?? '–',
  compared: compared ?? '–',
});

const screenshotWith = ({ screenshots }: CaptureOnShow, index: number): ScreenshotRecord | undefined =>
  screenshots.find((shot) => shot.index === index);
