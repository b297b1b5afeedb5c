import { type BudgetChange, type EntityTree, hashId, type Instant, type KnownBudget } from '@adpilot/core';

/**
 * Budgets that differ from what we last saw or set: someone else changed them. The exact time is not known, so they
 * count from `now`.
 */
export function findHumanEdits(
  tree: EntityTree,
  known: readonly KnownBudget[],
  now: Instant,
): readonly BudgetChange[] {
  const before = new Map(known.map((budget) => [budget.id, budget]));
  const present: readonly KnownBudget[] = [
    ...tree.campaigns.map(({ id, dailyBudget, lifetimeBudget }) => ({
      level: 'campaign' as const,
      id,
      dailyBudget,
      lifetimeBudget,
    })),
    ...tree.adSets.map(({ id, dailyBudget, lifetimeBudget }) => ({
      level: 'ad_set' as const,
      id,
      dailyBudget,
      lifetimeBudget,
    })),
  ];
  return present.flatMap((budget) => {
    const earlier = before.get(budget.id);
    return earlier
      ? [...editOf('daily', earlier, budget, now), ...editOf('lifetime', earlier, budget, now)]
      : [];
  });
}

function editOf(
  kind: 'daily' | 'lifetime',
  earlier: KnownBudget,
  present: KnownBudget,
  now: Instant,
): readonly BudgetChange[] {
  const [from, to] =
    kind === 'daily'
      ? [earlier.dailyBudget, present.dailyBudget]
      : [earlier.lifetimeBudget, present.lifetimeBudget];
  if (from === to) return [];
  return [
    {
      id: hashId('human', present.id, kind, from, to, now),
      level: present.level,
      targetId: present.id,
      kind,
      from,
      to,
      at: now,
      source: 'human',
      rule: null,
      decisionId: null,
      revertAt: null,
    },
  ];
}
