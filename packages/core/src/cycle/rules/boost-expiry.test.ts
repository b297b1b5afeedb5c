import { describe, expect, it } from 'vitest';
import { aBudgetChange, anAdSet, anInsightRow, aPolicy, aSnapshot, NOW } from '../../../testing/index.ts';
import { addDays } from '../../shared/day.ts';
import { addHours } from '../../shared/instant.ts';
import type { BudgetChange } from '../budget-change.ts';
import type { Hold, Proposal } from '../decision.ts';
import { buildFacts } from '../facts.ts';
import type { Snapshot } from '../snapshot.ts';
import { boostExpiry } from './boost-expiry.ts';

/** From 100.00 to 115.00 a day ago, due now. */
const due = aBudgetChange({ rule: 'spike', from: 10_000, to: 11_500, at: addHours(NOW, -24), revertAt: NOW });

function opinions(
  overrides: Partial<Snapshot> = {},
  present = 11_500,
  policy = aPolicy(),
): readonly (Proposal | Hold)[] {
  const snapshot = aSnapshot({
    adSets: [anAdSet({ dailyBudget: present })],
    budgetChanges: [due],
    insights: [],
    ...overrides,
  });
  return boostExpiry.decide(buildFacts(snapshot, policy));
}

function days(figures: { conversions: number; spend: number; revenue: number }) {
  return Array.from({ length: 14 }, (_, age) =>
    anInsightRow({ day: addDays('2026-01-14', -age), ...figures }),
  );
}

describe('boostExpiry', () => {
  it('goes back to the base where the ROAS rule holds', () => {
    expect(opinions()).toMatchObject([
      {
        kind: 'propose',
        action: { type: 'set_budget', kind: 'daily', from: 11_500, to: 10_000, revertAt: null },
        fallback: null,
        priority: 1,
        evidence: { base: 10_000, boosted: 11_500, revertAt: NOW },
      },
    ]);
  });

  it.each([
    ['more', { conversions: 10, spend: 5000, revenue: 35_000 }, 14_000],
    ['less', { conversions: 5, spend: 20_000, revenue: 16_500 }, 6114],
    ['nothing at all, which is for that rule to say', { conversions: 2, spend: 20_000, revenue: 6000 }, 6000],
  ])('steps from the base, not from the boosted budget, where the ROAS rule wants %s', (_, figures, to) => {
    expect(opinions({ insights: days(figures) })).toMatchObject([
      { action: { from: 11_500, to: expect.closeTo(to, -3) }, fallback: { from: 11_500, to: 10_000 } },
    ]);
  });

  it.each([
    ['is not due yet', [{ ...due, revertAt: addHours(NOW, 0.001) }]],
    [
      'was taken back',
      [due, aBudgetChange({ id: 'later', from: 11_500, to: 10_000, at: addHours(NOW, -1) })],
    ],
    [
      "was overtaken by a person's edit",
      [due, aBudgetChange({ id: 'later', from: null, to: 9000, at: addHours(NOW, -1), source: 'human' })],
    ],
    ['never was', [aBudgetChange()]],
    ['was on another budget', [{ ...due, targetId: 'ad-set-9' }]],
  ] satisfies [string, BudgetChange[]][])('has no opinion on a boost that %s', (_, budgetChanges) => {
    expect(opinions({ budgetChanges })).toEqual([]);
  });

  it('goes back to the base where budgets follow the marginal return', () => {
    const insights = days({ conversions: 10, spend: 5000, revenue: 35_000 });
    expect(opinions({ insights }, 11_500, aPolicy({ budgeting: 'marginal' }))).toMatchObject([
      { action: { from: 11_500, to: 10_000 }, reason: expect.stringContaining('the marginal return') },
    ]);
  });

  it('leaves a budget alone that is not the boosted one any more', () => {
    expect(opinions({}, 12_000)).toMatchObject([
      { kind: 'hold', reason: 'the boost was overtaken: 11500 became 12000' },
    ]);
  });

  it('ends long after its time too', () => {
    const late = { ...due, at: addHours(NOW, -300), revertAt: addHours(NOW, -276) };
    expect(opinions({ budgetChanges: [late] })).toMatchObject([{ action: { to: 10_000 } }]);
  });

  it('waits with an ad set that is switched off', () => {
    expect(opinions({ adSets: [anAdSet({ dailyBudget: 11_500, status: 'PAUSED' })] })).toEqual([]);
  });

  it('takes a boosted lifetime budget back', () => {
    const adSets = [
      anAdSet({
        dailyBudget: null,
        lifetimeBudget: 11_500,
        budgetRemaining: 5000,
        endsAt: addHours(NOW, 99),
      }),
    ];
    expect(opinions({ adSets, budgetChanges: [{ ...due, kind: 'lifetime' }] })).toMatchObject([
      { action: { kind: 'lifetime', from: 11_500, to: 10_000 } },
    ]);
  });
});
