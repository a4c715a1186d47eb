/** What an example page shows, as `readExample` tells it. */
export type Example = ReturnType<typeof readExample>;

const inEveryLanguage = {
  mapIsPainted: true,
  cases: 15,
  objectKey: ['2018-12-17/stream_name-screenshot-15-04-33-640x352.jpg'],
  bytes: 't 74 e 65 s 73 t 74 1 31 5 35 4 34 5 35 0 30 3 33 0 30 8 38 7 37 3 33',
  sign: ['ca3e25e5dc17a6f9909a9ae7281e300d'],
};
const swapFormula = 'W = 352, H = 640 (N, M) = (H, W) = (640, 352)';
const widthFormula = 'N = W = 56 M = N × Y / X = 56 × 720 / 1280 = 31 1/2 = 31.5 → 32';

const inEnglish: Example = {
  ...inEveryLanguage,
  explorer: ['640×352', swapFormula, 'A circle becomes 2.3 % wider than high.'],
  drawing: 'Screenshot, 640×352, of a push of 1280×720',
  swap: '352 and 640 change places: 640×352',
  formula: [`${widthFormula} (to the nearest pixel, our choice)`, 'not stretched'],
  map: ['W 640, H 360: 640×360, not stretched'],
  mirror:
    'Both, landscape for a portrait push 720×1280 640, 352 640×352 as expected · stretched: 223.2 % too wide 4 our choice symmetric: also W > H with X < Y: 352×640',
};

const inChinese: Example = {
  ...inEveryLanguage,
  explorer: ['640×352', swapFormula, '圆会变扁：宽比高多 2.3%。'],
  drawing: '截图宽高 640×352，推流宽高 1280×720',
  swap: '352 与 640 交换：640×352',
  formula: [`${widthFormula} (四舍五入，我们的选择)`, '没有变形'],
  map: ['W 640，H 360：640×360，没有变形'],
  mirror:
    '同时设置，横屏配置遇竖屏推流 720×1280 640, 352 640×352 符合预期 · 变形：偏宽 223.2% 4 我们的选择 对称：W > H 且 X < Y 时也交换：352×640',
};

/** The documentation pages that use every element, what they must show, and what of it is read without a script. */
export const examplePages = [
  {
    language: 'English',
    path: '/examples/documentation.html',
    shown: inEnglish,
    plain: [
      'the screenshot is 640×352',
      'becomes 32',
      '16 : 9',
      'Nothing set: the push size',
      '-640x352.jpg',
      'sign = MD5',
    ],
  },
  {
    language: 'Chinese',
    path: '/examples/documentation-zh.html',
    shown: inChinese,
    plain: ['截图宽高为 640×352', '取整为 32', '16 : 9', '均不设置：与推流宽高一致', '-640x352.jpg', 'sign = MD5'],
  },
] as const;

/** The tags of all elements that stand alone, in the order of the pages. */
export const exampleTags = [
  'lsc-sizing-explorer',
  'lsc-sizing-formula',
  'lsc-size-map',
  'lsc-sizing-truth-table',
  'lsc-object-name-builder',
  'lsc-signature-line',
] as const;

/**
 * What every element of an example page shows, by its public parts; what lies in a drawing, by its name. Runs in the page, so it
 * uses nothing from here.
 */
export function readExample() {
  const root = (tag: string): ShadowRoot | null | undefined => document.querySelector(tag)?.shadowRoot;
  const texts = (tag: string, selector: string): readonly string[] =>
    [...(root(tag)?.querySelectorAll<HTMLElement>(selector) ?? [])].map((shown) =>
      shown.innerText.replaceAll(/\s+/g, ' ').trim(),
    );
  const name = (tag: string, selector: string): string | null | undefined =>
    root(tag)?.querySelector(selector)?.getAttribute('aria-label');

  const canvas = root('lsc-size-map')?.querySelector('canvas');
  const { width = 0, height = 0 } = canvas ?? {};
  const pixels = width * height === 0 ? undefined : canvas?.getContext('2d')?.getImageData(0, 0, width, height);
  return {
    explorer: texts('lsc-sizing-explorer', '[part=result], [part=formula], [part=distortion]'),
    drawing: name('lsc-sizing-explorer', '[part=stage] [role=img]'),
    swap: name('lsc-sizing-explorer', '[part=swap]'),
    formula: texts('lsc-sizing-formula', '[part=formula], [part=note]'),
    map: texts('lsc-size-map', '[part=words]'),
    mapIsPainted: new Set(new Uint32Array(pixels?.data.buffer ?? new ArrayBuffer())).size > 100,
    cases: texts('lsc-sizing-truth-table', 'tbody tr').length,
    mirror: texts('lsc-sizing-truth-table', 'tbody tr')[6],
    objectKey: texts('lsc-object-name-builder', '[part=key]'),
    bytes: texts('lsc-signature-line', '[part=bytes] li').join(' '),
    sign: texts('lsc-signature-line', '[part=sign]'),
  };
}
