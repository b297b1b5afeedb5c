import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import cases from '../../cases/segment-score.json' with { type: 'json' };
import { assertProperty } from '../../testing/assert-property.ts';
import { scoreSegment } from './score-segment.ts';

const FIGURES = { impressions: 2000, clicks: 60, conversions: 3, spend: 3000, revenue: 9000 };

describe('scoreSegment', () => {
  it.each(cases)('scores $id', ({ input, expected }) => {
    const score = scoreSegment(input);
    for (const [name, value] of Object.entries(expected)) {
      const actual = score[name as keyof typeof score];
      if (typeof value === 'number') expect(actual).toBeCloseTo(value, 9);
      else expect(actual).toBe(value);
    }
  });

  it("takes the account's own priors", () => {
    const nothing = { impressions: 0, clicks: 0, conversions: 0, spend: 0, revenue: 0 };
    expect(scoreSegment(nothing, { priors: { ctr: 0.03, roas: 4 } })).toMatchObject({
      ctr: 0.03,
      cvr: 0.02,
      roas: 4,
    });
  });

  it.each([
    ['impressions', { impressions: -1 }],
    ['clicks', { clicks: 2001 }],
    ['conversions', { conversions: Number.NaN }],
    ['revenue', { revenue: Number.POSITIVE_INFINITY }],
  ])('refuses %s that cannot be', (argument, figures) => {
    expect(() => scoreSegment({ ...FIGURES, ...figures })).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });

  it('does not depend on the currency', () => {
    const scaled = { ...FIGURES, spend: FIGURES.spend * 100, revenue: FIGURES.revenue * 100 };
    expect(scoreSegment(scaled)).toEqual(scoreSegment(FIGURES));
  });

  it('lies within 0 and 1, and never falls with more revenue', () => {
    assertProperty(
      fc.property(
        fc.nat(10_000),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(50),
        fc.nat(100_000),
        fc.nat(100_000),
        (impressions, rate, conversions, spend, revenue) => {
          const figures = {
            impressions,
            clicks: Math.floor(rate * impressions),
            conversions,
            spend,
            revenue,
          };
          const { score } = scoreSegment(figures);
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
          expect(scoreSegment({ ...figures, revenue: revenue + 1000 }).score).toBeGreaterThanOrEqual(score);
        },
      ),
    );
  });
});
