import { describe, expect, it } from 'vitest';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import type { DispersionPrior } from './dispersion.ts';
import type { ArmDayTable } from './measure-scatter.ts';
import { accountDispersionPrior, poolDispersion } from './pool-dispersion.ts';

type Input = { readonly tables: readonly ArmDayTable[]; readonly prior?: DispersionPrior };

describe('poolDispersion', () => {
  it.each(goldenCases<Input>('pool-dispersion'))('is right for $name', ({ input, expected }) => {
    const { tables, ...options } = input;
    expect(deviations(poolDispersion(tables, options), expected)).toEqual([]);
  });

  it('does not depend on the order of the ad sets', () => {
    for (const { input } of goldenCases<Input>('pool-dispersion')) {
      const { tables, ...options } = input;
      const reversed = poolDispersion(tables.toReversed(), options);
      expect(deviations(reversed, poolDispersion(tables, options))).toEqual([]);
    }
  });
});

describe('accountDispersionPrior', () => {
  it('weighs an account by what it knows, but no more than 24', () => {
    expect(accountDispersionPrior({ cv: 0.12, nu: 18 })).toEqual({ cv: 0.12, weight: 18 });
    expect(accountDispersionPrior({ cv: 0.12, nu: 24 })).toEqual({ cv: 0.12, weight: 24 });
    expect(accountDispersionPrior({ cv: 0.12, nu: 600 })).toEqual({ cv: 0.12, weight: 24 });
    expect(accountDispersionPrior({ cv: 0.12, nu: null })).toEqual({ cv: 0.12, weight: 24 });
    expect(accountDispersionPrior({ cv: 0.12, nu: 600 }, { maxWeight: 40 })).toEqual({
      cv: 0.12,
      weight: 40,
    });
  });

  it.each([
    ['cv', { cv: -1, nu: 10 }],
    ['cv', { cv: Number.NaN, nu: 10 }],
    ['nu', { cv: 0.1, nu: Number.NaN }],
    ['nu', { cv: 0.1, nu: 0 }],
    ['nu', { cv: 0.1, nu: Number.POSITIVE_INFINITY }],
  ])('refuses an account with an impossible %s', (argument, account) => {
    expect(() => accountDispersionPrior(account)).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });

  it('refuses a cap that is not above 0', () => {
    expect(() => accountDispersionPrior({ cv: 0.1, nu: 10 }, { maxWeight: 0 })).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument: 'maxWeight' }),
    );
  });
});
