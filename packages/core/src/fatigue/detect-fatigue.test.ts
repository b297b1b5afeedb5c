import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import cases from '../../cases/fatigue.json' with { type: 'json' };
import cusumCases from '../../cases/fatigue-cusum.json' with { type: 'json' };
import { assertProperty } from '../../testing/assert-property.ts';
import { aPolicy } from '../../testing/index.ts';
import { type DailyTotals, emptyTotals } from '../model/daily-totals.ts';
import type { PolicyInput } from '../policy/define-policy.ts';
import { addDays } from '../shared/day.ts';
import { detectFatigue } from './detect-fatigue.ts';
import type { DayMaturity } from './rate-day.ts';

const LAST_DAY = '2026-01-14';
const TODAY = '2026-01-15';

type Figures = { readonly impressions: number; readonly clicks: number | null };

/** Consecutive days up to the last complete one. */
function days(figures: readonly Figures[]): readonly DailyTotals[] {
  return figures.map((each, index) => ({
    ...emptyTotals(addDays(LAST_DAY, index - figures.length + 1)),
    ...each,
  }));
}

/** The rule of a drop against the days before, alone. */
function detect(
  series: readonly DailyTotals[],
  {
    fatigue = {},
    activeSince = '2025-12-01',
  }: { fatigue?: PolicyInput['fatigue']; activeSince?: string } = {},
) {
  const policy = aPolicy({
    fatigue: { cusum: { enabled: false }, ...fatigue, ctrDrop: { enabled: true, ...fatigue?.ctrDrop } },
  });
  return detectFatigue({ series, activeSince, now: TODAY, policy });
}

const week = Array.from({ length: 7 }, (): Figures => ({ impressions: 20_000, clicks: 400 }));
const tired = { impressions: 20_000, clicks: 200 };

describe('a drop against the days before', () => {
  it.each(cases)('judges $name', ({ input, policy, expected }) => {
    const { days: count, impressions, clicks } = input.baseline;
    const baseline = Array.from({ length: count }, (): Figures => ({ impressions, clicks }));
    const recent = input.recent.map(
      ([shown, clicked]): Figures => ({ impressions: shown ?? 0, clicks: clicked ?? null }),
    );
    const { status, evidence, rule } = detect(days([...baseline, ...recent]), {
      fatigue: { minDispersion: 0, ...policy },
    });
    expect(status).toBe(expected.status);
    expect(rule).toBe(expected.status === 'fatigued' ? 'ctr_drop' : null);
    if (expected.recentDays !== undefined) expect(evidence.ctrDrop?.recentDays).toBe(expected.recentDays);
  });

  it('gives the drop and its standard error as evidence', () => {
    const { evidence, reason, confidence } = detect(days([...week, tired]));
    const drop = evidence.ctrDrop;
    expect(drop).toMatchObject({ recentDays: 1, recentRate: 0.01, baselineRate: 0.02 });
    expect(drop?.drop).toBeCloseTo(1 - 200.5 / 20_000 / (2800.5 / 140_000), 12);
    expect(drop?.standardError).toBeCloseTo(Math.sqrt(1 / 200 + 1 / 2800 + 0.12 ** 2 * (1 + 1 / 7)), 12);
    expect(confidence).toBe('high');
    expect(reason).toBe(
      'CTR 1.00 % over 1 day against 2.00 % before: 49.88 % lower, at least 30.00 % and beyond noise',
    );
  });

  it('does not look at the running day', () => {
    const today = { ...emptyTotals('2026-01-15'), impressions: 20_000, clicks: 0 };
    expect(detect([...days([...week, ...week]), today])).toMatchObject({ status: 'healthy' });
  });

  it('does not look at days before the creative ran', () => {
    expect(detect(days([...week, tired]), { activeSince: '2026-01-14' })).toMatchObject({
      status: 'insufficient_volume',
    });
  });

  it('compares with the seven days before, not with earlier glory', () => {
    const glory = Array.from({ length: 20 }, (): Figures => ({ impressions: 20_000, clicks: 4000 }));
    expect(detect(days([...glory, ...week, { impressions: 20_000, clicks: 400 }]))).toMatchObject({
      status: 'healthy',
    });
  });

  it('takes days without delivery for days without delivery', () => {
    const [first, ...rest] = days([...week, tired]);
    expect(detect(first ? [first, ...rest.slice(3)] : [])).toMatchObject({ status: 'fatigued' });
    expect(detect([])).toMatchObject({ status: 'insufficient_volume' });
  });

  const figures = fc.record({
    impressions: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1000, max: 50_000 })),
    clicks: fc.integer({ min: 0, max: 1000 }),
  });

  it('is not fatigued by one click more', () => {
    assertProperty(
      fc.property(fc.array(figures, { minLength: 8, maxLength: 12 }), (table) => {
        const last = table.at(-1);
        // On one or two clicks the next one adds more certainty than rate: the formula is made for counts, not for these.
        if (!last || last.clicks < 3 || detect(days(table)).status === 'fatigued') return;
        const better = [...table.slice(0, -1), { ...last, clicks: last.clicks + 1 }];
        expect(detect(days(better)).status).not.toBe('fatigued');
      }),
      { numRuns: 500 },
    );
  });

  it('never speaks of numbers that are none', () => {
    assertProperty(
      fc.property(fc.array(figures, { maxLength: 12 }), (table) => {
        const { reason, evidence } = detect(days(table), {
          fatigue: {
            minBlockImpressions: 1,
            minBlockClicks: 1,
            cusum: { enabled: true, minBlockConversions: 1 },
          },
        });
        expect(`${reason} ${JSON.stringify(evidence)}`).not.toMatch(/NaN|Infinity/);
      }),
      { numRuns: 500 },
    );
  });
});

/** A baseline of 14 days at 1.2 %, then one day for each count of clicks, all on 10 000 impressions. */
function decay(clicks: readonly number[], baselineDays = 14): readonly DailyTotals[] {
  const baseline = Array.from({ length: baselineDays }, () => 120);
  return days([...baseline, ...clicks].map((each) => ({ impressions: 10_000, clicks: each })));
}

const TIRED = [110, 95, 90, 100, 82];

function accumulate(
  series: readonly DailyTotals[],
  options: Partial<Parameters<typeof detectFatigue>[0]> = {},
) {
  const policy = aPolicy();
  return detectFatigue({ series, activeSince: '2025-12-01', now: TODAY, policy, ...options });
}

describe('the cumulative sum of clicks', () => {
  it.each(cusumCases)('follows $id', ({ clicks, expected }) => {
    const { status, rule, evidence } = accumulate(decay(clicks));
    expect(status).toBe(expected.status);
    expect(rule).toBe(expected.status === 'fatigued' ? 'cusum' : null);
    expect(evidence.cusum.sum).toBeCloseTo(expected.sum, 4);
    if (expected.deviation === null) expect(evidence.cusum.deviation).toBeNull();
    else expect(evidence.cusum.deviation).toBeCloseTo(expected.deviation, 4);
  });

  it('says so with its numbers', () => {
    const { reason, confidence } = accumulate(decay(TIRED));
    expect(reason).toBe('clicks against the first 14 days: sum of deviations 4.07 after 5 blocks, above 3.4');
    expect(confidence).toBe('medium');
  });

  it('asks for more where other rules fire as well', () => {
    const policy = aPolicy({ fatigue: { ageAndDrop: { enabled: true } } });
    expect(accumulate(decay(TIRED), { policy }).threshold).toBe(3.8);
  });

  it('starts on seven days until fourteen have been lived through', () => {
    expect(accumulate(decay([100], 7)).evidence.cusum).toMatchObject({ baselineDays: 7, blocks: 1 });
    expect(accumulate(decay([100], 12)).evidence.cusum).toMatchObject({ baselineDays: 7, blocks: 6 });
    expect(accumulate(decay([100], 13)).evidence.cusum).toMatchObject({ baselineDays: 14, blocks: 0 });
  });

  it('takes no days of decay for a longer baseline', () => {
    const clicks = [70, 70, 70, 70, 60, 60, 60, 60, 60];
    expect(accumulate(decay(clicks, 7))).toMatchObject({
      status: 'fatigued',
      evidence: { cusum: { baselineDays: 7, blocks: 9 } },
    });
  });

  it('knows nothing before a week has been lived through, its first 48 hours left out', () => {
    const first = decay([], 8);
    expect(accumulate(first, { activeSince: '2026-01-07' })).toMatchObject({
      status: 'insufficient_volume',
      reason: 'clicks: 6 of 7 delivery days of a baseline',
    });
    expect(accumulate(first, { activeSince: '2026-01-06' }).status).toBe('healthy');
  });

  it('starts again with the ad after an edit', () => {
    expect(accumulate(decay(TIRED), { editedOn: '2026-01-10' }).status).toBe('insufficient_volume');
  });

  it('starts again at 0, on the same baseline, after an alarm that was acted on', () => {
    const { evidence } = accumulate(decay([...TIRED, 100]), { actedOn: '2026-01-14' });
    expect(evidence.cusum.blocks).toBe(1);
    expect(evidence.cusum.sum).toBeCloseTo(1.0679 - 0.5, 4);
  });

  it('leaves the days of an outage out', () => {
    const { evidence } = accumulate(decay([...TIRED, 20]), { excludedDays: ['2026-01-14'] });
    expect(evidence.cusum.sum).toBeCloseTo(4.0677, 4);
  });

  it('merges thin days until they hold a thousand impressions and ten expected clicks', () => {
    const thin = (count: number, figures: Figures) => Array.from({ length: count }, () => figures);
    const series = days([
      ...thin(14, { impressions: 1000, clicks: 20 }),
      ...thin(6, { impressions: 400, clicks: 8 }),
    ]);
    expect(accumulate(series).evidence.cusum.blocks).toBe(2);
    const rare = days([
      ...thin(14, { impressions: 5000, clicks: 10 }),
      ...thin(6, { impressions: 2000, clicks: 4 }),
    ]);
    expect(accumulate(rare).evidence.cusum.blocks).toBe(2);
  });

  it('has no opinion on what cannot fill a block in seven days', () => {
    const thin = days([...week, ...week, ...week.map(() => ({ impressions: 40, clicks: 0 }))]);
    expect(accumulate(thin)).toMatchObject({
      status: 'insufficient_volume',
      reason: 'clicks: the last 7 days cannot fill a block',
    });
    const everThin = days(Array.from({ length: 21 }, () => ({ impressions: 100, clicks: 2 })));
    expect(accumulate(everThin).status).toBe('insufficient_volume');
  });

  it('does not blame a creative for what all creatives of its campaign share', () => {
    const series = decay(TIRED);
    const season = series.map(({ day, clicks }) => ({
      day,
      clicks: 100 * (clicks ?? 0),
      expected: 12_000,
      squares: 0,
    }));
    expect(accumulate(series, { season }).evidence.cusum.sum).toBeLessThan(0.1);
    const better = season.map((day) => ({ ...day, clicks: 12_000 }));
    expect(accumulate(series, { season: better }).status).toBe('fatigued');
  });

  it("judges the season from the creative's own first days on", () => {
    const series = decay(TIRED);
    // Others are older: a fifth under their own first days all the time.
    const season = series.map(({ day }) => ({ day, clicks: 80_000, expected: 100_000, squares: 0 }));
    expect(accumulate(series, { season }).evidence.cusum.sum).toBeCloseTo(4.07, 2);
  });

  it('assumes at least the smallest spread', () => {
    const calm = accumulate(decay(TIRED), { dispersion: { ctr: 0, orders: 0 } }).evidence.cusum.sum ?? 0;
    const floor = accumulate(decay(TIRED), { dispersion: { ctr: 0.1, orders: 0 } }).evidence.cusum.sum;
    expect(calm).toBe(floor);
    expect(
      accumulate(decay(TIRED), { dispersion: { ctr: 0.25, orders: 0 } }).evidence.cusum.sum,
    ).toBeLessThan(calm);
  });
});

describe('the cost per result', () => {
  /** A dollar a click and ten clicks a result, until the last days bring only this share of the results. */
  function costly(share: number, clicks: readonly number[]): readonly DailyTotals[] {
    return decay(clicks).map((totals, index) => ({
      ...totals,
      spend: 12_000,
      conversions: index < 14 ? 40 : Math.round(40 * share),
      revenue: 100_000,
    }));
  }

  it('fires only beside clicks that fall as well', () => {
    const falling = [110, 95, 90, 100];
    expect(accumulate(costly(0.4, falling))).toMatchObject({ status: 'fatigued', rule: 'cost_cusum' });
    expect(accumulate(costly(1, falling)).status).toBe('healthy');
    expect(accumulate(costly(0.4, [120, 120, 120, 120])).status).toBe('healthy');
  });

  it('is evidence in every case', () => {
    const { evidence } = accumulate(costly(0.4, [120, 120, 120]));
    expect(evidence.costRatio).toBeCloseTo(2.5, 10);
    expect(accumulate(decay(TIRED)).evidence.costRatio).toBeNull();
  });

  it('counts what is known of late conversions, and no day of which too little is', () => {
    const immature: readonly DayMaturity[] = [{ day: LAST_DAY, maturity: 0.5 }];
    const half = costly(0.5, [120]);
    expect(accumulate(half, { immature }).evidence.costCusum.deviation).toBeCloseTo(0, 10);
    const less = [{ day: LAST_DAY, maturity: 0.4 }];
    expect(accumulate(half, { immature: less }).evidence.costCusum.blocks).toBe(0);
  });
});

describe('an old creative against its first days', () => {
  const aged = { cusum: { enabled: false }, ageAndDrop: { enabled: true } };
  const drop = (share: number): readonly DailyTotals[] =>
    days([...week, ...week, ...week.slice(0, 3).map((day) => ({ ...day, clicks: 400 * share }))]);

  it.each([
    [0.7, 'fatigued'],
    [0.9, 'healthy'],
    [1.2, 'healthy'],
  ])('judges %d of the clicks on three days as %s', (share, status) => {
    const policy = aPolicy({ fatigue: aged });
    expect(accumulate(drop(share), { policy }).status).toBe(status);
  });

  it('waits for its age', () => {
    const policy = aPolicy({ fatigue: aged });
    const series = drop(0.5);
    expect(accumulate(series, { policy, activeSince: '2026-01-02' }).status).not.toBe('fatigued');
    expect(accumulate(series, { policy, activeSince: '2026-01-01' })).toMatchObject({ rule: 'age_and_drop' });
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
    expect(accumulate(selling(0.3), { policy })).toMatchObject({
      status: 'fatigued',
      reason: expect.stringContaining('ROAS 0.90 over 3 days against 3.00 before'),
    });
    expect(accumulate(selling(0.9), { policy }).status).toBe('healthy');
    expect(accumulate(drop(0.5), { policy }).status).toBe('insufficient_volume');
    const unknown = selling(0.3).map((totals) => ({ ...totals, revenue: null }));
    expect(accumulate(unknown, { policy }).status).toBe('insufficient_volume');
  });
});

describe('the score', () => {
  it('fires at its level, on drops beyond noise', () => {
    const policy = aPolicy({ fatigue: { cusum: { enabled: false }, score: { enabled: true } } });
    const half = days([...week, ...week, { impressions: 20_000, clicks: 200 }]);
    expect(accumulate(half, { policy })).toMatchObject({
      status: 'fatigued',
      rule: 'score',
      evidence: { score: { level: 'moderate' } },
    });
    const noise = days([...week, ...week, { impressions: 1000, clicks: 12 }]);
    expect(accumulate(noise, { policy }).status).toBe('healthy');
  });
});

describe('several rules at once', () => {
  it('name the first that fires, and all of them', () => {
    const policy = aPolicy({ fatigue: { ctrDrop: { enabled: true }, ageAndDrop: { enabled: true } } });
    const verdict = accumulate(days([...week, ...week, tired, tired, tired]), { policy });
    expect(verdict.rule).toBe('cusum');
    expect(verdict.fired).toEqual(['cusum', 'ctr_drop', 'age_and_drop']);
  });

  it('are silent where none is switched on', () => {
    const policy = aPolicy({ fatigue: { cusum: { enabled: false } } });
    expect(accumulate(decay(TIRED), { policy })).toMatchObject({
      status: 'healthy',
      reason: 'no fatigue rule is switched on',
    });
  });

  it('give the frequency of the last complete day as evidence', () => {
    const series = decay(TIRED).map((totals) => ({ ...totals, reach: 4000 }));
    expect(accumulate(series).evidence.frequency).toBe(2.5);
    expect(
      accumulate(decay(TIRED).map((totals) => ({ ...totals, reach: null }))).evidence.frequency,
    ).toBeNull();
  });

  it("hold the clicks' sum against fewer clicks only", () => {
    assertProperty(
      fc.property(
        fc.array(fc.integer({ min: 60, max: 140 }), { minLength: 1, maxLength: 10 }),
        fc.nat(9),
        (clicks, at) => {
          const fewer = clicks.map((each, index) => (index === at % clicks.length ? each - 1 : each));
          const sum = (counts: readonly number[]) => accumulate(decay(counts)).evidence.cusum.sum ?? 0;
          expect(sum(fewer)).toBeGreaterThanOrEqual(sum(clicks));
        },
      ),
    );
  });
});
