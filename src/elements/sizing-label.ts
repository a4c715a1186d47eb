import { msg } from '@lit/localize';
import type { SizingField } from './sizing-reading.ts';

/** The accessible names of the four sides: in English a public contract. */
export function sizingLabel(field: SizingField): string {
  switch (field) {
    case 'x':
      return msg('Push width (X)');
    case 'y':
      return msg('Push height (Y)');
    case 'w':
      return msg('Width (W)');
    case 'h':
      return msg('Height (H)');
  }
}
