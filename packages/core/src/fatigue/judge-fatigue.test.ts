import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import {
  aDecay,
  aFatigueSeries,
  FRESH_WEEK,
  fatigueOf,
  TIRED_DAY,
  WEARING,
} from '../../testing/builders/a-fatigue-series.ts';
import { aPolicy } from '../../testing/index.ts';
import type { DailyTotals } from '../model/daily-totals.ts';
import { definePolicy } from '../policy/define-policy.ts';

describe('an old creative against its first days', () => {
  const aged = { cusum: { enabled: false }, ageAndDrop: { enabled: true } };
  const drop = (share: number): readonly DailyTotals[] =>
    aFatigueSeries([
      ...FRESH_WEEK,
      ...FRESH_WEEK,
      ...FRESH_WEEK.slice(0, 3).map((day) => ({ ...day, clicks: 400 * share })),
    ]);

  it.each([
    [0.7, 'fatigued'],
    [0.9, 'healthy'],
    [1.2, 'healthy'],
  ])('judges %d of the clicks on three days as %s', (share, status) => {
    const policy = aPolicy({ fatigue: aged });
    expect(fatigueOf(drop(share), { policy }).status).toBe(status);
  });

  it('waits for its age', () => {
    const policy = aPolicy({ fatigue: aged });
    const series = drop(0.5);
    expect(fatigueOf(series, { policy, activeSince: '2026-01-02' }).status).not.toBe('fatigued');
    expect(fatigueOf(series, { policy, activeSince: '2026-01-01' })).toMatchObject({ rule: 'age_and_drop' });
  });

  it('compares returns where the policy says so', () => {
    const policy = aPolicy({ fatigue: { ...aged, ageAndDrop: { enabled: true, metric: 'roas' } } });
    const selling = (share: number) =>
      drop(1).map((totals, index) => ({
        ...totals,
        spend: 10_000,
        conversions: Math.round((index < 14 ? 1 : share) * 500),
        revenue: (index < 14 ? 1 : share) * 30_000,
      }));
    expect(fatigueOf(selling(0.3), { policy })).toMatchObject({
      status: 'fatigued',
      reason: expect.stringContaining('ROAS 0.90 over 3 days against 3.00 before'),
    });
    expect(fatigueOf(selling(0.9), { policy }).status).toBe('healthy');
    expect(fatigueOf(drop(0.5), { policy }).status).toBe('insufficient_volume');
    const unknown = selling(0.3).map((totals) => ({ ...totals, revenue: null }));
    expect(fatigueOf(unknown, { policy }).status).toBe('insufficient_volume');
  });
});

describe('the score', () => {
  it('fires at its level, on drops beyond noise', () => {
    const policy = aPolicy({ fatigue: { cusum: { enabled: false }, score: { enabled: true } } });
    const half = aFatigueSeries([...FRESH_WEEK, ...FRESH_WEEK, { impressions: 20_000, clicks: 200 }]);
    expect(fatigueOf(half, { policy })).toMatchObject({
      status: 'fatigued',
      rule: 'score',
      evidence: { score: { level: 'moderate' } },
    });
    const noise = aFatigueSeries([...FRESH_WEEK, ...FRESH_WEEK, { impressions: 1000, clicks: 12 }]);
    expect(fatigueOf(noise, { policy }).status).toBe('healthy');
  });
});

describe('bare percentages', () => {
  const bare = definePolicy({ currency: 'USD', preset: 'seed' });
  const twoWeeks = (clicks: number) => Array.from({ length: 14 }, () => ({ impressions: 10_000, clicks }));

  it('fire at exactly 30 % below the days before', () => {
    const on = (clicks: number) => aFatigueSeries([...twoWeeks(300), { impressions: 10_000, clicks }]);
    expect(fatigueOf(on(210), { policy: bare, activeSince: '2026-01-01' }).fired).toEqual([
      'ctr_drop',
      'score',
    ]);
    expect(fatigueOf(on(211), { policy: bare, activeSince: '2026-01-01' }).fired).toEqual([]);
  });

  it('fire at exactly 20 % below the first days', () => {
    const on = (clicks: number) =>
      aFatigueSeries([...twoWeeks(300), ...[1, 2, 3].map(() => ({ impressions: 10_000, clicks }))]);
    expect(fatigueOf(on(240), { policy: bare }).fired).toEqual(['age_and_drop']);
    expect(fatigueOf(on(241), { policy: bare }).fired).toEqual([]);
  });

  it('stand a window without a click', () => {
    expect(
      fatigueOf(aFatigueSeries([...twoWeeks(300), { impressions: 10_000, clicks: 0 }]), { policy: bare })
        .evidence.ctrDrop?.drop,
    ).toBe(1);
  });
});

describe('several rules at once', () => {
  it('name the first that fires, and all of them', () => {
    const policy = aPolicy({ fatigue: { ctrDrop: { enabled: true }, ageAndDrop: { enabled: true } } });
    const verdict = fatigueOf(
      aFatigueSeries([...FRESH_WEEK, ...FRESH_WEEK, TIRED_DAY, TIRED_DAY, TIRED_DAY]),
      {
        policy,
      },
    );
    expect(verdict.rule).toBe('cusum');
    expect(verdict.fired).toEqual(['cusum', 'ctr_drop', 'age_and_drop']);
  });

  it('are silent where none is switched on', () => {
    const policy = aPolicy({ fatigue: { cusum: { enabled: false } } });
    expect(fatigueOf(aDecay(WEARING), { policy })).toMatchObject({
      status: 'healthy',
      reason: 'no fatigue rule is switched on',
    });
  });

  it('give the frequency of the last complete day as evidence', () => {
    const series = aDecay(WEARING).map((totals) => ({ ...totals, reach: 4000 }));
    expect(fatigueOf(series).evidence.frequency).toBe(2.5);
    expect(
      fatigueOf(aDecay(WEARING).map((totals) => ({ ...totals, reach: null }))).evidence.frequency,
    ).toBeNull();
  });

  it("hold the clicks' sum against fewer clicks only", () => {
    assertProperty(
      fc.property(
        fc.array(fc.integer({ min: 60, max: 140 }), { minLength: 1, maxLength: 10 }),
        fc.nat(9),
        (clicks, at) => {
          const fewer = clicks.map((each, index) => (index === at % clicks.length ? each - 1 : each));
          const sum = (counts: readonly number[]) => fatigueOf(aDecay(counts)).evidence.cusum.sum ?? 0;
          expect(sum(fewer)).toBeGreaterThanOrEqual(sum(clicks));
        },
      ),
    );
  });
});
