import { SizingExplorer } from '../elements/sizing-explorer.ts';

if (!customElements.get('lsc-sizing-explorer')) customElements.define('lsc-sizing-explorer', SizingExplorer);
