import { expect } from '@open-wc/testing';
import { colourAt, events, frameNumbers, order, pixels, taken, withPush } from './camera-support.ts';

it('turns a rotated push upright before the rules apply', async () => {
  const { rotation, codedSize, displaySize } = await withPush('rotated.mp4', async (push) => push.facts);
  expect({ rotation, codedSize, displaySize }).to.deep.equal({
    rotation: 270,
    codedSize: { width: 320, height: 180 },
    displaySize: { width: 180, height: 320 },
  });
  const [shot] = taken(await events('rotated.mp4', { ...order, configured: { width: 90, height: 0 } }));
  expect(shot!.resolution.size).to.deep.equal({ width: 90, height: 160 });
  expect(await pixels(shot!.jpeg)).to.include({ width: 90, height: 160 });
  // A quarter to the left: what was red at the lower left is at the lower right, blue at the upper right.
  expect(nameOf(await colourAt(shot!.jpeg, 0.9, 0.9))).to.equal('red');
  expect(nameOf(await colourAt(shot!.jpeg, 0.9, 0.1))).to.equal('blue');
});

it('leaves a push as it is coded when that counts as its size', async () => {
  const [shot] = taken(await events('rotated.mp4', { ...order, pushSize: 'coded' }));
  expect(shot!.resolution.size).to.deep.equal({ width: 320, height: 180 });
  expect(nameOf(await colourAt(shot!.jpeg, 0.1, 0.9))).to.equal('red');
});

it('widens pixels that are not square', async () => {
  const { pixelAspect, displaySize } = await withPush('wide-pixels.mp4', async (push) => push.facts);
  expect(pixelAspect).to.deep.equal({ num: 4, den: 3 });
  expect(displaySize).to.deep.equal({ width: 427, height: 180 });
  const [wide] = taken(await events('wide-pixels.mp4'));
  expect(wide!.resolution.size).to.deep.equal({ width: 427, height: 180 });
  const [coded] = taken(await events('wide-pixels.mp4', { ...order, pushSize: 'coded' }));
  expect(coded!.resolution.size).to.deep.equal({ width: 320, height: 180 });
  expect(await frameNumbers('wide-pixels.mp4')).to.deep.equal([0, 50, 100]);
});

for (const name of ['size-change.mpegts', 'size-change.webm']) {
  it(`applies the rules anew when the size changes in the middle of ${name}`, async () => {
    const all = taken(await events(name, { ...order, configured: { width: 160, height: 0 } }));
    expect(all.map(({ resolution }) => resolution.push)).to.deep.equal([
      { width: 320, height: 180 },
      { width: 320, height: 180 },
      { width: 240, height: 240 },
    ]);
    expect(all.map(({ resolution }) => resolution.size)).to.deep.equal([
      { width: 160, height: 90 },
      { width: 160, height: 90 },
      { width: 160, height: 160 },
    ]);
    expect(await frameNumbers(name)).to.deep.equal([0, 50, 100]);
  });
}

it('takes odd sizes as they are', async () => {
  const [shot] = taken(await events('odd-size.webm'));
  expect(await pixels(shot!.jpeg)).to.include({ width: 319, height: 181 });
  const small = taken(await events('odd-size.webm', { ...order, configured: { width: 101, height: 0 } }));
  expect(await pixels(small[0]!.jpeg)).to.include({ width: 101, height: 57 });
  expect(await frameNumbers('odd-size.webm', { ...order, configured: { width: 101, height: 0 } })).to.deep.equal([
    0, 50,
  ]);
});

it('stretches to a size that does not fit the push, in both directions', async () => {
  for (const configured of [
    { width: 400, height: 60 },
    { width: 100, height: 400 },
    { width: 640, height: 480 },
    { width: 160, height: 0 },
  ]) {
    const its = { ...order, configured, sizing: { ...order.sizing, swap: 'documented' as const } };
    const [shot] = taken(await events('h264.mp4', its));
    expect(await pixels(shot!.jpeg)).to.include(shot!.resolution.size);
    expect(await frameNumbers('h264.mp4', its)).to.deep.equal([0, 50, 100]);
  }
});

it('says when a computed size is more than a canvas holds, and goes on with the others', async () => {
  const tall = { kind: 'pattern', size: { width: 16, height: 4096 }, durationSeconds: 11 } as const;
  const all = await withPush(tall, (push) =>
    Array.fromAsync(push.shoot({ ...order, configured: { width: 3000, height: 0 } }, new AbortController().signal)),
  );
  expect(all).to.have.length(3);
  expect(all[0]).to.deep.include({
    kind: 'missing',
    index: 0,
    code: 'size-too-large',
    details: { width: 3000, height: 768_000, limit: 65_500 },
  });
});

function nameOf([red, green, blue]: readonly number[]): string {
  if (red! > 150 && green! < 90 && blue! < 90) return 'red';
  if (blue! > 150 && green! < 90 && red! < 90) return 'blue';
  return `${red} ${green} ${blue}`;
}
