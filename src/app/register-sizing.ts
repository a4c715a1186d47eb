import { SizeMap } from '../elements/size-map.ts';
import { SizingComparison } from '../elements/sizing-comparison.ts';
import { SizingExplorer } from '../elements/sizing-explorer.ts';
import { SizingSolver } from '../elements/sizing-solver.ts';
import { SizingTruthTable } from '../elements/sizing-truth-table.ts';
import { SizingView } from '../elements/sizing-view.ts';

/** The elements of the Sizing view, loaded when it is first shown. The outermost comes last: it finds all others defined. */
const elements: Readonly<Record<string, CustomElementConstructor>> = {
  'lsc-sizing-explorer': SizingExplorer,
  'lsc-size-map': SizeMap,
  'lsc-sizing-solver': SizingSolver,
  'lsc-sizing-comparison': SizingComparison,
  'lsc-sizing-truth-table': SizingTruthTable,
  'lsc-sizing-view': SizingView,
};

for (const [tag, element] of Object.entries(elements)) {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
