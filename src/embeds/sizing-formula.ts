import { followHostLanguage } from '../elements/host-language.ts';
import { SizingFormula } from '../elements/sizing-formula.ts';

await followHostLanguage();
if (!customElements.get('lsc-sizing-formula')) customElements.define('lsc-sizing-formula', SizingFormula);
