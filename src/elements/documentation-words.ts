import { msg, str } from '@lit/localize';
import { isDialectId } from '../core/dialects.ts';

/** What is wrong with a `documentation` attribute; undefined when it names a version that there is. */
export const wrongDocumentation = (documentation: string): string | undefined =>
  isDialectId(documentation) ? undefined : msg(str`There is no documentation “${documentation}”: 2019 or 2025.`);
