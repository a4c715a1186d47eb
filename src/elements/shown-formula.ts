import { html, type TemplateResult } from 'lit';
import type { Rounding, SizeResolution } from '../core/sizing.ts';
import { ruleFormula, type FormulaLine } from '../words/rule-formula.ts';

/** The rule as a formula, with the numbers put in and each letter and number marked by the size that it belongs to. */
export const shownFormula = (resolution: SizeResolution, rounding: Rounding): readonly TemplateResult[] =>
  ruleFormula(resolution, rounding).map((line, place) =>
    place === 0 ? shownLine(line) : html`<br />${shownLine(line)}`,
  );

const shownLine = (line: FormulaLine): TemplateResult =>
  html`${line.map((piece) => (typeof piece === 'string' ? piece : html`<span class=${piece.of}>${piece.text}</span>`))}`;
