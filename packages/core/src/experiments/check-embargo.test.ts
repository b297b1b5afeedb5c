import { describe, expect, it } from 'vitest';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import { aPolicy, NOW } from '../../testing/index.ts';
import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { addHours, hoursBetween } from '../shared/instant.ts';
import { checkEmbargo } from './check-embargo.ts';

type Input = { readonly hoursRunning: number; readonly impressions: readonly number[] };

function check(hoursRunning: number, impressions: readonly number[], experiments = {}) {
  const variants = impressions.map((each, index) => ({ id: 'abcdef'.charAt(index), impressions: each }));
  return checkEmbargo({
    variants,
    startedAt: addHours(NOW, -hoursRunning),
    now: NOW,
    policy: aPolicy({ experiments }),
  });
}

describe('checkEmbargo', () => {
  it.each(goldenCases<Input>('embargo'))('is right for $name', ({ input, expected }) => {
    const { status, reason, missing, expectedAt } = check(input.hoursRunning, input.impressions);
    const hours = expectedAt === null ? null : Math.round(hoursBetween(NOW, expectedAt) * 3.6e6) / 3.6e6;
    const due = expected as { readonly expectedInHours: number | null };
    expect(
      deviations(
        {
          status,
          reason,
          missingHours: missing?.hours ?? null,
          missingImpressions: missing?.impressions.map(({ impressions }) => impressions) ?? null,
        },
        { ...due, expectedInHours: undefined },
      ),
    ).toEqual([]);
    // Instants have milliseconds.
    if (due.expectedInHours === null) expect(hours).toBeNull();
    else expect(hours).toBeCloseTo(due.expectedInHours, 5);
  });

  it('names the variants that are short', () => {
    expect(check(48, [5000, 999]).missing).toEqual({
      hours: 0,
      impressions: [{ variantId: 'b', impressions: 1 }],
    });
  });

  it('expects no end that is too far away to be a date', () => {
    expect(check(1, [1, 5000], { minImpressionsPerVariant: Number.MAX_SAFE_INTEGER }).expectedAt).toBeNull();
    expect(check(100, [1e-9, 5000]).expectedAt).toBeNull();
    // Ten years are 87 600 hours.
    expect(check(87.6, [1, 5000]).expectedAt).toBe(addHours(NOW, 87_600 - 87.6));
    expect(check(87.7, [1, 5000]).expectedAt).toBeNull();
  });

  it('takes its limits from the policy', () => {
    expect(check(1, [10], { minDurationHours: 1, minImpressionsPerVariant: 10 }).status).toBe('ready');
    expect(check(0, [0], { minDurationHours: 0, minImpressionsPerVariant: 0 }).status).toBe('ready');
  });

  it.each([[[]], [[-1, 5000]], [[Number.NaN, 5000]], [[Number.POSITIVE_INFINITY]]])(
    'refuses %j',
    (impressions) => {
      expect(() => check(100, impressions)).toThrow(InvalidInputError);
    },
  );

  it('refuses what is no instant', () => {
    const variants = [{ id: 'a', impressions: 1 }];
    expect(() => checkEmbargo({ variants, startedAt: 'yesterday', now: NOW, policy: aPolicy() })).toThrow(
      InvalidInputError,
    );
  });
});
