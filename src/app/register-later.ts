import { accountCodes, accountSentences } from '../elements/account-words.ts';
import { AccountNotice } from '../elements/account-notice.ts';
import { CaptureComparison } from '../elements/capture-comparison.ts';
import { addChinese } from '../elements/locale.ts';
import { addSentences } from '../elements/sentences.ts';

const laterInChinese = () => import('../elements/locales/zh-Hans-later.ts');

/** What of the Capture view nobody sees before the account is there: its notices, and captures beside each other. */
export function defineLaterElements(): void {
  if (customElements.get('lsc-account-notice')) return;
  for (const code of accountCodes) addSentences(code, (problem) => accountSentences(code, problem));
  // In English until then, or for good where it cannot be loaded.
  addChinese(laterInChinese).catch(() => {});
  customElements.define('lsc-account-notice', AccountNotice);
  customElements.define('lsc-capture-comparison', CaptureComparison);
}
