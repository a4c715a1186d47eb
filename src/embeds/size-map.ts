import { followHostLanguage } from '../elements/host-language.ts';
import { SizeMap } from '../elements/size-map.ts';

await followHostLanguage();
if (!customElements.get('lsc-size-map')) customElements.define('lsc-size-map', SizeMap);
