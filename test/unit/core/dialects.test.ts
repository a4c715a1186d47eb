import { expect, test } from 'vitest';
import { citeSource, defaultDialect, dialects, isDialectId, type Dialect } from '../../../src/core/index.ts';

test.each([
  { id: '2019', interval: { min: 5, max: 300, default: 10 }, fields: 11, retries: 3, seconds: 60, changeable: false },
  { id: '2025', interval: { min: 2, max: 300, default: 2 }, fields: 14, retries: 5, seconds: 120, changeable: true },
] as const)('the documentation of $id says so', ({ id, interval, fields, retries, seconds, changeable }) => {
  const dialect: Dialect = dialects[id];
  expect(dialect.id).toBe(id);
  expect(dialect.interval.value).toEqual(interval);
  expect(dialect.sizeLimits.value).toEqual({ maxWidth: 3000, maxHeight: 2000 });
  expect(dialect.bodyFields.value).toHaveLength(fields);
  expect(dialect.retryPolicy.value).toEqual({ retries, intervalMs: seconds * 1000, timeoutMs: 20_000 });
  expect(dialect.naming.value.changeable).toBe(changeable);
  expect(dialect.signatureValiditySeconds.value).toBe(600);
});

test('the older documentation holds unless another is picked', () => {
  expect(defaultDialect).toBe('2019');
  expect(['2019', '2025', '2020', '', '__proto__', 'toString'].filter(isDialectId)).toEqual(['2019', '2025']);
});

test('every value names its document with a date and an address', () => {
  for (const { id: _, guide, ...values } of Object.values(dialects)) {
    for (const source of [guide, ...Object.values(values).map((value) => value.source)]) {
      expect(citeSource(source)).toMatch(/^.+ \(267\/\d{4,5}\), \d{4}-\d{2}-\d{2}$/);
      expect(source.url).toMatch(new RegExp(`^https://[a-z.]+/document/product/${source.document}$`));
    }
  }
});
