import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { sendKeys } from '@web/test-runner-commands';
import { resolveScreenshotSize } from '../../../src/core/sizing.ts';
import '../../../src/embeds/object-name-builder.ts';
import '../../../src/embeds/signature-line.ts';
import '../../../src/embeds/size-map.ts';
import '../../../src/embeds/sizing-explorer.ts';
import '../../../src/embeds/sizing-formula.ts';
import '../../../src/embeds/sizing-truth-table.ts';
import type { ObjectNameBuilder } from '../../../src/elements/object-name-builder.ts';
import type { SignatureLine } from '../../../src/elements/signature-line.ts';
import type { SizeMap } from '../../../src/elements/size-map.ts';
import type { SizingExplorer, SizingInput } from '../../../src/elements/sizing-explorer.ts';
import type { SizingFormula } from '../../../src/elements/sizing-formula.ts';
import type { SizingTruthTable } from '../../../src/elements/sizing-truth-table.ts';
import { useScheme } from './mount.ts';

const textOf = (element: Element, selector: string): string =>
  element.shadowRoot!.querySelector(selector)!.textContent.trim().replace(/\s+/g, ' ');

const inputNamed = (element: Element, name: string): HTMLInputElement =>
  [...element.shadowRoot!.querySelectorAll('label')]
    .find((label) => label.textContent.trim() === name)!
    .querySelector('input')!;

async function type(element: SizingExplorer, name: string, text: string): Promise<void> {
  const input = inputNamed(element, name);
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await element.updateComplete;
}

const documentedExplorer = () =>
  fixture<SizingExplorer>(html`
    <lsc-sizing-explorer push="1280x720" width="352" height="640"
      >352×640 for 1280×720 gives 640×352.</lsc-sizing-explorer
    >
  `);

it('shows a portrait setting swapped for a landscape push', async () => {
  const explorer = await documentedExplorer();
  expect(textOf(explorer, 'output')).to.equal('640×352');
  expect(textOf(explorer, '.words')).to.include('W and H change places').and.include('2.3 % wider than high');
  await expect(explorer).to.be.accessible();
});

it('follows what is typed, and tells it', async () => {
  const explorer = await documentedExplorer();
  const told = oneEvent(explorer, 'lsc-sizing-input');
  await type(explorer, 'Height (H)', '');
  expect(textOf(explorer, 'output')).to.equal('352×198');
  const { detail } = (await told) as CustomEvent<SizingInput>;
  expect(detail).to.deep.include({ x: '1280', y: '720', w: '352', h: '' });
});

it('shows a computed side with its exact fraction and how it was rounded', async () => {
  const formula = await fixture<SizingFormula>(
    html`<lsc-sizing-formula push="720x1280" width="1280"></lsc-sizing-formula>`,
  );
  expect(textOf(formula, '.formula')).to.include('1280 × 1280 / 720 = 2275 5/9 ≈ 2275.556 → 2276');
});

for (const [attributes, sentence] of [
  [{ push: 'abc' }, /^Push width \(X\): A whole number of pixels, 1 to 65535/],
  [{ push: '1280x' }, /^Push height \(Y\)/],
  [{ push: '' }, /^Push width \(X\)/],
  [{ width: '3001' }, /^Width \(W\): A whole number of pixels, 0 to 3000/],
  [{ height: '-1' }, /^Height \(H\)/],
  [{ rounding: 'up' }, /rounding “up”/],
  [{ documentation: '1999' }, /documentation “1999”/],
] as const) {
  it(`says what is wrong with ${JSON.stringify(attributes)}`, async () => {
    const explorer = document.createElement('lsc-sizing-explorer') as SizingExplorer;
    for (const [name, value] of Object.entries(attributes)) explorer.setAttribute(name, value);
    await fixture(html`${explorer}`);
    await explorer.updateComplete;
    expect(textOf(explorer, 'output')).to.match(sentence);
    explorer.setAttribute('push', '100x100');
  });
}

for (const tag of ['lsc-sizing-explorer', 'lsc-size-map', 'lsc-object-name-builder']) {
  it(`says that there is no such documentation, in ${tag}`, async () => {
    const element = document.createElement(tag) as LitElement;
    element.setAttribute('documentation', '1999');
    await fixture(html`${element}`);
    await element.updateComplete;
    expect(textOf(element, '.mistake')).to.equal('There is no documentation “1999”: 2019 or 2025.');
  });
}

it('shows exactly what the rules say, whatever the numbers', async () => {
  const explorer = await documentedExplorer();
  let seed = 1;
  const random = (max: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % (max + 1);
  };
  for (let round = 0; round < 300; round += 1) {
    const push = { width: 1 + random(4095), height: 1 + random(4095) };
    const configured = { width: random(3) && random(3000), height: random(3) && random(2000) };
    const rounding = (['nearest', 'floor', 'ceiling', 'nearest-even'] as const)[random(3)]!;
    const swap = (['documented', 'symmetric'] as const)[random(1)]!;
    Object.assign(explorer, {
      push: `${push.width}x${push.height}`,
      width: String(configured.width),
      height: String(configured.height),
      rounding,
      swap,
    });
    await explorer.updateComplete;
    const { size } = resolveScreenshotSize(push, configured, { rounding, swap });
    expect(textOf(explorer, 'output')).to.equal(`${size.width}×${size.height}`);
  }
});

it('lets the keyboard move an edge of the rectangle, and says the value in words', async () => {
  const explorer = await documentedExplorer();
  const edge = explorer.shadowRoot!.querySelector<SVGElement>('[role=slider][aria-label="W, by the edge"]')!;
  edge.focus();
  await sendKeys({ press: 'ArrowRight' });
  await explorer.updateComplete;
  expect(inputNamed(explorer, 'Width (W)').value).to.equal('353');
  expect(edge.getAttribute('aria-valuetext')).to.equal('353; screenshot 640×353');
});

it('keeps the light content as what is read without a script', async () => {
  const explorer = await documentedExplorer();
  expect(explorer.textContent.trim()).to.equal('352×640 for 1280×720 gives 640×352.');
});

it('moves the point of the map by keys, and says what comes of its setting', async () => {
  const map = await fixture<SizeMap>(html`<lsc-size-map push="1280x720" width="640" height="360"></lsc-size-map>`);
  const point = map.shadowRoot!.querySelector<HTMLElement>('.point')!;
  expect(point.getAttribute('aria-valuetext')).to.equal('W 640, H 360: 640×360, not stretched');
  point.focus();
  const chosen = oneEvent(map, 'lsc-size-chosen');
  await sendKeys({ press: 'ArrowDown' });
  expect(((await chosen) as CustomEvent<unknown>).detail).to.deep.equal({ w: '640', h: '361' });
  await map.updateComplete;
  expect(point.getAttribute('aria-valuetext')).to.include('640×361');
  await expect(map).to.be.accessible();
});

it('paints the map at the resolution of the screen, unstretched settings in the colour of the key', async () => {
  const map = await fixture<SizeMap>(html`<lsc-size-map push="720x720" width="1500" height="0"></lsc-size-map>`);
  const canvas = map.shadowRoot!.querySelector('canvas')!;
  const frame = map.shadowRoot!.querySelector('.frame')!;
  expect(canvas.width).to.equal(Math.round(frame.clientWidth * devicePixelRatio));
  const swatch = getComputedStyle(map.shadowRoot!.querySelector('.swatch.none')!).color;
  const settingAt = (pixel: number, pixels: number, settings: number) =>
    Math.floor(((pixel + 0.5) * settings) / pixels);
  const rowsOfHeights = new Map(
    Array.from({ length: canvas.height }, (_, pixel) => [settingAt(pixel, canvas.height, 2001), pixel]),
  );
  const column = Array.from({ length: canvas.width }, (_, pixel) => pixel).find((pixel) =>
    rowsOfHeights.has(settingAt(pixel, canvas.width, 3001)),
  )!;
  const row = rowsOfHeights.get(settingAt(column, canvas.width, 3001))!;
  const [red, green, blue] = canvas.getContext('2d')!.getImageData(column, row, 1, 1).data;
  expect(`rgb(${red}, ${green}, ${blue})`).to.equal(swatch);
});

it('paints the map anew when the colour scheme changes', async () => {
  await useScheme('light');
  const page = await fixture<HTMLElement>(html`<div></div>`);
  page.style.colorScheme = 'light dark';
  const map = await fixture<SizeMap>(html`<lsc-size-map push="720x720" width="1500" height="0"></lsc-size-map>`, {
    parentNode: page,
  });
  const context = map.shadowRoot!.querySelector('canvas')!.getContext('2d')!;
  const painted = (): string => context.getImageData(0, context.canvas.height - 1, 1, 1).data.join(' ');
  const inLight = painted();
  await useScheme('dark');
  await waitUntil(() => painted() !== inLight, 'in dark colours');
  await useScheme('light');
  await waitUntil(() => painted() === inLight, 'in light colours again');
});

it('says what is wrong with the push of a map', async () => {
  const map = await fixture<SizeMap>(html`<lsc-size-map push="abc"></lsc-size-map>`);
  expect(textOf(map, 'p')).to.match(/^The push size “abc” is none/);
});

it('finds every case of the truth table as expected, and marks what is our choice', async () => {
  const table = await fixture<SizingTruthTable>(html`<lsc-sizing-truth-table></lsc-sizing-truth-table>`);
  const rows = [...table.shadowRoot!.querySelectorAll('tbody tr')].map((row) => row.textContent);
  expect(rows).to.have.length(15);
  expect(rows.filter((row) => row.includes('as expected'))).to.have.length(15);
  expect(rows.filter((row) => row.includes('our choice'))).to.have.length(4);
  await expect(table).to.be.accessible();
});

it('shows in the truth table what another choice changes', async () => {
  const table = await fixture<SizingTruthTable>(
    html`<lsc-sizing-truth-table swap="symmetric"></lsc-sizing-truth-table>`,
  );
  const changed = [...table.shadowRoot!.querySelectorAll('tbody tr')].filter((row) =>
    row.textContent.includes('expected by default'),
  );
  expect(changed).to.have.length(1);
  expect(changed[0]!.textContent).to.include('expected by default: 640×352');
});

it('signs the documented sample, byte by byte', async () => {
  const line = await fixture<SignatureLine>(html`<lsc-signature-line></lsc-signature-line>`);
  expect(textOf(line, 'output')).to.equal('ca3e25e5dc17a6f9909a9ae7281e300d');
  const bytes = [...line.shadowRoot!.querySelectorAll('li .quiet')].map((byte) => byte.textContent);
  expect(bytes.slice(0, 5)).to.deep.equal(['74', '65', '73', '74', '31']);
  await expect(line).to.be.accessible();
});

it('says what is wrong with a t that is none', async () => {
  const line = await fixture<SignatureLine>(html`<lsc-signature-line t="now"></lsc-signature-line>`);
  expect(textOf(line, 'output')).to.equal('t is a whole UNIX second, not “now”.');
});

it('builds an object key at UTC+8, whatever the offset', async () => {
  const builder = await fixture<ObjectNameBuilder>(
    html`<lsc-object-name-builder time="2018-12-17T07:04:33Z"></lsc-object-name-builder>`,
  );
  expect(textOf(builder, 'output')).to.equal('2018-12-17/stream_name-screenshot-15-04-33-640x352.jpg');
  await expect(builder).to.be.accessible();
});

it('says what is wrong with a size that is none', async () => {
  const builder = await fixture<ObjectNameBuilder>(
    html`<lsc-object-name-builder size="big"></lsc-object-name-builder>`,
  );
  expect(textOf(builder, 'output')).to.match(/^Size \(N×M\)/);
});

it('has in its manifest every attribute and part that the elements have', async () => {
  const manifest = (await (await fetch('/src/embeds/custom-elements.json')).json()) as Manifest;
  const declared = manifest.modules.flatMap(({ declarations }) => declarations);
  expect(declared).to.have.length(6);
  for (const { tagName, attributes, cssParts } of declared) {
    const known = (customElements.get(tagName) as typeof LitElement).observedAttributes;
    expect(attributes.map(({ name }) => name).toSorted(), tagName).to.deep.equal([...known].toSorted());
    const element = await fixture(document.createElement(tagName));
    if (tagName === 'lsc-sizing-explorer') Object.assign(element, { width: '352', height: '640' });
    await (element as LitElement).updateComplete;
    const parts = [...element.shadowRoot!.querySelectorAll('[part]')].map((part) => part.getAttribute('part')!);
    expect([...new Set(parts)].toSorted(), tagName).to.deep.equal(cssParts.map(({ name }) => name).toSorted());
  }
});

type Manifest = {
  readonly modules: readonly {
    readonly declarations: readonly {
      readonly tagName: string;
      readonly attributes: readonly { readonly name: string }[];
      readonly cssParts: readonly { readonly name: string }[];
    }[];
  }[];
};
