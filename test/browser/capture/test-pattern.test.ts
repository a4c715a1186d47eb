import { expect } from '@open-wc/testing';
import type { PatternSource } from '../../../src/core/push.ts';
import { everySeconds, never, order, patternNumberIn, pixels, taken, withPush } from './camera-support.ts';

const pattern: PatternSource = { kind: 'pattern', size: { width: 1280, height: 720 }, durationSeconds: 30 };

it('draws frames that carry their number', async () => {
  const shots = taken(
    await withPush(pattern, (push) =>
      Array.fromAsync(push.shoot({ ...order, configured: { width: 640, height: 0 } }, never)),
    ),
  );
  expect(shots.map(({ resolution }) => resolution.size)).to.deep.equal(
    Array.from({ length: 6 }, () => ({ width: 640, height: 360 })),
  );
  expect(shots.map(({ instantUs, frameUs }) => [instantUs, frameUs])).to.deep.equal(
    [0, 5, 10, 15, 20, 25].map((second) => [second * 1e6, second * 1e6]),
  );
  expect(await Promise.all(shots.map(({ jpeg }) => patternNumberIn(jpeg)))).to.deep.equal([0, 150, 300, 450, 600, 750]);
});

it('tells the facts of a drawn push', async () => {
  const facts = await withPush(pattern, async (push) => push.facts);
  expect(facts).to.deep.include({
    container: 'Test pattern',
    displaySize: { width: 1280, height: 720 },
    endUs: 30_000_000,
    frameRate: 30,
    bytes: undefined,
    origin: 'drawn',
  });
});

for (const size of [
  { width: 1, height: 1 },
  { width: 4096, height: 4096 },
  { width: 4096, height: 16 },
  { width: 17, height: 4001 },
]) {
  it(`draws a push of ${size.width}×${size.height}`, async () => {
    const [shot] = taken(
      await withPush({ ...pattern, size, durationSeconds: 1 }, (push) => Array.fromAsync(push.shoot(order, never))),
    );
    expect(shot!.resolution.size).to.deep.equal(size);
    expect(await pixels(shot!.jpeg)).to.include(size);
  });
}

it('refuses a pattern larger than 4096×4096', async () => {
  const error = await withPush({ ...pattern, size: { width: 4097, height: 16 } }, async () => undefined).catch(
    (reason: unknown) => reason,
  );
  expect(error).to.include({ code: 'invalid-push-size' });
});

it('shows stretching: a circle drawn for the push is as wide in the picture as the rules make it', async () => {
  const its = { ...everySeconds(300), configured: { width: 640, height: 180 } };
  const [shot] = taken(
    await withPush({ ...pattern, durationSeconds: 1 }, (push) => Array.fromAsync(push.shoot(its, never))),
  );
  const { data, width, height } = await pixels(shot!.jpeg);
  const isRing = (x: number, y: number): boolean => data[(y * width + x) * 4]! > 200;
  const middle = { x: width / 2, y: Math.round(height * 0.47) };
  let left = 0;
  while (!isRing(left, middle.y)) left++;
  // From the middle downwards: above it lies the arrow.
  let bottom = height - Math.ceil(height / 8) - 1;
  while (!isRing(middle.x + 40, bottom)) bottom--;
  // Radius in the push: 0.32 of its smaller side.
  expect(middle.x - left).to.be.closeTo((0.32 * 720 * 640) / 1280, 4);
  expect(bottom - height * 0.47).to.be.closeTo(((0.32 * 720 * 180) / 720) * Math.sqrt(1 - (40 / 115) ** 2), 4);
});
