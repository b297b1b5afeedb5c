import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import cases from '../../cases/creative-health-score.json' with { type: 'json' };
import { assertProperty } from '../../testing/assert-property.ts';
import { aPolicy } from '../../testing/index.ts';
import { creativeHealthScore } from './creative-health-score.ts';
import type { CreativeMetrics } from './creative-metrics.ts';

const GOLDEN: CreativeMetrics = {
  ctr: 0.025,
  cvr: 0.03,
  roas: 3.5,
  cpc: 1.5,
  cpm: 20,
  engagementRate: 0.05,
  impressions: 50_000,
  views: { at3s: 0.7, at25: 0.5, at50: 0.35, at100: 0.2 },
  fatigueScore: null,
};

describe('creativeHealthScore', () => {
  it.each(cases)('scores $id', ({ input, expected }) => {
    const health = creativeHealthScore({ ...GOLDEN, ...input });
    for (const [name, value] of Object.entries(expected)) {
      const actual = health[name as keyof typeof expected];
      if (typeof value === 'number') expect(actual).toBeCloseTo(value, 9);
      else expect(actual).toBe(value);
    }
  });

  it('names what is unknown, and what the score could be with it', () => {
    const { overall, unknown, overallAtBest } = creativeHealthScore({ ...GOLDEN, roas: null, cpc: null });
    expect(unknown).toEqual(['roas', 'cpc']);
    expect(overallAtBest - overall).toBeCloseTo(15, 9);
    expect(creativeHealthScore(GOLDEN)).toMatchObject({ unknown: [], overallAtBest: 55.375 });
  });

  it('follows another policy', () => {
    const { health } = aPolicy({ optimizer: { health: { ctr: { best: 0.025 } } } }).optimizer;
    expect(creativeHealthScore(GOLDEN, { health }).overall).toBeCloseTo(55.375 + 7.5, 9);
  });

  it.each([
    ['ctr', { ctr: -0.1 }],
    ['roas', { roas: Number.NaN }],
    ['impressions', { impressions: Number.POSITIVE_INFINITY }],
    ['views.at50', { views: { at3s: 1, at25: 1, at50: -1, at100: 0 } }],
    ['fatigueScore', { fatigueScore: -1 }],
  ])('refuses a %s that cannot be', (argument, input) => {
    expect(() => creativeHealthScore({ ...GOLDEN, ...input })).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });

  const rate = fc.option(fc.double({ min: 0, max: 10, noNaN: true }), { nil: null });

  it('stays within 0 and 100, and never falls with a better rate', () => {
    assertProperty(
      fc.property(rate, rate, rate, rate, fc.nat(100_000), (ctr, cvr, cpc, cpm, impressions) => {
        const metrics = { ...GOLDEN, ctr, cvr, cpc, cpm, impressions };
        const { overall, overallAtBest } = creativeHealthScore(metrics);
        expect(overall).toBeGreaterThanOrEqual(0);
        expect(overallAtBest).toBeLessThanOrEqual(100);
        expect(overall).toBeLessThanOrEqual(overallAtBest);
        const better = creativeHealthScore({
          ...metrics,
          ctr: (ctr ?? 0) + 0.01,
          cpc: cpc === null ? null : cpc / 2,
        });
        expect(better.overall).toBeGreaterThanOrEqual(overall);
      }),
    );
  });
});
