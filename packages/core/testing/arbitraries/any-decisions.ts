import * as fc from 'fast-check';
import type { Action, BudgetOwner, Decision, Snapshot, Target } from '../../src/index.ts';
import { listBudgetOwners } from '../../src/index.ts';
import { aDecision } from '../builders/a-decision.ts';

const drawnDecision = fc.record({
  at: fc.nat(),
  wish: fc.constantFrom('budget', 'budget', 'budget', 'pause', 'activate', 'refresh'),
  factor: fc.constantFrom(0.1, 0.6, 0.8, 0.9, 1.1, 1.2, 1.4, 5),
  rule: fc.constantFrom('roas_scaling', 'spike', 'boost_expiry', 'experiment_winner', 'host_rule'),
  priority: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const),
  confidence: fc.constantFrom('high' as const, 'medium' as const, 'low' as const),
  risk: fc.boolean(),
});

/** What rules could propose for a snapshot, sensible or not: to be sent through guardrails. */
export function anyDecisions(snapshot: Snapshot): fc.Arbitrary<readonly Decision[]> {
  const owners = listBudgetOwners(snapshot);
  const targets: readonly Target[] = [
    ...owners.map(({ target }) => target),
    ...snapshot.ads.map(({ id, campaignId }): Target => ({ level: 'ad', id, campaignId })),
    { level: 'ad_set', id: 'nobody knows it', campaignId: null },
  ];
  return fc.array(drawnDecision, { maxLength: 12 }).map((drawn) =>
    drawn.flatMap(({ at, wish, factor, risk, ...fields }, index) => {
      const target = targets[at % targets.length];
      if (!target) return [];
      const owner = owners.find((each) => each.target.id === target.id);
      const action = toAction(wish, factor, owner, target);
      const evidence = risk ? { kind: 'risk' } : {};
      return [aDecision({ ...fields, id: `decision-${index}`, target, action, evidence })];
    }),
  );
}

function toAction(wish: string, factor: number, owner: BudgetOwner | undefined, target: Target): Action {
  if (wish === 'refresh') return { type: 'generate_variants', creativeId: target.id };
  if (wish === 'activate') return { type: 'set_status', from: 'PAUSED', to: 'ACTIVE' };
  const from = owner?.budget.dailyBudget ?? owner?.budget.lifetimeBudget;
  if (wish === 'pause' || !owner || from === null || from === undefined)
    return { type: 'set_status', from: 'ACTIVE', to: 'PAUSED' };
  const kind = owner.budget.dailyBudget === null ? 'lifetime' : 'daily';
  return { type: 'set_budget', kind, from, to: Math.max(0, Math.round(from * factor)), revertAt: null };
}
