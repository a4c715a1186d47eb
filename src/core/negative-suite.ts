import { foreignCases, missingFieldCases, spellingCases } from './suite-body-cases.ts';
import { callbackWriter, type SuiteCase, type SuiteSettings } from './suite-case.ts';
import { repetitionCases, signatureCases } from './suite-signature-cases.ts';

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
  const write = callbackWriter(settings);
  return [
    ...signatureCases(settings, write),
    ...repetitionCases(settings, write),
    ...spellingCases(settings, write),
    ...missingFieldCases(settings, write),
    ...foreignCases(settings, write),
  ];
}
