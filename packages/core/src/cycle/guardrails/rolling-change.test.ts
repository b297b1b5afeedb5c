import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../../testing/assert-property.ts';
import {
  aBudgetChange,
  aDecision,
  anAdSet,
  aPlannedAction,
  aSetBudget,
  aSnapshot,
} from '../../../testing/index.ts';
import { definePolicy } from '../../policy/define-policy.ts';
import type { Policy } from '../../policy/policy-schema.ts';
import { addHours } from '../../shared/instant.ts';
import type { BudgetChange } from '../budget-change.ts';
import { buildFacts } from '../facts.ts';
import { rollingChange } from './rolling-change.ts';

const NOW = '2026-01-15T12:00:00.000Z';

function verdictsOn(
  from: number,
  to: number,
  changes: readonly BudgetChange[],
  overrides: Partial<Policy> = {},
  rule = 'roas_scaling',
) {
  const snapshot = aSnapshot({ now: NOW, adSets: [anAdSet({ dailyBudget: from })], budgetChanges: changes });
  const planned = aPlannedAction({ decision: aDecision({ rule, action: aSetBudget({ from, to }) }) });
  const policy = { ...definePolicy({ currency: 'USD' }), ...overrides };
  return rollingChange.check(buildFacts(snapshot, policy), [planned]);
}

function changed(from: number, to: number, hoursAgo: number): BudgetChange {
  return aBudgetChange({ id: `${hoursAgo}`, from, to, at: addHours(NOW, -hoursAgo) });
}

describe('rollingChange', () => {
  it.each([
    ['a raise within 1.4 of the only value', 10_000, 14_000, []],
    ['a cut to exactly 0.6', 10_000, 6_000, []],
    ['a raise after a raise that is exactly 24 h old', 12_000, 16_800, [changed(10_000, 12_000, 24)]],
    [
      'a change of another budget',
      10_000,
      14_000,
      [aBudgetChange({ targetId: 'other', from: 100, to: 200, at: addHours(NOW, -1) })],
    ],
  ])('allows %s', (_, from, to, changes) => {
    expect(verdictsOn(from, to, changes)).toEqual([]);
  });

  it.each([
    ['a raise to 1.4 of the value 23 h ago', 12_000, 16_800, [changed(10_000, 12_000, 23)], 14_000],
    ['a cut to 0.6 of the value 7 h ago', 8_000, 4_800, [changed(10_000, 8_000, 7)], 6_000],
    ['a raise to 2.5 of the value 6 days ago', 20_000, 28_000, [changed(10_000, 20_000, 144)], 25_000],
  ])('clips %s', (_, from, to, changes, left) => {
    expect(verdictsOn(from, to, changes)).toMatchObject([{ verdict: 'adjust', action: { to: left } }]);
  });

  it('defers a raise where a cut within 24 h leaves no room for it', () => {
    expect(verdictsOn(14_000, 15_000, [changed(10_000, 14_000, 12)])).toMatchObject([{ verdict: 'defer' }]);
  });

  it('allows a wider week where budgets follow marginal returns', () => {
    expect(verdictsOn(20_000, 28_000, [changed(10_000, 20_000, 144)], { budgeting: 'marginal' })).toEqual([]);
  });

  it.each([
    [
      'a raise within 2.5 of a value of a moment less than 7 days ago',
      28_000,
      167.999,
      [{ action: { to: 25_000 } }],
    ],
    ['a raise beyond it once that is 7 days old', 28_000, 168, []],
  ])('looks back 7 x 24 hours: %s', (_, to, hoursAgo, verdicts) => {
    const found = verdictsOn(20_000, to, [changed(10_000, 20_000, hoursAgo)]);
    expect(found).toMatchObject(verdicts);
    expect(found).toHaveLength(verdicts.length);
  });

  it('takes back what a boost lent, however little may change in a day', () => {
    const boost = aBudgetChange({
      from: 10_000,
      to: 11_500,
      at: addHours(NOW, -20),
      revertAt: addHours(NOW, 4),
    });
    const { limits, ...rest } = definePolicy({ currency: 'USD', limits: { maxRollingDecrease: 0.95 } });
    expect(verdictsOn(11_500, 10_000, [boost], { ...rest, limits })).toEqual([]);
    expect(verdictsOn(11_500, 9_000, [boost], { ...rest, limits })).toMatchObject([
      { action: { to: 10_000 } },
    ]);
  });

  it('lets the end of a boost pass', () => {
    expect(verdictsOn(11_500, 4_000, [changed(10_000, 11_500, 24)], {}, 'boost_expiry')).toEqual([]);
  });

  it('never enlarges a change, and leaves it within the factors of every value of the last 24 hours', () => {
    const value = fc.integer({ min: 100, max: 1_000_000 });
    const history = fc.array(
      fc.record({ from: value, to: value, hoursAgo: fc.integer({ min: 1, max: 23 }) }),
      { maxLength: 4 },
    );
    assertProperty(
      fc.property(value, value, history, (from, to, past) => {
        fc.pre(from !== to);
        const [verdict] = verdictsOn(
          from,
          to,
          past.map((change) => changed(change.from, change.to, change.hoursAgo)),
        );
        if (verdict && verdict.verdict !== 'adjust') return;
        const left = verdict?.action?.type === 'set_budget' ? verdict.action.to : to;
        expect(Math.abs(left - from)).toBeLessThanOrEqual(Math.abs(to - from));
        for (const each of [from, ...past.flatMap((change) => [change.from, change.to])]) {
          if (left > from) expect(left).toBeLessThanOrEqual(each * 1.4 + 1e-6);
          else expect(left).toBeGreaterThanOrEqual(each * 0.6 - 1e-6);
        }
      }),
    );
  });
});
