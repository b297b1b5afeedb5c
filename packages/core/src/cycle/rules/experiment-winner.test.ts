import { describe, expect, it } from 'vitest';
import {
  aCampaign,
  anAd,
  anExperiment,
  anInsightRow,
  aPolicy,
  aSnapshot,
  NOW,
} from '../../../testing/index.ts';
import type { Experiment } from '../../model/experiment.ts';
import type { InsightRow } from '../../model/insight-row.ts';
import { daysFrom } from '../../shared/day.ts';
import { addHours } from '../../shared/instant.ts';
import { canonicalJson } from '../../shared/json.ts';
import { applyCounterfactual } from '../certificates/apply-counterfactual.ts';
import { certify } from '../certificates/certify.ts';
import { replay } from '../certificates/replay.ts';
import { buildFacts } from '../facts.ts';
import { takenLooks } from '../judge-experiment.ts';
import { planCycle } from '../plan-cycle.ts';
import type { Snapshot } from '../snapshot.ts';
import { experimentWinner } from './experiment-winner.ts';

// In New York: from midnight of the 5th to midnight of the 19th; nine whole days are over.
const test = anExperiment({
  startedAt: '2026-01-05T05:00:00.000Z',
  plannedEndAt: '2026-01-19T05:00:00.000Z',
});
const over = { startedAt: '2026-01-10T05:00:00.000Z', plannedEndAt: '2026-01-14T05:00:00.000Z' };

/** Rows of an ad on every day from the 3rd to today. */
function rows(adId: string, figures: Partial<InsightRow>): readonly InsightRow[] {
  return daysFrom('2026-01-03', '2026-01-15').map((day) =>
    anInsightRow({ adId, day, impressions: 10_000, ...figures }),
  );
}

const clear = [...rows('ad-1', { linkClicks: 400 }), ...rows('ad-2', { linkClicks: 200 })];
const close = [...rows('ad-1', { linkClicks: 210 }), ...rows('ad-2', { linkClicks: 200 })];
const ads = [anAd(), anAd({ id: 'ad-2' })];
const chiSquare = { method: 'chi_square' } as const;

function factsOf(experiment: Partial<Experiment>, snapshot: Partial<Snapshot> = {}, experiments = {}) {
  return buildFacts(
    aSnapshot({ ads, insights: clear, experiments: [{ ...test, ...experiment }], ...snapshot }),
    aPolicy({ experiments }),
  );
}

function opinions(...given: Parameters<typeof factsOf>) {
  return experimentWinner.decide(factsOf(...given));
}

describe('experimentWinner', () => {
  it('names the winner as soon as it is certain, and pauses the loser', () => {
    expect(opinions({})).toMatchObject([
      {
        kind: 'propose',
        target: { level: 'experiment', id: 'experiment-1', campaignId: 'campaign-1' },
        action: {
          type: 'notify',
          topic: 'experiment_completed',
          experiment: {
            id: 'experiment-1',
            winnerVariantId: 'variant-a',
            loserAdIds: ['ad-2'],
            since: '2026-01-05',
            until: '2026-01-14',
          },
        },
        priority: 2,
        confidence: 'high',
        evidence: {
          restsOn: 'delivery',
          method: 'always_valid',
          metric: 'ctr',
          'variant variant-a': 0.04,
          'variant variant-b': 0.02,
        },
      },
      {
        kind: 'propose',
        target: { level: 'ad', id: 'ad-2' },
        action: { type: 'set_status', from: 'ACTIVE', to: 'PAUSED' },
        fallback: null,
      },
    ]);
  });

  it('pauses nobody before there is a verdict, however far behind', () => {
    const third = anAd({ id: 'ad-3' });
    const variants = [...test.variants, { id: 'variant-c', name: 'C', adId: 'ad-3' }];
    const insights = [...close, ...rows('ad-3', { linkClicks: 50 })];
    expect(opinions({ variants }, { ads: [...ads, third], insights })).toMatchObject([
      { kind: 'hold', reason: expect.stringMatching(/^needs_more_data: "A" leads by CTR with 2\.10 %/) },
    ]);
  });

  it('keeps what its looks have found, and counts on it', () => {
    const ahead = [...rows('ad-1', { linkClicks: 222 }), ...rows('ad-2', { linkClicks: 200 })];
    const facts = factsOf({}, { insights: ahead });
    const [taken] = takenLooks(facts);
    expect(taken).toMatchObject({
      id: 'experiment-1',
      running: { 'variant-a': { 'variant-b': expect.any(Number) } },
      look: {
        at: NOW,
        status: 'needs_more_data',
        winnerVariantId: null,
        metricsSnapshot: [{ variantId: 'variant-a', metrics: { ctr: 0.0222 } }, { variantId: 'variant-b' }],
        statisticalResults: { bayesian: [{ variantId: 'variant-a' }, {}] },
      },
    });
    const [now] = opinions({}, { insights: close });
    expect(now?.kind).toBe('hold');
    const running = { 'variant-a': { 'variant-b': 0.01 } };
    expect(opinions({ running }, { insights: close })).toHaveLength(2);
    expect(takenLooks(factsOf({ running }, { insights: close }))[0]?.running).toEqual({
      ...running,
      'variant-b': {},
    });
  });

  it('waits for its embargo, and takes no look before', () => {
    const startedAt = addHours(NOW, -47);
    const facts = factsOf({ startedAt });
    expect(experimentWinner.decide(facts)).toMatchObject([
      { kind: 'hold', reason: expect.stringMatching(/^needs_more_data: insufficient_duration: /) },
    ]);
    expect(takenLooks(facts)[0]?.running).toEqual({});
  });

  it('ends a test without a winner at its planned end: equivalent or inconclusive, nobody is paused', () => {
    const plannedEndAt = NOW;
    const same = rows('ad-1', { linkClicks: 200 }).map((row) => ({ ...row, adId: 'ad-2' }));
    const alike = [...rows('ad-1', { linkClicks: 200 }), ...same];
    const ended = { startedAt: '2026-01-03T05:00:00.000Z', plannedEndAt };
    expect(opinions(ended, { insights: alike })).toMatchObject([
      {
        action: {
          topic: 'experiment_inconclusive',
          message: expect.stringContaining('differ by less than 20 %'),
        },
        evidence: { status: 'equivalent' },
        confidence: 'medium',
      },
    ]);
    expect(opinions(ended, { insights: close }, { equivalenceMargin: 0.01 })).toMatchObject([
      { action: { topic: 'experiment_inconclusive' }, evidence: { status: 'inconclusive' } },
    ]);
  });

  it.each([
    ['one look', chiSquare],
    ['posteriors', { method: 'bayesian' }],
  ] as const)('looks once by %s, at the planned end: not a moment before it', (_, experiments) => {
    const plannedEndAt = addHours(NOW, 0.001);
    expect(opinions({ plannedEndAt }, {}, experiments)).toMatchObject([
      { kind: 'hold', reason: `needs_more_data: the look is planned for ${plannedEndAt}` },
    ]);
    expect(takenLooks(factsOf({ plannedEndAt }, {}, experiments))).toEqual([]);
    expect(opinions({ plannedEndAt: NOW }, {}, experiments)).toMatchObject([
      { evidence: { method: experiments.method } },
      { kind: 'propose' },
    ]);
  });

  it('looks at the same days whenever it gets to look', () => {
    const later = addHours(NOW, 5 * 24);
    const insightsStatus = { newestReadAt: later, complete: true };
    const [now, then] = [
      opinions(over, {}, chiSquare),
      opinions(over, { now: later, insightsStatus }, chiSquare),
    ];
    expect(then.map(({ reason }) => reason)).toEqual(now.map(({ reason }) => reason));
  });

  it('waits for 1000 impressions each, and gives up when the time is over', () => {
    const insights = [
      ...clear.filter(({ adId }) => adId === 'ad-1'),
      ...rows('ad-2', { impressions: 100, linkClicks: 3 }),
    ];
    expect(opinions(over, { insights })).toMatchObject([
      { kind: 'hold', reason: 'needs_more_data: insufficient_impressions: "B" has 400 of 1000 impressions' },
    ]);
    expect(opinions(over, { insights }, { maxDurationHours: 72 })).toMatchObject([
      { action: { topic: 'experiment_inconclusive' } },
    ]);
  });

  it.each([
    ['cvr', 'conversions_per_impression', { conversions: 400 }, { conversions: 150 }],
    ['engagement', 'engagement', { engagements: 400 }, { engagements: 200 }],
    ['roas', 'roas', { conversions: 900, revenue: 9_000_000 }, { conversions: 300, revenue: 3_000_000 }],
    [
      'revenue_per_impression',
      'revenue_per_impression',
      { conversions: 900, revenue: 9_000_000 },
      { conversions: 300, revenue: 3_000_000 },
    ],
  ] as const)('decides by %s', (primaryMetric, metric, a, b) => {
    const insights = [...rows('ad-1', a), ...rows('ad-2', b)];
    expect(opinions({ primaryMetric }, { insights })).toMatchObject([
      { evidence: { winnerVariantId: 'variant-a', metric } },
      { target: { id: 'ad-2' } },
    ]);
  });

  it.each([
    ['OUTCOME_SALES', 'revenue_per_impression', 'conversions'],
    ['OUTCOME_LEADS', 'conversions_per_impression', 'conversions'],
    ['OUTCOME_TRAFFIC', 'ctr', 'delivery'],
  ])('decides for %s by %s where nothing was declared', (objective, metric, restsOn) => {
    const insights = [
      ...rows('ad-1', { linkClicks: 400, conversions: 900, revenue: 9_000_000 }),
      ...rows('ad-2', { linkClicks: 200, conversions: 300, revenue: 3_000_000 }),
    ];
    const campaigns = [aCampaign({ objective })];
    expect(opinions({ primaryMetric: null }, { insights, campaigns })).toMatchObject([
      { evidence: { metric, restsOn } },
      {},
    ]);
  });

  it.each([
    ['figures that are not reported', { primaryMetric: 'engagement' }, {}],
    [
      'more events than impressions',
      { primaryMetric: 'cvr' },
      { insights: [...rows('ad-1', { conversions: 30_000 }), ...rows('ad-2', {})] },
    ],
    ['a test without a whole day', { plannedEndAt: '2026-01-05T20:00:00.000Z' }, {}],
    ['a test of one variant', { variants: test.variants.slice(0, 1) }, {}],
    [
      'two variants with one id',
      { variants: [...test.variants.slice(0, 1), ...test.variants.slice(0, 1)] },
      {},
    ],
  ] satisfies [string, Partial<Experiment>, Partial<Snapshot>][])(
    'holds on %s',
    (_, experiment, snapshot) => {
      const [opinion, ...others] = opinions(experiment, snapshot);
      expect(opinion).toMatchObject({ kind: 'hold', reason: expect.stringMatching(/^needs_more_data: /) });
      expect(others).toEqual([]);
    },
  );

  it('pauses only losers that are running, and none beside a winner that is switched off', () => {
    const off = (id: string) => ads.map((ad) => (ad.id === id ? { ...ad, status: 'PAUSED' as const } : ad));
    expect(opinions({}, { ads: off('ad-2') })).toHaveLength(1);
    expect(opinions({}, { ads: off('ad-1') })).toHaveLength(1);
    expect(opinions({}, { ads: [anAd()] })).toHaveLength(1);
  });

  it.each(['completed', 'inconclusive', 'archived'] as const)('leaves a test alone that is %s', (status) => {
    expect(opinions({ status })).toEqual([]);
  });

  it('pauses an ad once that lost two tests', () => {
    const experiments = [test, { ...test, id: 'experiment-2' }];
    const paused = opinions({}, { experiments }).filter(({ target }) => target.level === 'ad');
    expect(paused).toHaveLength(1);
  });

  it.each([
    ['a winner', {}, {}, {}],
    ['a winner by one look', over, {}, chiSquare],
    ['a winner by posteriors', over, {}, { method: 'bayesian' }],
    ['an end without a winner', { ...over, startedAt: '2026-01-03T05:00:00.000Z' }, { insights: close }, {}],
    ['a test that cannot be judged', over, { insights: rows('ad-1', {}) }, { maxDurationHours: 72 }],
  ] as const)('can be replayed and flipped: %s', (_, experiment, snapshot, experiments) => {
    const facts = factsOf(experiment, snapshot, experiments);
    const plan = planCycle(facts.snapshot, facts.policy);
    const own = plan.actions.filter(({ decision }) => decision.rule === 'experiment_winner');
    expect(own.length).toBeGreaterThan(0);
    for (const { decision } of own) {
      const certificate = certify({ plan, decisionId: decision.id, policy: facts.policy });
      const stored = JSON.parse(canonicalJson(certificate)) as typeof certificate;
      expect(replay(stored).same).toBe(true);
      expect(decision.counterfactuals).toHaveLength(1);
      for (const counterfactual of decision.counterfactuals)
        expect(applyCounterfactual(stored, counterfactual).flips).toBe(true);
    }
  });
});
