import { dialects, type DialectId } from '../core/dialects.ts';
import { ScreencaptureError } from '../core/errors.ts';
import { parseWholeNumber } from '../core/names.ts';
import { planLimits } from '../payloads/check-plan.ts';
import { payloadFormats, type FormatId } from '../payloads/formats.ts';
import { negativeCaseNames } from '../core/negative-suite.ts';
import { defaultPlan, type PayloadPlan } from '../payloads/plan.ts';
import { encodeValue, readParameters } from '../service/link.ts';
import {
  readOverride,
  readShare,
  readSizes,
  readStreams,
  sizesText,
  splitOverrides,
  splitShares,
} from './plan-lists.ts';

/** What the Payloads view asks for beside the settings of all views; the names and the order are those of links. */
const planFieldNames = [
  'count',
  'every',
  'streams',
  'pushes',
  'templates',
  'negatives',
  'seed',
  'overrides',
  'format',
] as const;

export type PlanFieldName = (typeof planFieldNames)[number];

/** The form as typed. */
export type PlanTexts = Readonly<Record<PlanFieldName, string>>;

/** One error per field that has a mistake. */
export type PlanMistakes = { readonly [name in PlanFieldName]?: ScreencaptureError };

/** What the form says of a plan. */
export type PlanPart = Pick<
  PayloadPlan,
  'count' | 'everySeconds' | 'streams' | 'pushSizes' | 'templates' | 'negatives' | 'seed' | 'overrides'
> & { readonly format: FormatId };

/** Whether the version of the documentation that is chosen has a case, `checkPlan` knows. */
const allCaseNames: ReadonlySet<string> = new Set((Object.keys(dialects) as DialectId[]).flatMap(negativeCaseNames));

/** Ours: more cannot be typed with any use. */
const longestSeed = 64;

/** The form before anybody typed: the documented sample's values. */
export const defaultPlanTexts: PlanTexts = {
  count: String(defaultPlan.count),
  every: String(defaultPlan.everySeconds),
  streams: defaultPlan.streams.join(','),
  pushes: sizesText(defaultPlan.pushSizes),
  templates: sizesText(defaultPlan.templates),
  negatives: '',
  seed: defaultPlan.seed,
  overrides: '',
  format: 'ndjson',
};

const readers = {
  count: (text: string) => readWithin(text, planLimits.count),
  every: (text: string) => readWithin(text, planLimits.everySeconds),
  streams: readStreams,
  pushes: readSizes,
  templates: readSizes,
  negatives: readNegatives,
  seed: readSeed,
  overrides: (text: string) => splitOverrides(text).map(readOverride),
  format: readFormat,
} as const;

/** Reads a field by itself; what several fields come to together, `checkPlan` judges. Undefined when it is right. */
export function planMistake(name: PlanFieldName, text: string): ScreencaptureError | undefined {
  try {
    readers[name](text);
    return undefined;
  } catch (error) {
    if (error instanceof ScreencaptureError) return error;
    throw error;
  }
}

/** What the form says, or the mistakes that keep it from saying anything. */
export function readPlanTexts(texts: PlanTexts): {
  readonly part: PlanPart | undefined;
  readonly mistakes: PlanMistakes;
} {
  const mistakes: { -readonly [name in PlanFieldName]?: ScreencaptureError } = {};
  for (const name of planFieldNames) {
    const mistake = planMistake(name, texts[name]);
    if (mistake !== undefined) mistakes[name] = mistake;
  }
  if (Object.keys(mistakes).length > 0) return { part: undefined, mistakes };
  const part = {
    count: readers.count(texts.count),
    everySeconds: readers.every(texts.every),
    streams: readers.streams(texts.streams),
    pushSizes: readers.pushes(texts.pushes),
    templates: readers.templates(texts.templates),
    negatives: readers.negatives(texts.negatives),
    seed: readers.seed(texts.seed),
    overrides: readers.overrides(texts.overrides),
    format: readers.format(texts.format),
  };
  return { part, mistakes };
}

/** What of the form differs from its default, as parameters of a link. */
export const planQuery = (texts: PlanTexts): string =>
  planFieldNames
    .filter((name) => texts[name] !== defaultPlanTexts[name])
    .map((name) => `${name}=${encodeValue(texts[name]).replaceAll('%2C', ',')}`)
    .join('&');

/** The form as a link means it. Values that do not parse are passed over and named; so does the form judge each by itself. */
export function parsePlanQuery(query: string): { readonly texts: PlanTexts; readonly ignored: readonly string[] } {
  const values = readParameters(query);
  const texts: { -readonly [name in PlanFieldName]: string } = { ...defaultPlanTexts };
  const ignored: string[] = [];
  for (const name of planFieldNames) {
    if (!values.has(name)) continue;
    const text = values.get(name);
    if (text === undefined || planMistake(name, text) !== undefined) ignored.push(name);
    else texts[name] = text;
  }
  return { texts, ignored };
}

function readWithin(text: string, { min, max }: { readonly min: number; readonly max: number }): number {
  const value = parseWholeNumber(text);
  if (value !== undefined && value >= min && value <= max) return value;
  throw new ScreencaptureError('invalid-plan', `must be a whole number from ${min} to ${max}`, { min, max });
}

function readNegatives(text: string): Readonly<Record<string, number>> {
  const shares = splitShares(text).map(({ name, share }) => [readCase(name), readShare(share)] as const);
  return Object.fromEntries(shares);
}

function readCase(name: string): string {
  if (allCaseNames.has(name)) return name;
  throw new ScreencaptureError('invalid-choice', 'no case of the negative suite', { value: name.toWellFormed() });
}

function readSeed(text: string): string {
  if (text.length <= longestSeed && !/[\p{Cc}\p{Cs}]/u.test(text)) return text;
  throw new ScreencaptureError('invalid-plan', 'no such seed', { reason: 'seed', max: longestSeed });
}

function readFormat(text: string): FormatId {
  const format = payloadFormats.find(({ id }) => id === text);
  if (format !== undefined) return format.id;
  throw new ScreencaptureError('invalid-choice', 'no such format', { value: text.toWellFormed() });
}
