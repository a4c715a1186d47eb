import { SizeMap } from '../elements/size-map.ts';

if (!customElements.get('lsc-size-map')) customElements.define('lsc-size-map', SizeMap);
