import { describe, expect, it } from 'vitest';
import cases from '../../cases/embargo.json' with { type: 'json' };
import { aPolicy, NOW } from '../../testing/index.ts';
import { addHours, hoursBetween } from '../shared/instant.ts';
import { checkEmbargo } from './check-embargo.ts';

function check(hoursRunning: number, impressions: readonly number[], experiments = {}) {
  const variants = impressions.map((each, index) => ({ name: 'ABCDEF'.charAt(index), impressions: each }));
  return checkEmbargo({
    variants,
    startedAt: addHours(NOW, -hoursRunning),
    now: NOW,
    policy: aPolicy({ experiments }),
  });
}

describe('checkEmbargo', () => {
  it.each(cases)('judges $name', ({ input, expected }) => {
    const verdict = check(input.hoursRunning, input.impressions);
    expect(verdict.passed).toBe(expected.passed);
    if (verdict.passed) return;
    expect(verdict.cause).toBe(expected.cause);
    const hours = verdict.expectedAt === null ? null : hoursBetween(NOW, verdict.expectedAt);
    if (typeof expected.expectedInHours !== 'number') expect(hours).toBeNull();
    else expect(hours).toBeCloseTo(expected.expectedInHours, 4);
  });

  it('says what is missing', () => {
    expect(check(48, [5000, 999])).toMatchObject({ reason: '"B" has 999 of 1000 impressions' });
    expect(check(24, [5000, 5000])).toMatchObject({
      reason: 'runs since 2026-01-14T12:00:00.000Z, 48 hours are needed: until 2026-01-16T12:00:00.000Z',
    });
  });

  it('takes its limits from the policy', () => {
    expect(check(1, [10], { minDurationHours: 1, minImpressionsPerVariant: 10 })).toEqual({ passed: true });
    expect(check(0, [0], { minDurationHours: 0, minImpressionsPerVariant: 0 })).toEqual({ passed: true });
  });
});
