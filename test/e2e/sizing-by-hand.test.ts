import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { resolveScreenshotSize } from '../../src/core/index.ts';
import { test, type Visitor } from './support/test.ts';

const push = { width: 1280, height: 720 };

const openExample = async (visitor: Visitor): Promise<Page> => {
  const { page } = await visitor.open({ path: '/examples/documentation.html' });
  await page.getByRole('slider', { name: 'Point on the map' }).waitFor();
  return page;
};

const middleOf = async (handle: Locator): Promise<{ readonly x: number; readonly y: number }> => {
  const { x, y, width, height } = (await handle.boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
};

async function drag(page: Page, handle: Locator, right: number, down: number): Promise<void> {
  await handle.scrollIntoViewIfNeeded();
  const { x, y } = await middleOf(handle);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + right / 2, y + down / 2);
  await page.mouse.move(x + right, y + down);
}

/** What the explorer's fields say. */
async function configured(page: Page): Promise<{ readonly width: number; readonly height: number }> {
  const explorer = page.locator('lsc-sizing-explorer');
  const [width, height] = await Promise.all(
    ['Width (W)', 'Height (H)'].map((name) => explorer.getByLabel(name, { exact: true }).inputValue()),
  );
  return { width: Number(width), height: Number(height) };
}

const shownSize = async (page: Page): Promise<string | null> =>
  page.getByLabel('Screenshot size', { exact: true }).textContent();

test.for([
  ['its right edge', '.along-x', 60, 0],
  ['its lower edge', '.along-y', 0, -70],
  ['its corner', '.along-both', 60, -70],
] as const)(
  'the rectangle is dragged by %s, which stays under the pointer',
  async ([, grip, right, down], { visitor }) => {
    const page = await openExample(visitor);
    const handle = page.locator(`lsc-sizing-explorer ${grip} .grip`);
    const [before, start] = [await configured(page), await middleOf(handle)];
    await drag(page, handle, 60, -70);
    const [after, end] = [await configured(page), await middleOf(handle)];
    expect([Math.sign(after.width - before.width), Math.sign(after.height - before.height)]).toEqual([
      Math.sign(right),
      Math.sign(down),
    ]);
    expect(Math.abs(end.x - start.x - right)).toBeLessThanOrEqual(1);
    expect(Math.abs(end.y - start.y - down)).toBeLessThanOrEqual(1);

    await page.mouse.up();
    const { width, height } = resolveScreenshotSize(push, after).size;
    expect((await shownSize(page))?.trim()).toBe(`${width}×${height}`);
  },
);

test('the point of the map is dragged to the setting under the pointer', async ({ visitor }) => {
  const page = await openExample(visitor);
  const point = page.getByRole('slider', { name: 'Point on the map' });
  await drag(page, point, 120, 90);
  await page.mouse.up();
  const map = (await page.locator('lsc-size-map canvas').boundingBox())!;
  const { x, y } = await middleOf(point);
  const [w, h] = [Math.floor((3001 * (x - map.x)) / map.width), Math.floor((2001 * (y - map.y)) / map.height)];
  const { width, height } = resolveScreenshotSize(push, { width: w, height: h }).size;
  expect(await point.getAttribute('aria-valuetext')).toMatch(new RegExp(`^W ${w}, H ${h}: ${width}×${height}, `));
});

test('zoom reaches every single setting: the next one is some pixels further on', async ({ visitor }) => {
  const page = await openExample(visitor);
  const zoomIn = page.getByRole('button', { name: 'Zoom in' });
  while (await zoomIn.isEnabled()) await zoomIn.click();
  const point = page.getByRole('slider', { name: 'Point on the map' });
  await point.scrollIntoViewIfNeeded();
  const map = (await page.locator('lsc-size-map canvas').boundingBox())!;
  const step = (map.width * 2 ** 6) / 3001;
  expect(step).toBeGreaterThan(12);
  const { x, y } = await middleOf(point);
  await page.mouse.click(x + step, y);
  expect(await point.getAttribute('aria-valuetext')).toMatch(/^W 641, H 360: /);
});

test('the edges and the point follow the keys', async ({ visitor }) => {
  const page = await openExample(visitor);
  const press = async (slider: Locator, keys: readonly string[]): Promise<string | null> => {
    for (const key of keys) await slider.press(key);
    return slider.getAttribute('aria-valuetext');
  };
  const [right, lower] = ['W, by the edge', 'H, by the edge'].map((name) => page.getByRole('slider', { name }));
  expect(await press(right!, ['ArrowRight', 'Shift+ArrowRight'])).toBe('363; screenshot 640×363');
  expect(await press(lower!, ['ArrowUp', 'PageDown'])).toBe('539; screenshot 539×363');
  expect(await press(lower!, ['Home'])).toBe('not set; screenshot 363×204');
  expect(await press(right!, ['End'])).toBe('3000; screenshot 3000×1688');

  const point = page.getByRole('slider', { name: 'Point on the map' });
  expect(await press(point, ['ArrowLeft', 'Shift+ArrowDown'])).toMatch(/^W 639, H 370: 639×370, stretched/);
  await press(point, ['+', '+', '-']);
  await page.getByText('×2', { exact: true }).waitFor();
});
