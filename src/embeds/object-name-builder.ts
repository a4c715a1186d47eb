import { followHostLanguage } from '../elements/host-language.ts';
import { ObjectNameBuilder } from '../elements/object-name-builder.ts';

await followHostLanguage();
if (!customElements.get('lsc-object-name-builder')) customElements.define('lsc-object-name-builder', ObjectNameBuilder);
