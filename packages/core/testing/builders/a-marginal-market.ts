import type { BudgetChange } from '../../src/cycle/budget-change.ts';
import type { Hold, Proposal } from '../../src/cycle/decision.ts';
import { buildFacts } from '../../src/cycle/facts.ts';
import { marginalBudget } from '../../src/cycle/rules/marginal-budget.ts';
import type { Snapshot } from '../../src/cycle/snapshot.ts';
import type { AdSet } from '../../src/model/ad-set.ts';
import type { InsightRow } from '../../src/model/insight-row.ts';
import type { PolicyInput } from '../../src/policy/define-policy.ts';
import { addDays } from '../../src/shared/day.ts';
import { aBudgetChange } from './a-budget-change.ts';
import { aPolicy } from './a-policy.ts';
import { aSnapshot } from './a-snapshot.ts';
import { anAdSet } from './an-ad-set.ts';
import { anInsightRow } from './an-insight-row.ts';

const YESTERDAY = '2026-01-14';
/** The account's day began at 05:00 UTC. */
export const THIS_MORNING = '2026-01-15T05:10:00.000Z';

export function anAdSetOf(id: string, overrides: Partial<AdSet> = {}): AdSet {
  return anAdSet({ id, dailyBudget: 10_000, ...overrides });
}

/** Twenty days of an ad set that spends 100.00 a day at a ROAS. */
export function rowsOf(
  adSetId: string,
  roas: number,
  overrides: Partial<InsightRow> = {},
): readonly InsightRow[] {
  return Array.from({ length: 20 }, (_, index) =>
    anInsightRow({
      adId: `ad of ${adSetId}`,
      adSetId,
      day: addDays(YESTERDAY, -index),
      impressions: 10_000,
      linkClicks: 120,
      spend: 10_000,
      conversions: 5,
      revenue: 10_000 * roas,
      ...overrides,
    }),
  );
}

export function aMarket(overrides: Partial<Snapshot> = {}): Snapshot {
  return aSnapshot({
    adSets: [anAdSetOf('good'), anAdSetOf('poor')],
    ads: [],
    insights: [...rowsOf('good', 6), ...rowsOf('poor', 1)],
    ...overrides,
  });
}

export function opinionsOn(
  overrides: Partial<Snapshot> = {},
  policy: Partial<PolicyInput> = {},
): readonly (Proposal | Hold)[] {
  return marginalBudget.decide(buildFacts(aMarket(overrides), aPolicy({ budgeting: 'marginal', ...policy })));
}

/** What is proposed or said, by target. */
export function briefly(opinions: readonly (Proposal | Hold)[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    opinions.map((opinion) => [
      opinion.target.id,
      opinion.kind === 'propose' && opinion.action.type === 'set_budget'
        ? [opinion.action.from, opinion.action.to]
        : opinion.kind === 'hold' && opinion.reason,
    ]),
  );
}

export function ownChange(
  targetId: string,
  from: number,
  to: number,
  overrides: Partial<BudgetChange> = {},
): BudgetChange {
  return aBudgetChange({
    id: `${targetId} ${from} ${to}`,
    targetId,
    from,
    to,
    rule: 'marginal_budget',
    at: THIS_MORNING,
    ...overrides,
  });
}
