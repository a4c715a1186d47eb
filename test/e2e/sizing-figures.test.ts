import { expect } from 'vitest';
import { resolveScreenshotSize, type Size } from '../../src/core/index.ts';
import type { SizingExplorer } from '../../src/elements/sizing-explorer.ts';
import { roundings, swaps } from '../../src/elements/sizing-reading.ts';
import { modelledSize, randomSizings } from '../support/sizing-model.ts';
import { testInOneVisit } from './support/one-visit.ts';

type Sizing = { readonly push: Size; readonly configured: Size };

/** Gives an explorer one input after the other, as its attributes, and reads what it shows for each. Runs in the page. */
async function showEach(explorer: SizingExplorer, sizings: readonly Sizing[]): Promise<readonly string[]> {
  const shown: string[] = [];
  for (const { push, configured } of sizings) {
    explorer.setAttribute('push', `${push.width}x${push.height}`);
    explorer.setAttribute('width', String(configured.width));
    explorer.setAttribute('height', String(configured.height));
    await explorer.updateComplete;
    shown.push(explorer.shadowRoot!.querySelector('[part=result]')!.textContent.trim());
  }
  return shown;
}

const options = roundings.flatMap((rounding) => swaps.map((swap) => ({ rounding, swap })));

const figures = testInOneVisit(async (visitor) => (await visitor.open({ path: '/examples/documentation.html' })).page);

// Eight options, so 100,000 inputs in all.
figures.for(options)(
  'for 12,500 random inputs, rounded $rounding and swapped as $swap, the explorer shows what core returns, and so does a model',
  { timeout: 600_000 },
  async (choices, { visit: { page } }) => {
    const explorer = page.locator('lsc-sizing-explorer:defined');
    // A picture costs less to draw anew than the test card.
    await explorer.evaluate((element, wanted) => void Object.assign(element, wanted), {
      ...choices,
      picture: 'icon.svg',
    });
    const sizings = randomSizings(12_500, 20_181_217 + options.indexOf(choices));
    const shown = await explorer.evaluate(showEach, sizings);

    const told = sizings.map(({ push, configured }, index) => {
      const { size } = resolveScreenshotSize(push, configured, choices);
      const [returned, modelled] = [`${size.width}×${size.height}`, modelledSize(push, configured, choices)];
      return { push, configured, shown: shown[index], returned, modelled };
    });
    expect(told.filter(({ shown: text, returned, modelled }) => text !== returned || text !== modelled)).toEqual([]);
  },
);
