import { followHostLanguage } from '../elements/host-language.ts';
import { SignatureLine } from '../elements/signature-line.ts';

await followHostLanguage();
if (!customElements.get('lsc-signature-line')) customElements.define('lsc-signature-line', SignatureLine);
