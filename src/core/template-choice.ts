/** Where a push goes. */
export type PushAddress = { readonly pushDomain: string; readonly appName: string; readonly streamName: string };

/** What a rule binds its template to. Empty `AppName` or `StreamName`: to every one. */
export type RuleBinding = {
  readonly TemplateId: number;
  readonly DomainName: string;
  readonly AppName: string;
  readonly StreamName: string;
};

/**
 * The rule that decides which template a push gets: one for its stream before one for its AppName before one for its domain.
 * The documentation names the three and gives no order, so this one is our choice. Undefined: none, and nothing is captured.
 *
 * @see API CreateLiveSnapshotRule, 267/30835
 */
export function chooseRule<R extends RuleBinding>(
  rules: readonly R[],
  { pushDomain, appName, streamName }: PushAddress,
): R | undefined {
  const weight = ({ AppName, StreamName }: R): number => (StreamName === '' ? 0 : 2) + (AppName === '' ? 0 : 1);
  return rules
    .filter(
      ({ DomainName, AppName, StreamName }) =>
        DomainName === pushDomain &&
        (AppName === '' || AppName === appName) &&
        (StreamName === '' || StreamName === streamName),
    )
    .toSorted((a, b) => weight(b) - weight(a))[0];
}
