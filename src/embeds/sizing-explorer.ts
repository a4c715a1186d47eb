import { followHostLanguage } from '../elements/host-language.ts';
import { SizingExplorer } from '../elements/sizing-explorer.ts';

await followHostLanguage();
if (!customElements.get('lsc-sizing-explorer')) customElements.define('lsc-sizing-explorer', SizingExplorer);
