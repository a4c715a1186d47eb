import { expect } from '@open-wc/testing';
import type { Shot, Size } from '../../../src/core/push.ts';
import { cellAt, sheetSize, type Area, type Grid } from '../../../src/storyboard/grid.ts';
import { makeStoryboard, type Storyboard, type StoryboardOptions } from '../../../src/storyboard/make-storyboard.ts';
import { planStoryboard } from '../../../src/storyboard/plan.ts';
import type { TileChoices } from '../../../src/storyboard/tiles.ts';
import { fakeCapture, fakeScreenshot } from '../../support/fake-simulator.ts';
import { everySeconds, never, patternNumberIn, pixels, taken, withPush } from '../capture/camera-support.ts';

const startWorker = (): Worker =>
  new Worker(new URL('../../../src/storyboard/storyboard.worker.ts', import.meta.url), { type: 'module' });

/** Screenshots of a test pattern, one every 5 s. */
const shotsOf = async (size: Size, count: number): Promise<readonly Shot[]> =>
  taken(
    await withPush({ kind: 'pattern', size, durationSeconds: count * 5 }, (push) =>
      Array.fromAsync(push.shoot(everySeconds(5), never)),
    ),
  );

/** The storyboard of pictures of these sizes. */
function storyboardOf(
  sizes: readonly Size[],
  jpeg: StoryboardOptions['jpeg'],
  choices: TileChoices,
  { onDrawn = () => {}, signal = never }: Partial<StoryboardOptions> = {},
): Promise<Storyboard> {
  const screenshots = sizes.map((size, index) => {
    const shot = fakeScreenshot('a', index);
    return { ...shot, resolution: { ...shot.resolution, size } };
  });
  const plan = planStoryboard(fakeCapture('a', sizes.length, { screenshots }), choices);
  return makeStoryboard(plan, startWorker, { jpeg, onDrawn, signal });
}

const ofShots = (shots: readonly Shot[], choices: TileChoices): Promise<Storyboard> =>
  storyboardOf(
    shots.map(({ resolution }) => resolution.size),
    async (index) => shots[index]?.jpeg,
    choices,
  );

/** A cell as it was drawn, or a part of it. */
function cut(sheets: readonly Blob[], grid: Grid, k: number, part?: Size): Promise<ImageBitmap> {
  const { sheet, area } = cellAt(grid, k);
  const { x, y, width, height }: Area = { ...area, ...part };
  return createImageBitmap(sheets[sheet]!, x, y, width, height);
}

async function plainPicture({ width, height }: Size, colour: string): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  context.fillStyle = colour;
  context.fillRect(0, 0, width, height);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 1 });
}

it('draws screenshot i as tile i, on sheets of the size that was announced', async () => {
  const shots = await shotsOf({ width: 640, height: 360 }, 8);
  const { plan, sheets } = await ofShots(shots, { width: 160, columns: 3 });
  const { width, height } = await createImageBitmap(sheets[0]!);
  expect(sheets).to.have.length(1);
  expect(sheets[0]!.type).to.equal('image/jpeg');
  expect({ width, height }).to.deep.equal({ width: 480, height: 270 }).and.deep.equal(sheetSize(plan.tiles, 0));
  const numbers = await Promise.all(shots.map(async (_, k) => patternNumberIn(await cut(sheets, plan.tiles, k))));
  expect(numbers).to.deep.equal([0, 150, 300, 450, 600, 750, 900, 1050]);
});

it('goes on with the next sheet when one is full', async () => {
  const shots = await shotsOf({ width: 100, height: 400 }, 8);
  const { plan, sheets } = await ofShots(shots, { width: 640, columns: 20 });
  expect(sheets).to.have.length(2);
  const numbers = await Promise.all([0, 5, 6, 7].map(async (k) => patternNumberIn(await cut(sheets, plan.tiles, k))));
  expect(numbers).to.deep.equal([0, 750, 900, 1050]);
  const { width, height } = await createImageBitmap(sheets[1]!);
  expect({ width, height }).to.deep.equal({ width: 6 * 640, height: 2560 });
});

it('draws screenshot i into cell i of the contact sheet, with words below it and above all', async () => {
  const shots = await shotsOf({ width: 640, height: 360 }, 3);
  const { plan, contactSheets } = await ofShots(shots, { width: 240, columns: 2 });
  const { grid, picture } = plan.contact;
  const sheet = await pixels(contactSheets[0]!);
  const isInked = ({ x, y, width, height }: Area): boolean =>
    Array.from({ length: width * height }, (_, place) => place).some(
      (place) => sheet.data[((y + Math.floor(place / width)) * sheet.width + x + (place % width)) * 4]! < 100,
    );
  for (const k of [0, 1, 2]) {
    const { area } = cellAt(grid, k);
    const box = await createImageBitmap(contactSheets[0]!, area.x + 6, area.y, picture.width, picture.height);
    expect(await patternNumberIn(box)).to.equal(k * 150);
    expect(isInked({ ...area, y: area.y + picture.height + 2, height: 30 })).to.equal(true);
  }
  expect(isInked({ x: 0, y: 0, width: sheet.width, height: grid.border.top })).to.equal(true);
  // Of four cells, the last one has no screenshot.
  expect(isInked({ ...cellAt({ ...grid, count: 4 }, 3).area })).to.equal(false);
});

it('letterboxes a screenshot of another size', async () => {
  const wide = { width: 640, height: 360 };
  const tall = { width: 180, height: 360 };
  const pictures = [
    await plainPicture(wide, '#fff'),
    await plainPicture(wide, '#fff'),
    await plainPicture(tall, '#fff'),
  ];
  const { plan, sheets } = await storyboardOf([wide, wide, tall], async (index) => pictures[index], {
    width: 160,
    columns: 3,
  });
  const { data, width } = await pixels(await cut(sheets, plan.tiles, 2));
  const row = Array.from({ length: width }, (_, x) => data[(45 * width + x) * 4]!);
  // 45 of 160 pixels in the middle; one pixel at each edge may be mixed.
  expect(row.slice(0, 56).every((level) => level < 40)).to.equal(true);
  expect(row.slice(60, 100).every((level) => level > 215)).to.equal(true);
  expect(row.slice(104).every((level) => level < 40)).to.equal(true);
});

it('leaves the place of a picture dark that cannot be read, and counts it', async () => {
  const size = { width: 160, height: 90 };
  const white = await plainPicture(size, '#fff');
  const pictures = [white, undefined, new Blob(['no picture']), white];
  const { plan, sheets, unreadable } = await storyboardOf(
    pictures.map(() => size),
    async (index) => pictures[index],
    { width: 160, columns: 2 },
  );
  expect(unreadable).to.equal(2);
  const levels = await Promise.all(
    pictures.map(async (_, k) => {
      const { data, width } = await pixels(await cut(sheets, plan.tiles, k));
      return data[(45 * width + 80) * 4]! > 127 ? 'white' : 'dark';
    }),
  );
  expect(levels).to.deep.equal(['white', 'dark', 'dark', 'white']);
});

it('holds five pictures at most, however many there are', async () => {
  const picture = await plainPicture({ width: 16, height: 9 }, '#888');
  let asked = 0;
  let drawn = 0;
  let most = 0;
  const { sheets } = await storyboardOf(
    Array.from({ length: 300 }, () => ({ width: 16, height: 9 })),
    async () => {
      asked += 1;
      most = Math.max(most, asked - drawn);
      return picture;
    },
    { width: 16, columns: 50 },
    { onDrawn: (count) => (drawn = count) },
  );
  expect([asked, drawn, sheets.length]).to.deep.equal([300, 300, 1]);
  expect(most).to.be.within(2, 5);
});

it('ends at once when it is cancelled, and asks for no picture more', async () => {
  const picture = await plainPicture({ width: 16, height: 9 }, '#888');
  const cancel = new AbortController();
  let asked = 0;
  const made = storyboardOf(
    Array.from({ length: 300 }, () => ({ width: 16, height: 9 })),
    async () => {
      asked += 1;
      return picture;
    },
    { width: 16, columns: 50 },
    { onDrawn: (drawn) => drawn === 10 && cancel.abort('enough'), signal: cancel.signal },
  );
  expect(await made.catch((reason: unknown) => reason)).to.equal('enough');
  expect(asked).to.be.at.most(15);
});

it('tells when its worker is gone', async () => {
  const plan = planStoryboard(fakeCapture('a', 3), { width: 160, columns: 3 });
  const nowhere = (): Worker => new Worker(URL.createObjectURL(new Blob(['throw new Error("no")'])));
  const made = makeStoryboard(plan, nowhere, { jpeg: () => new Promise(() => {}), onDrawn: () => {}, signal: never });
  expect(await made.catch((reason: unknown) => reason)).to.include({ code: 'worker-died' });
});
