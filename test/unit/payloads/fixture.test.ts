import { expect, test } from 'vitest';
import { negativeCaseNames } from '../../../src/core/negative-suite.ts';
import { fixtureOf } from '../../../src/payloads/fixture.ts';
import { payloads, payloadsAt } from '../../../src/payloads/generator.ts';
import { defaultPlan, type Payload, type PayloadPlan } from '../../../src/payloads/plan.ts';

/** The requests of one case of the negative suite, as a plan has them. */
const negative = (name: string, wish: Partial<PayloadPlan> = {}): readonly Payload[] =>
  payloadsAt({ ...defaultPlan, ...wish, count: 1, negatives: { [name]: 1 } }, 0);

test('a negative case comes whole, each request with its verdict; a name that no case has is refused', () => {
  expect(negative('replay').map(({ verdict }) => verdict)).toEqual(['accept', 'accept', 'accept']);
  expect(negative('expired').map(({ verdict }) => verdict)).toEqual(['refuse']);
  expect(() => negative('nonsense')).toThrow('there is no negative case "nonsense"');
});

/** The body of a fixture as a test puts it together: in the callback's own second, and under its key. */
const put = (body: readonly string[], renewed: Record<string, string>): string =>
  body.map((piece, at) => (at % 2 === 0 ? piece : renewed[piece]!)).join('');

test('a fixture put together in the second of its payload is the payload, whichever case it is', () => {
  for (const dialect of ['2019', '2025'] as const)
    for (const name of negativeCaseNames(dialect))
      for (const payload of negative(name, { dialect, streams: [`"t":1,"sign":"x"`] })) {
        const { body, validFor } = fixtureOf(payload, defaultPlan);
        const t = /"t":\s*"?(\d+)"?(?!.*"t":)|&t=(\d+)/s.exec(payload.body);
        const sign = /"sign":\s*"([0-9a-f]+)"(?!.*"sign":)|&sign=([0-9a-f]+)/s.exec(payload.body);
        const renewed = { t: t?.[1] ?? t?.[2] ?? '', sign: sign?.[1] ?? sign?.[2] ?? '' };
        expect([name, put(body, renewed)]).toEqual([name, payload.body]);
        const isMoved = body.includes('t');
        expect([name, isMoved && validFor]).toEqual([name, isMoved && Number(renewed.t) - payload.facts.createTime]);
      }
});

test('what is renewed is a right signature and the t of any, and a t that no clock reaches stays', () => {
  const slotsOf = (name: string) => fixtureOf(negative(name)[0]!, defaultPlan).body.filter((_, at) => at % 2 === 1);
  expect(slotsOf('valid')).toEqual(['sign', 't']);
  expect(slotsOf('reversed-keys')).toEqual(['t', 'sign']);
  expect(slotsOf('form-encoded')).toEqual(['sign', 't']);
  expect(slotsOf('not-json')).toEqual(['sign', 't']);
  expect(slotsOf('t-altered')).toEqual(['t']);
  expect(slotsOf('wrong-key')).toEqual(['t']);
  expect(slotsOf('missing-t')).toEqual([]);
  expect(slotsOf('huge-t')).toEqual([]);
  expect(slotsOf('empty-body')).toEqual([]);
});

test('without a key, callbacks are signed by the empty one, or not at all, as wished', () => {
  const plan = { ...defaultPlan, key: '', count: 1 };
  expect(JSON.parse(payloadsAt(plan, 0)[0]!.body)).toHaveProperty('sign');
  const [unsigned] = payloads({ ...plan, emptyKey: 'left-out' });
  expect(Object.keys(JSON.parse(unsigned!.body))).not.toContain('sign');
});
