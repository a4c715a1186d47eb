import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  checkConfiguredSize,
  checkDialectPattern,
  checkTemplate,
  type DialectId,
  type SnapshotTemplateInput,
} from '../../../src/core/index.ts';
import { anyNumber, anyText, refusalOf } from './refusal.ts';

const bucket = { CosAppId: '1234567890', CosBucket: 'testbucket', CosRegion: 'ap-guangzhou' };

test.each([
  { dialect: '2019', interval: 10 },
  { dialect: '2025', interval: 2 },
] as const)('what a template leaves out has the defaults of the dialect $dialect', ({ dialect, interval }) => {
  expect(checkTemplate(bucket, dialect)).toEqual({
    ...bucket,
    SnapshotInterval: interval,
    Width: 0,
    Height: 0,
    CosPrefix: '/{Year}-{Month}-{Day}',
    CosFileName: '{StreamID}-screenshot-{Hour}-{Minute}-{Second}-{Width}x{Height}{Ext}',
  });
});

test.each<{ change: Partial<SnapshotTemplateInput>; dialect: DialectId; code: string | undefined }>([
  { change: { SnapshotInterval: 5, Width: 3000, Height: 2000 }, dialect: '2019', code: undefined },
  { change: { SnapshotInterval: 2 }, dialect: '2025', code: undefined },
  { change: { CosPrefix: '/test1-test2/', CosFileName: 'temp' }, dialect: '2025', code: undefined },
  { change: { CosPrefix: '{Year}-{Month}-{Day}/' }, dialect: '2019', code: undefined },
  { change: { SnapshotInterval: 2 }, dialect: '2019', code: 'invalid-interval' },
  { change: { Width: 3001 }, dialect: '2019', code: 'invalid-size' },
  { change: { Height: 2001 }, dialect: '2025', code: 'invalid-size' },
  { change: { Width: -1 }, dialect: '2025', code: 'invalid-size' },
  { change: { Height: 0.5 }, dialect: '2025', code: 'invalid-size' },
  { change: { CosAppId: '' }, dialect: '2025', code: 'invalid-appid' },
  { change: { CosBucket: 'A' }, dialect: '2025', code: 'invalid-bucket' },
  { change: { CosRegion: '' }, dialect: '2025', code: 'invalid-region' },
  { change: { CosFileName: '{Nothing}' }, dialect: '2025', code: 'invalid-pattern' },
  { change: { CosFileName: 'temp' }, dialect: '2019', code: 'invalid-pattern' },
  { change: { CosPrefix: 'other' }, dialect: '2019', code: 'invalid-pattern' },
])('a template with $change is answered under $dialect with $code', ({ change, dialect, code }) => {
  expect(refusalOf(() => checkTemplate({ ...bucket, ...change }, dialect))).toBe(code);
});

test('a pattern that the dialect fixes is refused with the documented one and its source', () => {
  expect(() => checkDialectPattern('prefix', 'other', '2019')).toThrow(
    expect.objectContaining({
      details: expect.objectContaining({
        reason: 'fixed',
        documented: '/{Year}-{Month}-{Day}',
        source: 'Live Screencapture (267/31562), 2022-03-21',
      }),
    }),
  );
});

test('a refused side comes with its limits and where they are written', () => {
  expect(() => checkConfiguredSize({ width: 3001, height: 0 }, '2019')).toThrow(
    expect.objectContaining({
      details: expect.objectContaining({
        side: 'width',
        min: 0,
        max: 3000,
        source: expect.stringContaining('267/30834'),
      }),
    }),
  );
});

test('whatever a template holds, it is completed or refused by a code', () => {
  fc.assert(
    fc.property(
      anyText,
      anyText,
      anyNumber,
      anyNumber,
      fc.constantFrom('2019' as const, '2025' as const),
      (a, b, c, d, id) => {
        const naming = { CosBucket: a, CosPrefix: a, CosFileName: b };
        for (const change of [
          naming,
          { CosPrefix: a, CosFileName: b },
          { SnapshotInterval: c },
          { Width: c, Height: d },
        ]) {
          expect(refusalOf(() => checkTemplate({ ...bucket, ...change }, id)) ?? 'invalid-').toMatch(/^invalid-/);
        }
      },
    ),
  );
});
