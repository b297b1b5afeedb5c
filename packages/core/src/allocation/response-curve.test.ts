import { describe, expect, it } from 'vitest';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import { initialRoasOf, type Response, respondTo } from './response-curve.ts';

type Input = { averageRoas: number; spend: number; scale: number };

describe('the response curve', () => {
  it.each(goldenCases<Input, Omit<Response, 'averageRoas'> & { initialRoas: number }>('response-curve'))(
    'knows $name',
    ({ input, expected }) => {
      const initialRoas = initialRoasOf(input.averageRoas, input);
      const { averageRoas, ...response } = respondTo(input.spend, { ...input, initialRoas });
      expect(deviations({ initialRoas, ...response }, expected)).toEqual([]);
      expect(averageRoas).toBeCloseTo(input.averageRoas, 12);
    },
  );

  it.each([
    ['spend', () => respondTo(-1, { initialRoas: 2, scale: 10 })],
    ['initialRoas', () => respondTo(1, { initialRoas: Number.NaN, scale: 10 })],
    ['scale', () => respondTo(1, { initialRoas: 2, scale: 0 })],
    ['averageRoas', () => initialRoasOf(-1, { spend: 1, scale: 10 })],
    ['scale', () => initialRoasOf(1, { spend: 1, scale: Number.POSITIVE_INFINITY })],
  ])('refuses an impossible %s', (argument, respond) => {
    expect(respond).toThrow(expect.objectContaining({ code: 'invalid_input', argument }));
  });
});
