import { followHostLanguage } from '../elements/host-language.ts';
import { SizingTruthTable } from '../elements/sizing-truth-table.ts';

await followHostLanguage();
if (!customElements.get('lsc-sizing-truth-table')) customElements.define('lsc-sizing-truth-table', SizingTruthTable);
