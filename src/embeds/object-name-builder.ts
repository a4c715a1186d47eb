import { ObjectNameBuilder } from '../elements/object-name-builder.ts';

if (!customElements.get('lsc-object-name-builder')) customElements.define('lsc-object-name-builder', ObjectNameBuilder);
