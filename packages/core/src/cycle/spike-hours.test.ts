import { describe, expect, it } from 'vitest';
import {
  aCampaign,
  anAccount,
  anAdSet,
  anIntradayPoint,
  aPolicy,
  aSetBudget,
  aSnapshot,
  aTarget,
} from '../../testing/index.ts';
import type { IntradayPoint } from '../model/insight-row.ts';
import { addDays, dayOf, startOfDay } from '../shared/day.ts';
import { addHours, hoursBetween, type Instant } from '../shared/instant.ts';
import { buildFacts } from './facts.ts';
import { spike } from './rules/spike.ts';
import type { Snapshot } from './snapshot.ts';
import { spikeHours } from './spike-hours.ts';

const ZONE = 'UTC';
const POLICY = aPolicy({ spikes: { grain: 'hour' } });

/** Readings every half hour, seven minutes late, of ad sets that bring `clicksAt` an hour; each hour costs 10.00. */
function readings(
  now: Instant,
  adSets: readonly string[],
  clicksAt: (hour: Instant) => number = () => 100,
  everyHours = 0.5,
): readonly IntradayPoint[] {
  const count = Math.floor((9 * 24) / everyHours);
  return Array.from({ length: count }, (_, index) => addHours(now, -index * everyHours)).flatMap((readAt) => {
    const today = dayOf(readAt, ZONE);
    return [addDays(today, -1), today].flatMap((day) => {
      const begin = startOfDay(day, ZONE);
      const hours = Math.min(24, hoursBetween(begin, readAt));
      const full = Math.floor(hours);
      let clicks = 0;
      for (let hour = 0; hour < full; hour += 1) clicks += clicksAt(addHours(begin, hour));
      clicks += Math.round((hours - full) * clicksAt(addHours(begin, full)));
      const figures = {
        day,
        readAt,
        clicks,
        impressions: Math.round(hours * 5000),
        spend: Math.round(hours * 1000),
      };
      const none = { conversions: 0, revenue: 0 };
      return [
        anIntradayPoint({ ...figures, ...none }),
        ...adSets.map((id) => anIntradayPoint({ ...figures, ...none, level: 'ad_set', id })),
      ];
    });
  });
}

const NOON = '2026-01-30T12:07:00.000Z';

function snapshotAt(now: Instant, overrides: Partial<Snapshot> = {}): Snapshot {
  return aSnapshot({
    now,
    account: anAccount({ timeZone: ZONE }),
    insights: [],
    insightsStatus: { newestReadAt: now, complete: true },
    intraday: readings(now, ['ad-set-1']),
    ...overrides,
  });
}

function dueAt(now: Instant, overrides: Partial<Snapshot> = {}) {
  const facts = buildFacts(snapshotAt(now, overrides), POLICY);
  const due = spikeHours(facts);
  const [owner] = facts.budgetOwners;
  return due && owner && { period: due.period, endedAt: due.endedAt, series: due.seriesOf(owner) };
}

describe('spikeHours', () => {
  it('gives the hour that ended, and the same hour of earlier days', () => {
    const due = dueAt(NOON);
    expect(due?.period).toBe('2026-01-30T11');
    expect(due?.series.map(({ period }) => period.slice(-3))).toEqual(Array(9).fill('T11'));
    expect(due?.series.at(-1)).toMatchObject({
      clicks: 100,
      impressions: 5000,
      spend: 1000,
      frequency: null,
    });
  });

  it('gives it until the next one has ended, as of its end', () => {
    const due = dueAt('2026-01-30T12:37:00.000Z');
    expect(due).toMatchObject({ period: '2026-01-30T11', endedAt: NOON });
    expect(dueAt('2026-01-30T13:07:00.000Z')?.period).toBe('2026-01-30T12');
  });

  it('knows of no hour any more where the readings end', () => {
    const intraday = readings(NOON, ['ad-set-1']);
    expect(dueAt('2026-01-30T13:30:00.000Z', { intraday })?.period).toBe('2026-01-30T11');
    expect(dueAt('2026-01-30T13:38:00.000Z', { intraday })).toBeNull();
  });

  it('looks at the last hour of a day too', () => {
    const due = dueAt('2026-01-30T00:07:00.000Z');
    expect(due?.period).toBe('2026-01-29T23');
    expect(due?.series.at(-1)?.spend).toBe(1000);
  });

  it('sums the ad sets of a campaign that holds the budget', () => {
    const due = dueAt(NOON, {
      campaigns: [aCampaign({ budgetOwner: 'campaign', dailyBudget: 9000 })],
      adSets: ['a', 'b'].map((id) => anAdSet({ id, dailyBudget: null })),
      intraday: readings(NOON, ['a', 'b']),
    });
    expect(due?.series.at(-1)).toMatchObject({ clicks: 200, spend: 2000 });
  });

  it('takes an ad set that a reading leaves out for one that did not deliver', () => {
    expect(dueAt(NOON, { intraday: readings(NOON, ['another']) })?.series).toEqual([]);
  });

  it('knows of no hours where readings are hours apart, or where there are none', () => {
    expect(dueAt(NOON, { intraday: readings(NOON, ['ad-set-1'], () => 100, 3) })).toBeNull();
    expect(dueAt(NOON, { intraday: [] })).toBeNull();
  });
});

describe('the spike rule at the grain of hours', () => {
  const decideAt = (now: Instant, intraday: readonly IntradayPoint[], overrides: Partial<Snapshot> = {}) =>
    spike.decide(buildFacts(snapshotAt(now, { intraday, ...overrides }), POLICY));
  const collapse = (hour: Instant): number => (hour.startsWith('2026-01-30T11') ? 5 : 100);

  it('takes 10 % off when the clicks of the last hour collapse, once', () => {
    expect(decideAt(NOON, readings(NOON, ['ad-set-1'], collapse))).toMatchObject([
      {
        kind: 'propose',
        action: { type: 'set_budget', from: 5000, to: 4500 },
        evidence: { kind: 'negative', period: '2026-01-30T11', restsOn: 'delivery' },
      },
    ]);
    const later = '2026-01-30T12:37:00.000Z';
    const acted = {
      target: aTarget(),
      action: aSetBudget({ to: 4500 }),
      rule: 'spike',
      plannedAt: NOON,
      at: NOON,
    };
    const again = readings(later, ['ad-set-1'], collapse);
    expect(decideAt(later, again, { recentActions: [acted] })).toMatchObject([
      { kind: 'hold', reason: `2026-01-30T11 was reacted to at ${NOON}` },
    ]);
    expect(decideAt(later, again)).toMatchObject([{ kind: 'propose' }]);
  });

  it('looks at days or hours as the policy of the campaign says', () => {
    const overrides = [
      { name: 'hours', campaignIds: ['campaign-1'], policy: { spikes: { grain: 'hour' as const } } },
    ];
    const snapshot = snapshotAt(NOON, { intraday: readings(NOON, ['ad-set-1'], collapse) });
    const [byHour] = spike.decide(buildFacts(snapshot, aPolicy({ overrides })));
    expect(byHour).toMatchObject({ kind: 'propose', evidence: { period: '2026-01-30T11' } });
    const [byDay] = spike.decide(buildFacts(snapshot, aPolicy()));
    expect(byDay).toMatchObject({ kind: 'hold', reason: 'no delivery on 2026-01-29' });
  });

  it('leaves an hour like the others alone', () => {
    expect(decideAt(NOON, readings(NOON, ['ad-set-1']))).toMatchObject([
      { kind: 'hold', reason: 'nothing unusual on 2026-01-30T11' },
    ]);
  });
});
