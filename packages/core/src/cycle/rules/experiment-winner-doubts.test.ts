import { describe, expect, it } from 'vitest';
import { aCampaign, anAd, anExperiment, anInsightRow, aPolicy, aSnapshot } from '../../../testing/index.ts';
import type { Experiment } from '../../model/experiment.ts';
import type { InsightRow } from '../../model/insight-row.ts';
import { daysFrom } from '../../shared/day.ts';
import { buildFacts } from '../facts.ts';
import { takenLooks } from '../judge-experiment.ts';
import type { Snapshot } from '../snapshot.ts';
import { experimentWinner } from './experiment-winner.ts';

// In New York: from midnight of the 5th to midnight of the 19th; nine whole days are over.
const test = anExperiment({
  startedAt: '2026-01-05T05:00:00.000Z',
  plannedEndAt: '2026-01-19T05:00:00.000Z',
});

/** Rows of an ad on every day from the 3rd to today. */
function rows(adId: string, figures: Partial<InsightRow>): readonly InsightRow[] {
  return daysFrom('2026-01-03', '2026-01-15').map((day) =>
    anInsightRow({ adId, day, impressions: 10_000, ...figures }),
  );
}

const clear = [...rows('ad-1', { linkClicks: 400 }), ...rows('ad-2', { linkClicks: 200 })];
const close = [...rows('ad-1', { linkClicks: 210 }), ...rows('ad-2', { linkClicks: 200 })];
const ads = [anAd(), anAd({ id: 'ad-2' })];

function factsOf(experiment: Partial<Experiment>, snapshot: Partial<Snapshot> = {}, experiments = {}) {
  return buildFacts(
    aSnapshot({ ads, insights: clear, experiments: [{ ...test, ...experiment }], ...snapshot }),
    aPolicy({ experiments }),
  );
}

function opinions(...given: Parameters<typeof factsOf>) {
  return experimentWinner.decide(factsOf(...given));
}

describe('experimentWinner in doubt', () => {
  it('says that a winner by the composite score rests on conversions', () => {
    const insights = [
      ...rows('ad-1', { linkClicks: 400, conversions: 100, revenue: 1_000_000, spend: 100_000 }),
      ...rows('ad-2', { linkClicks: 200, conversions: 300, revenue: 3_000_000, spend: 100_000 }),
    ];
    expect(opinions({}, { insights }, { winnerBy: 'composite' })).toMatchObject([
      {
        evidence: {
          winnerVariantId: 'variant-b',
          testedLeaderVariantId: 'variant-a',
          restsOn: 'conversions',
        },
        confidence: 'medium',
      },
      { target: { id: 'ad-1' } },
    ]);
  });

  it.each(['DISAPPROVED', 'PENDING_REVIEW', 'ADSET_PAUSED'] as const)(
    'pauses nobody beside a winner that is not delivered, and says so: %s',
    (effectiveStatus) => {
      const stopped = ads.map((ad) => (ad.id === 'ad-1' ? { ...ad, effectiveStatus } : ad));
      expect(opinions({}, { ads: stopped })).toMatchObject([
        {
          action: {
            topic: 'experiment_completed',
            message: expect.stringContaining('nobody is paused, for "A" is not delivered'),
            experiment: { winnerVariantId: 'variant-a', loserAdIds: [] },
          },
        },
      ]);
    },
  );

  it('spares a loser that another test goes on with', () => {
    const third = anAd({ id: 'ad-3' });
    const [, loser] = test.variants;
    const going = {
      ...test,
      id: 'experiment-2',
      name: 'Second',
      variants: [{ id: 'c', name: 'C', adId: 'ad-3' }, ...(loser ? [loser] : [])],
    };
    const insights = [...clear, ...rows('ad-3', { linkClicks: 201 })];
    expect(opinions({}, { ads: [...ads, third], insights, experiments: [test, going] })).toMatchObject([
      {
        action: {
          message: expect.stringContaining('"B" is not paused, for test "Second" needs it'),
          experiment: { winnerVariantId: 'variant-a', loserAdIds: [] },
        },
      },
      { kind: 'hold', target: { level: 'ad', id: 'ad-2' }, reason: expect.stringContaining('"Second"') },
      { kind: 'hold', target: { level: 'experiment', id: 'experiment-2' } },
    ]);
  });

  it('spares a loser that has won another test', () => {
    const third = anAd({ id: 'ad-3' });
    const [, loser] = test.variants;
    const won = {
      ...test,
      id: 'experiment-2',
      variants: [...(loser ? [loser] : []), { id: 'c', name: 'C', adId: 'ad-3' }],
    };
    const insights = [...clear, ...rows('ad-3', { linkClicks: 50 })];
    const paused = opinions({}, { ads: [...ads, third], insights, experiments: [test, won] }).filter(
      (opinion) => opinion.kind === 'propose' && opinion.target.level === 'ad',
    );
    expect(paused).toMatchObject([{ target: { id: 'ad-3' } }]);
  });

  it('does not count evidence of another metric', () => {
    const running = { 'variant-a': { 'variant-b': 1e-9 } };
    const [look] = takenLooks(factsOf({}, { insights: close })).map((taken) => taken.look);
    if (!look) throw new Error('nobody looked');
    expect(look.metric).toBe('ctr');
    const verdict = (metric: typeof look.metric) =>
      opinions({ running, lastLook: { ...look, metric } }, { insights: close })[0]?.kind;
    expect(verdict('ctr')).toBe('propose');
    expect(verdict('engagement')).toBe('hold');
    expect(verdict(null)).toBe('hold');
    const changed = factsOf({ running, lastLook: { ...look, metric: 'cpc' } }, { insights: close });
    expect(takenLooks(changed)[0]?.running['variant-a']?.['variant-b']).not.toBe(1e-9);
  });

  it.each([
    ['an unknown objective', [aCampaign({ objective: 'OUTCOME_OF_TOMORROW' })], 'OUTCOME_OF_TOMORROW'],
    ['a missing campaign', [], 'objective is unknown'],
  ] as const)('decides by nothing in a test of %s without a metric', (_, campaigns, message) => {
    expect(opinions({ primaryMetric: null }, { campaigns })).toMatchObject([
      { kind: 'hold', reason: expect.stringContaining(message) },
    ]);
    expect(opinions({ primaryMetric: 'ctr' }, { campaigns })).toHaveLength(2);
  });

  it('leaves a day out of which one variant knows nothing, and says so', () => {
    const insights = [...rows('ad-1', { engagements: 400 }), ...rows('ad-2', { engagements: 200 })].map(
      (row) => (row.adId === 'ad-2' && row.day === '2026-01-09' ? { ...row, engagements: null } : row),
    );
    expect(opinions({ primaryMetric: 'engagement' }, { insights })).toMatchObject([
      {
        action: { message: expect.stringContaining('one day is left out of all variants') },
        evidence: { winnerVariantId: 'variant-a' },
      },
      { target: { id: 'ad-2' } },
    ]);
  });

  it('holds on refunds beyond all sales', () => {
    const insights = [
      ...rows('ad-1', { conversions: 50, revenue: -900_000 }),
      ...rows('ad-2', { conversions: 50, revenue: 500_000 }),
    ];
    expect(opinions({ primaryMetric: 'revenue_per_impression' }, { insights })).toMatchObject([
      { kind: 'hold', reason: expect.stringContaining('unknown') },
    ]);
  });

  it('finds no winner where ads differ by the days on which they were shown', () => {
    const shown = (adId: string, first: number) =>
      rows(adId, {}).map((row) => {
        const impressions = row.day <= '2026-01-09' ? first : 24_000 - first;
        return { ...row, impressions, linkClicks: impressions * (row.day <= '2026-01-09' ? 0.04 : 0.02) };
      });
    expect(opinions({}, { insights: [...shown('ad-1', 20_000), ...shown('ad-2', 4000)] })).toMatchObject([
      { kind: 'hold' },
    ]);
    const late = clear.filter(({ adId, day }) => adId === 'ad-1' || day > '2026-01-09');
    const alike = late.map((row) => ({ ...row, linkClicks: row.day <= '2026-01-09' ? 400 : 200 }));
    expect(opinions({}, { insights: alike })).toMatchObject([{ kind: 'hold' }]);
  });

  it('prefers the dearer ad where its final revenue is worth it', () => {
    const policy = aPolicy({ roas: { breakEvenRoas: 1 } });
    // Of every unit spent ad-1 makes 1.2, ad-2 1.1, of which half or so is known so far.
    const shown = (adId: string, spend: number, roas: number) =>
      daysFrom('2026-01-13', '2026-01-14').map((day, at) =>
        anInsightRow({
          adId,
          day,
          impressions: 500_000,
          spend,
          conversions: 4000,
          revenue: Math.round(spend * roas * (at === 0 ? 0.76 : 0.6)),
        }),
      );
    const experiment = {
      ...test,
      primaryMetric: 'profit_per_impression' as const,
      startedAt: '2026-01-13T05:00:00.000Z',
    };
    const insights = [...shown('ad-1', 4_000_000, 1.2), ...shown('ad-2', 1_000_000, 1.1)];
    const { experiments } = buildFacts(aSnapshot({ ads, insights, experiments: [experiment] }), policy);
    expect(experiments()[0]?.judgement.evaluation?.leaderId).toBe('variant-a');
  });
});
