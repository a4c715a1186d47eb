import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * What axe finds wrong on the page as it is: each rule with the elements that break it. Its legacy mode leaves out frames of other
 * origins alone, of which there are none, and does without a tab of its own, three quarters of the work.
 *
 * @param within tags of elements, each inside the one before: only the last is looked at
 */
export async function violations(page: Page, within?: [string, string, ...string[]]): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  if (within !== undefined) axe.include({ fromShadowDom: within });
  const { violations: found } = await axe.analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
