import { describe, expect, it } from 'vitest';
import { anAd, anExperiment, anInsightRow, aPolicy, aSnapshot, NOW } from '../../../testing/index.ts';
import type { Experiment } from '../../model/experiment.ts';
import type { InsightRow } from '../../model/insight-row.ts';
import { daysFrom } from '../../shared/day.ts';
import { addHours } from '../../shared/instant.ts';
import { buildFacts } from '../facts.ts';
import type { Snapshot } from '../snapshot.ts';
import { experimentWinner } from './experiment-winner.ts';

// In New York: from midnight of the 10th to midnight of the 14th, so four whole days.
const over = anExperiment({
  startedAt: '2026-01-10T05:00:00.000Z',
  plannedEndAt: '2026-01-14T05:00:00.000Z',
});

/** Rows of an ad on every day from the 8th to today. */
function rows(adId: string, figures: Partial<InsightRow>): readonly InsightRow[] {
  return daysFrom('2026-01-08', '2026-01-15').map((day) =>
    anInsightRow({ adId, day, impressions: 2500, ...figures }),
  );
}

const clear = [...rows('ad-1', { linkClicks: 125 }), ...rows('ad-2', { linkClicks: 75 })];
const ads = [anAd(), anAd({ id: 'ad-2' })];

function opinions(experiment: Partial<Experiment>, snapshot: Partial<Snapshot> = {}, experiments = {}) {
  const facts = buildFacts(
    aSnapshot({ ads, insights: clear, experiments: [{ ...over, ...experiment }], ...snapshot }),
    aPolicy({ experiments }),
  );
  return experimentWinner.decide(facts);
}

describe('experimentWinner', () => {
  it('names the winner at the planned end, and pauses the loser', () => {
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
            since: '2026-01-10',
            until: '2026-01-13',
          },
        },
        priority: 2,
        evidence: { 'variant variant-a': '500/10000', 'variant variant-b': '300/10000' },
      },
      {
        kind: 'propose',
        target: { level: 'ad', id: 'ad-2' },
        action: { type: 'set_status', from: 'ACTIVE', to: 'PAUSED' },
        fallback: null,
      },
    ]);
  });

  it('looks once, at the planned end: not a moment before it', () => {
    const plannedEndAt = addHours(NOW, 0.001);
    expect(opinions({ plannedEndAt })).toMatchObject([
      { kind: 'hold', reason: `needs_more_data: the look is planned for ${plannedEndAt}` },
    ]);
    expect(opinions({ plannedEndAt: NOW })).toMatchObject([{ kind: 'propose' }, { kind: 'propose' }]);
  });

  it('looks at the same days whenever it gets to look', () => {
    const later = addHours(NOW, 5 * 24);
    const insightsStatus = { newestReadAt: later, complete: true };
    const [now, then] = [opinions({}), opinions({}, { now: later, insightsStatus })];
    expect(then).toEqual(now);
  });

  it('ends a test without a clear difference, and pauses nobody', () => {
    const insights = [...rows('ad-1', { linkClicks: 76 }), ...rows('ad-2', { linkClicks: 75 })];
    expect(opinions({}, { insights })).toMatchObject([
      { action: { type: 'notify', topic: 'experiment_inconclusive', experiment: { winnerVariantId: null } } },
    ]);
  });

  it('waits for 1000 impressions each, and gives up when the time is over', () => {
    const insights = [
      ...clear.filter(({ adId }) => adId === 'ad-1'),
      ...rows('ad-2', { impressions: 100, linkClicks: 3 }),
    ];
    expect(opinions({}, { insights })).toMatchObject([
      { kind: 'hold', reason: 'needs_more_data: "B" has 400 of 1000 impressions' },
    ]);
    expect(opinions({}, { insights }, { maxDurationHours: 72 })).toMatchObject([
      { action: { topic: 'experiment_inconclusive' } },
    ]);
  });

  it.each([
    ['cvr', { conversions: 125 }, { conversions: 75 }],
    ['engagement', { engagements: 125 }, { engagements: 75 }],
  ] as const)('tests %s per impression', (primaryMetric, a, b) => {
    const insights = [...rows('ad-1', a), ...rows('ad-2', b)];
    expect(opinions({ primaryMetric }, { insights })).toMatchObject([
      { evidence: { winnerVariantId: 'variant-a' } },
      { target: { id: 'ad-2' } },
    ]);
  });

  it.each([
    ['a return, which has no such test', { primaryMetric: 'roas' }, {}],
    ['a cost, which has none either', { primaryMetric: 'cpc' }, {}],
    ['figures that are not reported', { primaryMetric: 'engagement' }, {}],
    [
      'more events than impressions',
      { primaryMetric: 'cvr' },
      { insights: rows('ad-1', { conversions: 3000 }) },
    ],
    ['a test without a whole day', { plannedEndAt: '2026-01-10T20:00:00.000Z' }, {}],
    ['a test of one variant', { variants: over.variants.slice(0, 1) }, {}],
  ] satisfies [string, Partial<Experiment>, Partial<Snapshot>][])(
    'holds on %s',
    (_, experiment, snapshot) => {
      const [opinion, ...others] = opinions(experiment, snapshot);
      expect(opinion).toMatchObject({ kind: 'hold', reason: expect.stringMatching(/^needs_more_data: /) });
      expect(others).toEqual([]);
    },
  );

  it('pauses only losers that are running', () => {
    const off = [anAd(), anAd({ id: 'ad-2', status: 'PAUSED' })];
    expect(opinions({}, { ads: off })).toHaveLength(1);
    expect(opinions({}, { ads: [anAd()] })).toHaveLength(1);
  });

  it.each(['completed', 'inconclusive', 'archived'] as const)('leaves a test alone that is %s', (status) => {
    expect(opinions({ status })).toEqual([]);
  });

  it('pauses an ad once that lost two tests', () => {
    const experiments = [over, { ...over, id: 'experiment-2' }];
    const paused = opinions({}, { experiments }).filter(({ target }) => target.level === 'ad');
    expect(paused).toHaveLength(1);
  });
});
