import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCycle } from '../../testing/arbitraries.ts';
import { assertProperty } from '../../testing/assert-property.ts';
import { deepFreeze } from '../../testing/deep-freeze.ts';
import { anAd, anAdSet, anInsightRow, aSnapshot } from '../../testing/index.ts';
import type { Budget } from '../model/budget.ts';
import { definePolicy } from '../policy/define-policy.ts';
import { addDays } from '../shared/day.ts';
import { canonicalJson, type Json } from '../shared/json.ts';
import { directionOf } from './action.ts';
import type { Decision } from './decision.ts';
import type { Plan } from './plan.ts';
import { planCycle, verifyPlan } from './plan-cycle.ts';
import type { Snapshot } from './snapshot.ts';

const RUNS = { numRuns: 60 };

const LISTS = [
  'campaigns',
  'adSets',
  'ads',
  'creatives',
  'insights',
  'intraday',
  'budgetChanges',
  'openApprovals',
  'recentActions',
  'refreshes',
  'experiments',
] as const satisfies readonly (keyof Snapshot)[];

/** The snapshot with each of its lists in another order. */
function shuffled(snapshot: Snapshot): fc.Arbitrary<Snapshot> {
  const lists = LISTS.map((name) => {
    const items: readonly unknown[] = snapshot[name];
    return fc.shuffledSubarray([...items], { minLength: items.length }).map((list) => [name, list] as const);
  });
  return fc.tuple(...lists).map((entries) => ({ ...snapshot, ...Object.fromEntries(entries) }));
}

/** Every amount of money times a factor. */
function scaled(snapshot: Snapshot, factor: number): Snapshot {
  const times = <T extends number | null>(amount: T) => (amount === null ? null : amount * factor);
  const budgetOf = <T extends Budget>(entity: T): T => ({
    ...entity,
    dailyBudget: times(entity.dailyBudget),
    lifetimeBudget: times(entity.lifetimeBudget),
    budgetRemaining: times(entity.budgetRemaining),
  });
  return {
    ...snapshot,
    campaigns: snapshot.campaigns.map(budgetOf),
    adSets: snapshot.adSets.map(budgetOf),
    insights: snapshot.insights.map((row) => ({
      ...row,
      spend: row.spend * factor,
      revenue: times(row.revenue),
    })),
    budgetChanges: snapshot.budgetChanges.map((change) => ({
      ...change,
      from: times(change.from),
      to: times(change.to),
    })),
  };
}

/** What a plan does to whom, without the amounts. */
function outline(plan: Plan): readonly string[] {
  return plan.actions
    .map(({ decision: { rule, target, action }, status }) =>
      [rule, target.level, target.id, action.type, directionOf(action), status].join(' '),
    )
    .sort();
}

/** Rule, target and type of a decision, and whether it stands in for another one. */
function intentOf({ rule, target, action, reason }: Decision): string {
  return [rule, target.level, target.id, action.type, reason.startsWith('instead of ')].join(' ');
}

/** Paths of all leaves of a JSON value. */
function leavesOf(value: Json, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...path, key]));
}

/** The value with another leaf at the path. */
function tampered(value: Json, [key, ...rest]: readonly string[]): Json {
  if (key === undefined) return typeof value === 'number' ? value + 1 : `${String(value)}!`;
  if (Array.isArray(value)) {
    return value.map((item: Json, index) => (String(index) === key ? tampered(item, rest) : item));
  }
  return Object.fromEntries(
    Object.entries(value ?? {}).map(([name, item]) => [name, name === key ? tampered(item, rest) : item]),
  );
}

describe('planCycle', () => {
  it('gives the same bytes for the same facts, read from JSON or not, and changes none of them', () => {
    assertProperty(
      fc.property(anyCycle(), (cycle) => {
        const { snapshot, policy } = deepFreeze(cycle);
        const first = canonicalJson(planCycle(snapshot, policy));
        const copy = JSON.parse(canonicalJson({ snapshot, policy }));
        expect(canonicalJson(planCycle(copy.snapshot, copy.policy))).toBe(first);
      }),
      RUNS,
    );
  });

  it('does not depend on the order of any list', () => {
    const anyShuffled = anyCycle().chain(({ snapshot, policy }) =>
      fc.record({ snapshot: fc.constant(snapshot), policy: fc.constant(policy), other: shuffled(snapshot) }),
    );
    assertProperty(
      fc.property(anyShuffled, ({ snapshot, policy, other }) => {
        expect(planCycle(other, policy)).toEqual(planCycle(snapshot, policy));
      }),
      RUNS,
    );
  });

  it('does not depend on the unit of money where no amount of the policy enters', () => {
    const amount = '9000000000.00';
    const limits = {
      maxDailyBudgetPerAdSet: amount,
      maxDailyBudgetPerCampaign: amount,
      maxTotalDailySpend: amount,
    };
    const policy = definePolicy({ currency: 'USD', limits, approvals: { perAction: amount } });
    assertProperty(
      fc.property(anyCycle(), ({ snapshot }) => {
        const bare: Snapshot = {
          ...snapshot,
          account: { ...snapshot.account, currency: 'USD', minimumDailyBudget: null },
          // Whether a boost ends exactly where it stands is a matter of rounding.
          budgetChanges: snapshot.budgetChanges.filter(({ revertAt }) => revertAt === null),
        };
        expect(outline(planCycle(scaled(bare, 1000), policy))).toEqual(
          outline(planCycle(scaled(bare, 100), policy)),
        );
      }),
      RUNS,
    );
  });

  it('gives every action an id of its own, and the same one to the same intent on other figures', () => {
    assertProperty(
      fc.property(anyCycle(), ({ snapshot, policy }) => {
        const { actions } = planCycle(snapshot, policy);
        expect(new Set(actions.map(({ decision }) => decision.id)).size).toBe(actions.length);
        const ids = new Map(actions.map(({ decision }) => [intentOf(decision), decision.id]));
        const insights = snapshot.insights.map((row) => ({
          ...row,
          revenue: row.revenue && row.revenue * 3,
        }));
        for (const { decision } of planCycle({ ...snapshot, insights }, policy).actions) {
          expect(ids.get(intentOf(decision)) ?? decision.id).toBe(decision.id);
        }
      }),
      RUNS,
    );
  });

  it('signs the plan: the digest verifies, and no longer once anything is changed', () => {
    assertProperty(
      fc.property(anyCycle(), fc.nat(), ({ snapshot, policy }, at) => {
        const plan = planCycle(snapshot, policy);
        expect(verifyPlan(plan)).toBe(true);
        expect(verifyPlan(JSON.parse(JSON.stringify(plan)))).toBe(true);
        const json: Json = JSON.parse(JSON.stringify(plan));
        const leaves = leavesOf(json);
        const path = leaves[at % leaves.length] ?? [];
        expect(verifyPlan(JSON.parse(JSON.stringify(tampered(json, path))))).toBe(false);
      }),
      RUNS,
    );
  });

  it('gives every action and every hold a reason with real numbers', () => {
    assertProperty(
      fc.property(anyCycle(), ({ snapshot, policy }) => {
        const { actions, holds } = planCycle(snapshot, policy);
        for (const { decision } of actions) {
          expect(decision.reason).toMatch(/\S/);
          expect(`${decision.reason} ${canonicalJson(decision.evidence)}`).not.toMatch(
            /NaN|Infinity|undefined/,
          );
        }
        for (const { reason } of holds) {
          expect(reason).toMatch(/\S/);
          expect(reason).not.toMatch(/NaN|Infinity|undefined/);
        }
      }),
      RUNS,
    );
  });
});

describe('planCycle from cycle to cycle', () => {
  it('holds and grants the same where not everything is allowed, whatever the id of the cycle', () => {
    const adSets = Array.from({ length: 12 }, (_, index) => anAdSet({ id: `set-${index}` }));
    const insights = adSets.flatMap(({ id }) =>
      Array.from({ length: 14 }, (_, day) =>
        anInsightRow({
          adId: `ad of ${id}`,
          adSetId: id,
          day: addDays('2026-01-14', -day),
          spend: 50_000,
          conversions: 1,
          revenue: 1_000,
        }),
      ),
    );
    const ads = adSets.map(({ id }) => anAd({ id: `ad of ${id}`, adSetId: id }));
    const statusesIn = (cycleId: string) =>
      planCycle(aSnapshot({ cycleId, adSets, ads, insights }), definePolicy({ currency: 'USD' }))
        .actions.map(({ decision, action, status }) => `${decision.target.id} ${action.type} ${status}`)
        .sort();
    const statuses = statusesIn('cycle-1');
    expect(statuses.some((text) => text.includes('needs_approval'))).toBe(true);
    for (let cycle = 2; cycle < 8; cycle += 1) expect(statusesIn(`cycle-${cycle}`)).toEqual(statuses);
  });
});
