import { SizingTruthTable } from '../elements/sizing-truth-table.ts';

if (!customElements.get('lsc-sizing-truth-table')) customElements.define('lsc-sizing-truth-table', SizingTruthTable);
