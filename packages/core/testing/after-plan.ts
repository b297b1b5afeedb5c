import { addHours, type Budget, type BudgetChange, type Plan, type Snapshot } from '../src/index.ts';

/** As far back as a snapshot tells every action. */
const RECENT_HOURS = 48;

type Entity = { readonly id: string; readonly status: string; readonly effectiveStatus: string };

/** The account some hours after everything that a plan executes has succeeded, its figures read again. */
export function afterPlan(snapshot: Snapshot, plan: Plan, hours = 0.5): Snapshot {
  const now = addHours(snapshot.now, hours);
  const executed = plan.actions.filter(({ status }) => status === 'execute');
  const withStatus = <T extends Entity>(entity: T): T => {
    const found = executed.find(
      ({ decision, action }) => decision.target.id === entity.id && action.type === 'set_status',
    );
    if (found?.action.type !== 'set_status') return entity;
    return { ...entity, status: found.action.to, effectiveStatus: found.action.to };
  };
  const withBudget = <T extends Entity & Budget>(entity: T): T => {
    const found = executed.find(
      ({ decision, action }) => decision.target.id === entity.id && action.type === 'set_budget',
    );
    if (found?.action.type !== 'set_budget') return entity;
    const { kind, from, to } = found.action;
    if (kind === 'daily') return { ...entity, dailyBudget: to };
    return { ...entity, lifetimeBudget: to, budgetRemaining: (entity.budgetRemaining ?? 0) + to - from };
  };
  return {
    ...snapshot,
    now,
    cycleId: `${snapshot.cycleId}+`,
    campaigns: snapshot.campaigns.map((campaign) => withBudget(withStatus(campaign))),
    adSets: snapshot.adSets.map((adSet) => withBudget(withStatus(adSet))),
    ads: snapshot.ads.map(withStatus),
    insightsStatus: { ...snapshot.insightsStatus, newestReadAt: now },
    budgetChanges: [...snapshot.budgetChanges, ...budgetChangesOf(plan)],
    recentActions: [
      ...snapshot.recentActions,
      ...executed.map(({ decision: { target, rule }, action }) => ({
        target,
        rule,
        action,
        plannedAt: snapshot.now,
        at: snapshot.now,
      })),
    ].filter(({ at }) => at >= addHours(now, -RECENT_HOURS)),
    refreshes: [
      ...snapshot.refreshes,
      ...executed.flatMap(({ action }) =>
        action.type === 'generate_variants' ? [{ creativeId: action.creativeId, at: snapshot.now }] : [],
      ),
    ],
  };
}

/** What a plan's executed changes of budgets leave in the account's history. */
function budgetChangesOf({ actions, now: at }: Plan): readonly BudgetChange[] {
  return actions.flatMap(({ decision, action, status }): readonly BudgetChange[] => {
    const { level, id: targetId } = decision.target;
    if (status !== 'execute' || action.type !== 'set_budget') return [];
    if (level !== 'campaign' && level !== 'ad_set') return [];
    const { kind, from, to, revertAt } = action;
    const { id, rule } = decision;
    const source = 'adpilot';
    return [{ id, level, targetId, kind, from, to, at, source, rule, decisionId: id, revertAt }];
  });
}
