import { expect, expectTypeOf, test } from 'vitest';
import { dialects, documentedSample as sample, type CallbackBody } from '../../../src/core/index.ts';
import { callback, callbacks, negative, negativeCaseNames, negativeSuite } from '../../../src/package/fixtures.ts';
import { matchers } from '../../../src/package/matchers.ts';

expect.extend(matchers);

test('a callback is rightly signed, and the same each time', () => {
  expect(callback()).toBeScreencaptureCallback({ key: 'test', now: sample.create_time });
  expect(callback()).toMatchObject({ stream_id: sample.stream_id, sign: sample.sign, t: sample.t });
  expect(JSON.stringify(callback())).toBe(JSON.stringify(callback()));
});

test('an override touches its own field: nothing is signed anew, nothing moves', () => {
  const plain = callback();
  const later = callback({ t: 0 });
  expect(later).toEqual({ ...plain, t: 0 });
  expect(Object.keys(later)).toEqual(Object.keys(plain));
  expect(callback({ sign: undefined })).toEqual({ ...plain, sign: undefined });
  expect(Object.keys(callback({ sign: undefined, extra: { nested: [1] } }))).toEqual([
    ...Object.keys(plain).filter((name) => name !== 'sign'),
    'extra',
  ]);
});

test('an option of undefined is as if it were left out', () => {
  const options: object = { key: undefined, streams: undefined, seed: undefined };
  expect(callback({}, options)).toEqual(callback());
  expect(negative('valid', { key: undefined } as object)).toEqual(negative('valid'));
});

test('an override that would come out as another value is refused, however deep it lies', () => {
  expect(() => callback({ width: 2 ** 53 })).toThrow(/width .* would be rounded/);
  expect(() => callback({ width: { a: [-(2 ** 53)] } })).toThrow(/width .* would be rounded/);
  expect(() => callback({ width: Number.NaN })).toThrow(/width .* JSON cannot hold/);
});

test('the type of a body follows its overrides', () => {
  expectTypeOf(callback()).toEqualTypeOf<CallbackBody>();
  expectTypeOf(callback({ width: '640' }).width).toEqualTypeOf<'640'>();
  expectTypeOf(callback({ width: '640' }).height).toEqualTypeOf<number>();
});

test('options decide key, documentation, streams and instants', () => {
  const bodies = callbacks({ count: 3, key: 'secret', dialect: '2025', streams: ['a', 'b'], everySeconds: 60 });
  expect(bodies.map(({ stream_id: name, create_time: at }) => [name, at - sample.create_time])).toEqual([
    ['a', 0],
    ['b', 60],
    ['a', 120],
  ]);
  for (const body of bodies) {
    expect(body).toBeScreencaptureCallback({ key: 'secret', dialect: '2025' });
    expect(Object.keys(body)).toEqual(dialects['2025'].bodyFields.value);
  }
});

test('another seed gives other file sizes, and nothing else', () => {
  const sizes = (seed: string) => callbacks({ count: 20, seed }).map(({ file_size: size }) => size);
  expect(sizes('one')).toEqual(sizes('one'));
  expect(sizes('one')).not.toEqual(sizes('two'));
  const others = (seed: string) => callbacks({ count: 20, seed }).map((body) => ({ ...body, file_size: 0 }));
  expect(others('one')).toEqual(others('two'));
});

test('no callbacks are no callbacks, and less than none a mistake', () => {
  expect(callbacks({ count: 0 })).toEqual([]);
  expect(() => callbacks({ count: -1 })).toThrow(expect.objectContaining({ code: 'invalid-plan' }));
});

test('a negative case is the one of the suite, made for the documented sample’s receiver', () => {
  expect(negative('wrong-key').requests.map(({ verdict }) => verdict)).toEqual(['refuse']);
  expect(negative('wrong-key').requests[0]?.body).not.toBeSignedWith('test');
  expect(negative('valid').requests[0]?.body).toVerifyAt(sample.create_time, 'test');
  expect(negative('valid', { key: 'secret' }).requests[0]?.body).toBeSignedWith('secret');
  expect(negativeSuite().map(({ name }) => name)).toEqual(negativeCaseNames('2019'));
  expect(() => negative('no-such-case')).toThrow(expect.objectContaining({ code: 'invalid-choice' }));
});
