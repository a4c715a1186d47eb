import { updateWhenLocaleChanges } from '@lit/localize';
import { LitElement } from 'lit';

/** An element whose texts follow the page's language. */
export class LocalizedElement extends LitElement {
  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }
}
