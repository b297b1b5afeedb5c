import { describe, expect, it } from 'vitest';
import cases from '../../../cases/cooldown.json' with { type: 'json' };
import {
  aBudgetChange,
  aDecision,
  aPlannedAction,
  aSetBudget,
  aSetStatus,
  aSnapshot,
  NOW,
} from '../../../testing/index.ts';
import { definePolicy, type PolicyInput } from '../../policy/define-policy.ts';
import { addHours } from '../../shared/instant.ts';
import type { Action } from '../action.ts';
import type { BudgetChange } from '../budget-change.ts';
import { buildFacts } from '../facts.ts';
import { cooldown } from './cooldown.ts';

type Change = { direction: string; hoursAgo: number; source?: string; target?: string };

function toChange({ direction, hoursAgo, source, target }: Change): BudgetChange {
  return aBudgetChange({
    id: `${hoursAgo}`,
    targetId: target ?? 'ad-set-1',
    from: direction === 'unknown' ? null : 5000,
    to: direction === 'up' ? 6000 : 4000,
    at: addHours(NOW, -hoursAgo),
    source: source === 'human' ? 'human' : 'adpilot',
  });
}

const ACTIONS: Readonly<Record<string, Action>> = {
  up: aSetBudget({ from: 5000, to: 6000 }),
  down: aSetBudget({ from: 5000, to: 4000 }),
  pause: aSetStatus(),
};

function verdictsOn(
  wanted: string,
  changes: readonly Change[],
  { rule = 'roas_scaling', limits = {} }: { rule?: string | undefined; limits?: PolicyInput['limits'] } = {},
) {
  const facts = buildFacts(
    aSnapshot({ budgetChanges: changes.map(toChange) }),
    definePolicy({ currency: 'USD', limits }),
  );
  const decision = aDecision({ rule, action: ACTIONS[wanted] ?? aSetBudget() });
  return cooldown.check(facts, [aPlannedAction({ decision })]);
}

describe('cooldown', () => {
  it.each(cases)('judges $name: $expected', ({ input, expected }) => {
    const [verdict] = verdictsOn(input.wanted, input.changes, { rule: input.rule });
    expect(verdict?.verdict ?? 'allow').toBe(expected);
  });

  it('says how long it waits, since when and because of whom', () => {
    const [byRule] = verdictsOn('up', [{ direction: 'up', hoursAgo: 3 }]);
    expect(byRule?.reason).toBe(
      'a raise waits 24 h after the last change: 3.0 h since 2026-01-15T09:00:00.000Z (by roas)',
    );
    const [byPerson] = verdictsOn('up', [{ direction: 'up', hoursAgo: 3, source: 'human' }]);
    expect(byPerson?.reason).toContain('(by a person)');
  });

  it.each([
    ['while a boost is open', 30, -1, 5000, 1],
    ['less than 24 h after a boost ended where it stood', 30, 23.9, 5000, 1],
    ['24 h after it', 48, 24, 5000, 0],
    ['where a boost was overtaken', 24, -1, 4000, 0],
  ])('judges a raise %s', (_, hoursAgo, endedHoursAgo, from, held) => {
    const boost = aBudgetChange({
      rule: 'spike',
      to: 5000,
      at: addHours(NOW, -hoursAgo),
      revertAt: addHours(NOW, -endedHoursAgo),
    });
    const facts = buildFacts(aSnapshot({ budgetChanges: [boost] }), definePolicy({ currency: 'USD' }));
    const raise = aPlannedAction({ decision: aDecision({ action: aSetBudget({ from, to: 6000 }) }) });
    expect(cooldown.check(facts, [raise])).toHaveLength(held);
    const cut = aPlannedAction({ decision: aDecision({ action: aSetBudget({ from, to: 3000 }) }) });
    expect(cooldown.check(facts, [cut])).toEqual([]);
  });

  it('takes its hours from the policy', () => {
    const raised = [{ direction: 'up', hoursAgo: 2 }];
    expect(verdictsOn('up', raised, { limits: { increaseCooldownHours: 2 } })).toEqual([]);
    expect(verdictsOn('down', raised, { limits: { decreaseAfterIncreaseHours: 2 } })).toEqual([]);
    const cutBefore = [
      { direction: 'down', hoursAgo: 20 },
      { direction: 'up', hoursAgo: 8 },
    ];
    expect(
      verdictsOn('down', cutBefore, { limits: { decreaseCooldownHours: 20, directionChangeHours: 8 } }),
    ).toEqual([]);
    expect(verdictsOn('down', cutBefore, { limits: { decreaseCooldownHours: 20 } })).toHaveLength(1);
  });
});
