import { ApiAccount } from '../elements/api-account.ts';
import { ApiCallForm } from '../elements/api-call-form.ts';
import { ApiCallSettings } from '../elements/api-call-settings.ts';
import { ApiConsole } from '../elements/api-console.ts';
import { ApiEquivalents } from '../elements/api-equivalents.ts';
import { ApiExchange } from '../elements/api-exchange.ts';
import { ApiHistory } from '../elements/api-history.ts';
import { ApiParameters } from '../elements/api-parameters.ts';
import { ApiWays } from '../elements/api-ways.ts';

/** The elements of the API console. The outermost comes last: it finds all others defined. */
const elements: Readonly<Record<string, CustomElementConstructor>> = {
  'lsc-api-parameters': ApiParameters,
  'lsc-api-call-form': ApiCallForm,
  'lsc-api-call-settings': ApiCallSettings,
  'lsc-api-exchange': ApiExchange,
  'lsc-api-equivalents': ApiEquivalents,
  'lsc-api-history': ApiHistory,
  'lsc-api-account': ApiAccount,
  'lsc-api-ways': ApiWays,
  'lsc-api-console': ApiConsole,
};

/** Defines them all; the desk has to be there to be found. */
export function defineConsoleElements(): void {
  for (const [tag, element] of Object.entries(elements)) {
    if (!customElements.get(tag)) customElements.define(tag, element);
  }
}
