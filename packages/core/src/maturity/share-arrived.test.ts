import { describe, expect, it } from 'vitest';
import { aPolicy } from '../../testing/builders/a-policy.ts';
import { progressAfterDay, shareArrived } from './share-arrived.ts';

const POLICY = aPolicy();

describe('shareArrived', () => {
  it('passes through the early shares and the end of each day, and ends at the last', () => {
    const share = shareArrived(null, POLICY);
    expect([0, 1, 3, 6].map(share)).toEqual([0.67, 0.72, 0.8, 0.88].map((each) => each * 0.6));
    expect([12, 36, 60].map(share)).toEqual([0.6, 0.76, 0.84]);
    expect(share(24)).toBeCloseTo(0.68, 12);
    expect(share(10_000)).toBe(1);
  });

  it('never falls, whatever the curve', () => {
    const share = shareArrived({ shares: [0.2, 0.9, 1] }, POLICY);
    const values = Array.from({ length: 100 }, (_, hour) => share(hour));
    expect(values).toEqual(values.toSorted((a, b) => a - b));
  });
});

describe('progressAfterDay', () => {
  it('is what a day of even clicks gains, of what it gains until the next day ends', () => {
    const policy = aPolicy({
      maturity: { priorShares: [0, 1], earlyShares: [{ hours: 0, share: 0 }] },
    });
    const progress = progressAfterDay(policy);
    expect([0, 24].map(progress)).toEqual([0, 1]);
    // A click's curve rises by 1/24 an hour from 12 to 36 hours after it.
    const known = (from: number) =>
      Array.from({ length: 24_000 }, (_, step) =>
        Math.min(1, Math.max(0, (from + (step + 0.5) / 1000 - 12) / 24)),
      ).reduce((sum, share) => sum + share / 24_000, 0);
    for (const hours of [1, 3, 6, 12]) {
      const expected = (known(hours) - known(0)) / (known(24) - known(0));
      expect(progress(hours)).toBeCloseTo(expected, 6);
    }
  });

  it('grows with the hours, whatever the prior', () => {
    const values = Array.from({ length: 25 }, (_, hour) => progressAfterDay(POLICY)(hour));
    expect(values).toEqual(values.toSorted((a, b) => a - b));
    expect(values[1]).toBeGreaterThan(0);
  });

  it('is nothing where nothing more comes', () => {
    const final = aPolicy({ maturity: { priorShares: [1], earlyShares: [{ hours: 0, share: 1 }] } });
    expect(progressAfterDay(final)(6)).toBe(0);
  });
});
