import { SizingFormula } from '../elements/sizing-formula.ts';

if (!customElements.get('lsc-sizing-formula')) customElements.define('lsc-sizing-formula', SizingFormula);
