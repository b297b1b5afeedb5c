import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { aCampaign, anAdSet, NOW } from '../../testing/index.ts';
import { addHours } from '../shared/instant.ts';
import { listBudgetOwners, stepBudget, totalDailyBudget, towards } from './budget-owner.ts';
import { dailyChange, limitDailyChange } from './daily-change.ts';

describe('listBudgetOwners', () => {
  const idsOf = (snapshot: Parameters<typeof listBudgetOwners>[0]) =>
    listBudgetOwners(snapshot).map(({ target }) => `${target.level} ${target.id}`);

  it('lists ad sets, or the campaign where that holds the budget, by id', () => {
    const campaigns = [aCampaign({ id: 'c2', budgetOwner: 'campaign' }), aCampaign({ id: 'c1' })];
    const adSets = ['s2', 's1'].map((id) => anAdSet({ id, campaignId: 'c1' }));
    const shadowed = anAdSet({ id: 's3', campaignId: 'c2' });
    expect(idsOf({ campaigns, adSets: [...adSets, shadowed] })).toEqual([
      'campaign c2',
      'ad_set s1',
      'ad_set s2',
    ]);
  });

  it.each([
    ['an ad set that is off', aCampaign(), anAdSet({ status: 'PAUSED' })],
    ['an ad set of a campaign that is off', aCampaign({ status: 'ARCHIVED' }), anAdSet()],
    ['an ad set whose campaign is not known', aCampaign({ id: 'other' }), anAdSet()],
    [
      'a campaign in a state that nobody knows',
      aCampaign({ status: 'SOMETHING_NEW', budgetOwner: 'campaign' }),
      anAdSet(),
    ],
  ])('leaves out %s', (_, campaign, adSet) => {
    expect(idsOf({ campaigns: [campaign], adSets: [adSet] })).toEqual([]);
  });

  it.each([
    ['ACTIVE', 'ACTIVE', true],
    ['IN_PROCESS', 'ACTIVE', false],
    ['ACTIVE', 'WITH_ISSUES', false],
  ])(
    'says of an ad set that is %s in a campaign that is %s whether it delivers: %s',
    (adSet, campaign, active) => {
      const [owner] = listBudgetOwners({
        campaigns: [aCampaign({ effectiveStatus: campaign })],
        adSets: [anAdSet({ effectiveStatus: adSet })],
      });
      expect(owner?.active).toBe(active);
    },
  );
});

describe('totalDailyBudget', () => {
  it('is unknown as soon as one budget is', () => {
    const adSets = [anAdSet(), anAdSet({ id: 'b', dailyBudget: null })];
    expect(totalDailyBudget(listBudgetOwners({ campaigns: [aCampaign()], adSets }), NOW)).toBeNull();
    expect(totalDailyBudget([], NOW)).toBe(0);
  });
});

describe('towards', () => {
  it.each([
    [333, 1.4, 466],
    [333, 0.6, 200],
    [10, 1.15, 11],
    [10, 0.85, 9],
    [5000, 1.2, 6000],
    // 1.1 * 3000 is 3300.0000000000005 as a float.
    [3000, 1.1, 3300],
    [1, 1.4, 1],
    [0, 1.4, 0],
  ])('steps %d by %d to %d, never further than it was meant', (amount, factor, result) => {
    expect(towards(amount, factor)).toBe(result);
  });

  it('never goes beyond the exact product', () => {
    assertProperty(
      fc.property(
        fc.integer({ min: 0, max: 100_000_000 }),
        fc.integer({ min: 0, max: 300 }),
        (amount, percent) => {
          const result = towards(amount, percent / 100);
          expect(Number.isInteger(result)).toBe(true);
          const exact = (amount * percent) / 100;
          if (percent >= 100) expect(result).toBeLessThanOrEqual(exact + 1e-6);
          else expect(result).toBeGreaterThanOrEqual(exact - 1e-6);
          expect(Math.abs(result - exact)).toBeLessThan(1);
        },
      ),
    );
  });
});

describe('stepBudget', () => {
  const lifetime = {
    dailyBudget: null,
    lifetimeBudget: 10_000,
    budgetRemaining: 4000,
    endsAt: addHours(NOW, 96),
  };

  it.each([
    ['a daily budget', anAdSet(), 1.2, { kind: 'daily', from: 5000, to: 6000 }],
    [
      'what is left of a lifetime budget, up',
      anAdSet(lifetime),
      1.2,
      { kind: 'lifetime', from: 10_000, to: 10_800 },
    ],
    [
      'what is left of a lifetime budget, down',
      anAdSet(lifetime),
      0.6,
      { kind: 'lifetime', from: 10_000, to: 8400 },
    ],
  ])('steps %s', (_, budget, factor, action) => {
    expect(stepBudget({ budget }, factor)).toMatchObject(action);
  });

  it.each([
    ['no change', anAdSet(), 1],
    ['a budget too small for a step', anAdSet({ dailyBudget: 1 }), 1.4],
    ['an unknown budget', anAdSet({ dailyBudget: null }), 1.4],
    ['an unknown rest', anAdSet({ ...lifetime, budgetRemaining: null }), 1.4],
    ['a lifetime budget that is used up', anAdSet({ ...lifetime, budgetRemaining: 0 }), 1.4],
    ['one that is overspent', anAdSet({ ...lifetime, budgetRemaining: -100 }), 1.4],
  ])('does nothing for %s', (_, budget, factor) => {
    expect(stepBudget({ budget }, factor)).toBeNull();
  });
});

describe('limitDailyChange', () => {
  const budget = fc.integer({ min: 1, max: 10_000_000 });

  it('keeps within the limit, in the direction of the action, and is the largest that does', () => {
    assertProperty(
      fc.property(
        budget,
        budget,
        fc.nat({ max: 100_000 }),
        fc.integer({ min: 1, max: 60 }),
        fc.boolean(),
        (from, to, limit, days, daily) => {
          fc.pre(from !== to);
          const endsAt = addHours(NOW, days * 24);
          const held = { dailyBudget: null, lifetimeBudget: from, budgetRemaining: from, endsAt };
          const adSets = [anAdSet(daily ? {} : held)];
          const [owner] = listBudgetOwners({ campaigns: [aCampaign()], adSets });
          if (!owner) throw new Error('no owner');
          const kind = daily ? 'daily' : 'lifetime';
          const wanted = { type: 'set_budget', kind, from, to, revertAt: null } as const;
          const limited = limitDailyChange(wanted, owner, NOW, limit);
          expect(Math.abs(dailyChange(limited, owner, NOW) ?? Number.NaN)).toBeLessThanOrEqual(limit);
          expect((limited.to - from) * (to - from)).toBeGreaterThanOrEqual(0);
          expect(Math.abs(limited.to - from)).toBeLessThanOrEqual(Math.abs(to - from));
          if (limited.to !== to) {
            const further = { ...limited, to: limited.to + Math.sign(to - from) };
            expect(Math.abs(further.to - from) / (daily ? 1 : days)).toBeGreaterThan(limit);
          }
        },
      ),
    );
  });

  it('knows no daily change of a budget without an end', () => {
    const adSets = [anAdSet({ dailyBudget: null, lifetimeBudget: 1000, budgetRemaining: 500 })];
    const [owner] = listBudgetOwners({ campaigns: [aCampaign()], adSets });
    if (!owner) throw new Error('no owner');
    expect(dailyChange({ kind: 'lifetime', from: 1000, to: 1100 }, owner, NOW)).toBeNull();
  });
});
