import * as fc from 'fast-check';
import type {
  AskedAction,
  BudgetChange,
  BudgetOwner,
  EntityTree,
  Experiment,
  Instant,
  OpenApproval,
  RecentAction,
  RefreshRequest,
  Target,
} from '../../src/index.ts';
import { addHours, listBudgetOwners } from '../../src/index.ts';
import { aBudgetChange } from '../builders/a-budget-change.ts';
import { anExperiment } from '../builders/an-experiment.ts';

/** What happened to an account before a cycle: changes of budgets, requests, actions, tests. */
export type AnyHistory = {
  readonly budgetChanges: readonly BudgetChange[];
  readonly openApprovals: readonly OpenApproval[];
  readonly askedActions: readonly AskedAction[];
  readonly recentActions: readonly RecentAction[];
  readonly refreshes: readonly RefreshRequest[];
  readonly experiments: readonly Experiment[];
};

const hoursAgo = fc.integer({ min: -1, max: 30 });
const change = fc.record({
  // Quarters of hours, the limits of the cooldowns among them.
  quartersAgo: fc.oneof(fc.constantFrom(24, 96), fc.integer({ min: -4, max: 768 })),
  factor: fc.constantFrom(0.6, 0.8, 1.2, 1.4, 3),
  kind: fc.constantFrom('ours', 'ours', 'human', 'unknown', 'boost'),
});
const request = fc.record({ hoursLeft: hoursAgo, pause: fc.boolean(), up: fc.boolean() });
const recent = fc.record({ hoursAgo, pause: fc.boolean() });
const test = fc.record({
  hoursRunning: fc.integer({ min: 0, max: 500 }),
  hoursPlanned: fc.constantFrom(24, 72, 168, 336),
  status: fc.constantFrom('active', 'active', 'evaluating', 'needs_more_data', 'completed'),
  primaryMetric: fc.constantFrom('ctr', 'ctr', 'cvr', 'engagement', 'roas', 'cpc', null),
  design: fc.constantFrom('observational', 'randomized'),
});

/** Draws a value for some of the items; which ones, and what, shrinks to nothing. */
function forSome<T, D, R>(
  items: readonly T[],
  drawn: fc.Arbitrary<D>,
  combine: (item: T, value: D, index: number) => R,
  maxLength = 4,
): fc.Arbitrary<readonly R[]> {
  if (items.length === 0) return fc.constant([]);
  return fc
    .array(fc.tuple(fc.nat({ max: items.length - 1 }), drawn), { maxLength })
    .map((pairs) =>
      pairs.flatMap(([at, value], index) =>
        items.slice(at, at + 1).map((item) => combine(item, value, index)),
      ),
    );
}

/** What may have happened to an account before `now`, and a little after it: clocks are set back. */
export function anyHistory(tree: EntityTree, now: Instant): fc.Arbitrary<AnyHistory> {
  const owners = listBudgetOwners(tree);
  const targets = owners.map(({ target }) => target);
  const withAds = tree.campaigns.filter(({ id }) => tree.ads.some(({ campaignId }) => campaignId === id));
  return fc.record({
    budgetChanges: forSome(owners, change, (owner, drawn, index) => toChange(owner, drawn, index, now)),
    openApprovals: forSome(targets, request, (target, drawn, index) => toRequest(target, drawn, index, now)),
    askedActions: forSome(targets, hoursAgo, (target, hours) => ({
      rule: 'tracking_outage',
      target,
      at: addHours(now, -hours),
    })),
    recentActions: forSome(tree.ads, recent, (ad, drawn) => {
      const { creativeId, campaignId } = ad;
      return drawn.pause || creativeId === null
        ? pauseOf({ level: 'ad', id: ad.id, campaignId }, addHours(now, -drawn.hoursAgo))
        : refreshOf({ level: 'creative', id: creativeId, campaignId }, addHours(now, -drawn.hoursAgo));
    }),
    refreshes: forSome(
      tree.ads.flatMap(({ creativeId }) => creativeId ?? []),
      fc.nat({ max: 40 }),
      (creativeId, daysAgo) => ({ creativeId, at: addHours(now, -24 * daysAgo) }),
    ),
    experiments: forSome(
      withAds,
      test,
      (campaign, drawn, index): Experiment => {
        const ads = tree.ads.filter(({ campaignId }) => campaignId === campaign.id);
        const startedAt = addHours(now, -drawn.hoursRunning);
        return anExperiment({
          id: `experiment-${index}`,
          campaignId: campaign.id,
          status: drawn.status,
          primaryMetric: drawn.primaryMetric,
          design: drawn.design,
          startedAt,
          plannedEndAt: addHours(startedAt, drawn.hoursPlanned),
          variants: ads.map(({ id }) => ({ id: `variant ${id}`, name: id, adId: id })),
        });
      },
      2,
    ),
  });
}

function toChange(
  { target, budget }: BudgetOwner,
  { quartersAgo, factor, kind }: typeof change extends fc.Arbitrary<infer T> ? T : never,
  index: number,
  now: Instant,
): BudgetChange {
  const present = budget.dailyBudget ?? budget.lifetimeBudget;
  const at = addHours(now, -quartersAgo / 4);
  const to = kind === 'unknown' ? null : present;
  return aBudgetChange({
    id: `change-${index}`,
    level: target.level,
    targetId: target.id,
    kind: budget.dailyBudget === null ? 'lifetime' : 'daily',
    from: to === null ? null : Math.max(1, Math.round(to / (kind === 'boost' ? 1.15 : factor))),
    to,
    at,
    source: kind === 'human' || kind === 'unknown' ? 'human' : 'adpilot',
    rule: kind === 'boost' ? 'spike' : 'roas_scaling',
    revertAt: kind === 'boost' ? addHours(at, 24) : null,
  });
}

function toRequest(
  target: Target,
  { hoursLeft, pause, up }: typeof request extends fc.Arbitrary<infer T> ? T : never,
  index: number,
  now: Instant,
): OpenApproval {
  return {
    approvalId: `approval-${index}`,
    decisionId: `decision-of-approval-${index}`,
    rule: 'roas_scaling',
    target,
    actionType: pause ? 'set_status' : 'set_budget',
    direction: up && !pause ? 'up' : 'down',
    expiresAt: addHours(now, hoursLeft),
  };
}

function pauseOf(target: Target, at: Instant): RecentAction {
  return {
    target,
    plannedAt: at,
    at,
    rule: 'roas_scaling',
    action: { type: 'set_status', from: 'ACTIVE', to: 'PAUSED' },
  };
}

function refreshOf(target: Target, at: Instant): RecentAction {
  return {
    target,
    plannedAt: at,
    at,
    rule: 'fatigue',
    action: { type: 'generate_variants', creativeId: target.id },
  };
}
