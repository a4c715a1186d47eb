import { accountCodes, accountSentences } from '../elements/account-words.ts';
import { AccountNotice } from '../elements/account-notice.ts';
import { addChinese } from '../elements/locale.ts';
import { addSentences } from '../elements/sentences.ts';

const accountInChinese = () => import('../elements/locales/zh-Hans-account.ts');

/** What the page says of the account, defined once that is there. */
export function defineAccountNotice(): void {
  for (const code of accountCodes) addSentences(code, (problem) => accountSentences(code, problem));
  // In English until then, or for good where it cannot be loaded.
  addChinese(accountInChinese).catch(() => {});
  customElements.define('lsc-account-notice', AccountNotice);
}
