import type { DialectId } from './dialects.ts';
import { ScreencaptureError } from './errors.ts';
import { foreignCases, missingFieldCases, spellingCases } from './suite-body-cases.ts';
import {
  callbackWriter,
  type SuiteCase,
  type SuiteCases,
  type SuiteSettings,
  type WriteCallback,
} from './suite-case.ts';
import { repetitionCases, signatureCases } from './suite-signature-cases.ts';

/** What differs between versions is which fields there are to be missing. */
const casesFor = (dialect: DialectId): SuiteCases => ({
  ...signatureCases,
  ...repetitionCases,
  ...spellingCases,
  ...missingFieldCases(dialect),
  ...foreignCases,
});

const cases: Readonly<Record<DialectId, SuiteCases>> = { 2019: casesFor('2019'), 2025: casesFor('2025') };

/** The names of all cases for a version of the documentation, in their order. */
export function negativeCaseNames(dialect: DialectId): readonly string[] {
  return Object.keys(cases[dialect]);
}

/**
 * The requests by which a receiver is examined: genuine callbacks in all the shapes that they may have, and others that must not
 * pass. The same settings give the same bytes. Genuine ones expire as documented, ten minutes after `nowUnixSeconds` and up to a
 * minute less: make a suite for each run.
 *
 * Whether a verdict is a demand of the documentation, follows from one, or is our advice, is in each case's `basis`. What no
 * answer can show is not examined: that a duplicate is *stored* once, that sign is compared in constant time.
 *
 * @throws {ScreencaptureError} `invalid-key`: the key is not Unicode text; `invalid-instant`: no whole second of the years 0 to 9999.
 */
export function negativeSuite(settings: SuiteSettings): readonly SuiteCase[] {
  const writerFor = callbackWriter(settings);
  return negativeCaseNames(settings.dialect).map((name) => negativeCase(name, settings, writerFor(name)));
}

/**
 * One case alone, of the suite's own callbacks or of those that `write` makes.
 *
 * @throws {ScreencaptureError} `invalid-choice`: no case of this version has the name; and as {@link negativeSuite}.
 */
export function negativeCase(
  name: string,
  settings: SuiteSettings,
  write: WriteCallback = callbackWriter(settings)(name),
): SuiteCase {
  const names = negativeCaseNames(settings.dialect);
  const make = names.includes(name) ? cases[settings.dialect][name] : undefined;
  if (make === undefined) {
    throw new ScreencaptureError('invalid-choice', 'no case of the negative suite has this name', {
      value: name.toWellFormed(),
      choices: names.join(' '),
    });
  }
  return { name, ...make(write, settings) };
}
