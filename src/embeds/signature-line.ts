import { SignatureLine } from '../elements/signature-line.ts';

if (!customElements.get('lsc-signature-line')) customElements.define('lsc-signature-line', SignatureLine);
