import { describe, expect, it } from 'vitest';
import { afterPlan } from '../../testing/after-plan.ts';
import { aBudgetChange, anAccount, anAdSet, anInsightRow, aPolicy, aSnapshot } from '../../testing/index.ts';
import type { PolicyInput } from '../policy/define-policy.ts';
import { addDays } from '../shared/day.ts';
import { planCycle } from './plan-cycle.ts';
import type { Snapshot } from './snapshot.ts';

const MIDNIGHT = '2026-01-30T00:00:00.000Z';

/** Three even weeks, whose last day brought a third of the clicks; looked at half an hour after it. */
function afterBadDay(overrides: Partial<Snapshot> = {}): Snapshot {
  const now = '2026-01-30T00:30:00.000Z';
  return aSnapshot({
    now,
    account: anAccount({ timeZone: 'UTC' }),
    adSets: [anAdSet({ dailyBudget: 10_000 })],
    insights: Array.from({ length: 21 }, (_, daysAgo) =>
      anInsightRow({
        day: addDays('2026-01-29', -daysAgo),
        impressions: 20_000,
        reach: null,
        linkClicks: daysAgo === 0 ? 120 : 400,
        spend: 20_000,
        conversions: 20,
        revenue: 50_000,
      }),
    ),
    insightsStatus: { newestReadAt: now, complete: true },
    ...overrides,
  });
}

/** The changes of the budget that come of so many half hours of cycles. */
function changesWithin(
  hours: number,
  start: Snapshot,
  policy: Partial<PolicyInput> = {},
  seen: (snapshot: Snapshot) => Snapshot = (snapshot) => snapshot,
): readonly (readonly [at: string, from: number | null, to: number | null])[] {
  let snapshot = start;
  for (let cycle = 0; cycle < 2 * hours; cycle += 1) {
    snapshot = afterPlan(snapshot, planCycle(seen(snapshot), aPolicy(policy)));
  }
  return snapshot.budgetChanges.map(({ at, from, to }) => [at, from, to]);
}

const ONCE = [['2026-01-30T00:30:00.000Z', 10_000, 9_000]];

describe('planCycle after a bad day', () => {
  it('cuts once, however often it looks, without any reading within a day too', () => {
    expect(changesWithin(23, afterBadDay())).toEqual(ONCE);
    const restless = { limits: { decreaseCooldownHours: 0, directionChangeHours: 0 } };
    expect(changesWithin(23, afterBadDay(), restless)).toEqual(ONCE);
  });

  it('cuts when quiet hours are over that its first look fell into', () => {
    const quiet = { limits: { quietHours: { from: 22, to: 6 } } };
    expect(changesWithin(23, afterBadDay(), quiet)).toEqual([['2026-01-30T06:00:00.000Z', 10_000, 9_000]]);
  });

  it.each([
    ['the account is started again', { controls: { stopped: true, outageClosedAt: null } }],
    ['figures are read in full', { insightsStatus: { newestReadAt: MIDNIGHT, complete: false } }],
    [
      'a cooldown is over',
      { budgetChanges: [aBudgetChange({ at: '2026-01-29T22:00:00.000Z', to: 10_000 })] },
    ],
  ] satisfies [string, Partial<Snapshot>][])('cuts once %s', (_, trouble) => {
    const seen = (snapshot: Snapshot): Snapshot =>
      snapshot.now < '2026-01-30T04:00:00.000Z' ? { ...snapshot, ...trouble } : snapshot;
    expect(changesWithin(23, afterBadDay(), {}, seen)).toEqual([['2026-01-30T04:00:00.000Z', 10_000, 9_000]]);
  });

  it('cuts although a plan was only looked at before', () => {
    planCycle(afterBadDay(), aPolicy());
    expect(changesWithin(1, { ...afterBadDay(), cycleId: 'later' })).toEqual(ONCE);
  });
});

describe('planCycle after a bad day under a boost', () => {
  const boost = aBudgetChange({
    rule: 'spike',
    from: 10_000,
    to: 11_500,
    at: '2026-01-29T04:30:00.000Z',
    revertAt: '2026-01-30T04:30:00.000Z',
  });
  const boosted = afterBadDay({ adSets: [anAdSet({ dailyBudget: 11_500 })], budgetChanges: [boost] });

  it('cuts from the budget before the boost, and keeps nothing of what was lent', () => {
    expect(changesWithin(24, boosted).slice(1)).toEqual([['2026-01-30T00:30:00.000Z', 11_500, 9_000]]);
  });

  it('takes the boost back first where the step may not be so large', () => {
    const learning = { ...boosted, adSets: [anAdSet({ dailyBudget: 11_500, learningStage: 'LEARNING' })] };
    const limits = { learningMaxStep: 0.05 };
    expect(changesWithin(1, learning, { limits }).slice(1)).toEqual([
      ['2026-01-30T00:30:00.000Z', 11_500, 10_000],
    ]);
  });
});
