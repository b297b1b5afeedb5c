import { describe, expect, it } from 'vitest';
import { aPolicy } from '../../testing/index.ts';
import type { PolicyInput } from '../policy/define-policy.ts';
import type { Allocation } from './allocation.ts';
import type { AllocationArm, AllocationDay } from './arm.ts';
import { decideTotalBudget } from './decide-total-budget.ts';

function anArm(id: string, roas: number, overrides: Partial<AllocationArm> = {}): AllocationArm {
  const days = Array.from(
    { length: 20 },
    (_, index): AllocationDay => ({
      daysAgo: index + 1,
      maturity: 1,
      impressions: 100_000,
      clicks: 1200,
      spend: 100_000,
      conversions: 40,
      revenue: roas * 100_000,
    }),
  );
  return { id, budget: 100_000, days, ...overrides };
}

function decide(
  arms: readonly AllocationArm[],
  { total = 100_000, ...input }: Partial<PolicyInput> & { readonly total?: number } = {},
): Allocation {
  return decideTotalBudget({
    arms,
    total,
    seed: 'seed',
    policy: aPolicy({ roas: { breakEvenRoas: 2 }, ...input }),
  });
}

describe('decideTotalBudget', () => {
  it('grows what pays at the margin by a step, and shrinks what does not', () => {
    expect(decide([anArm('a', 8)]).after).toBe(120_000);
    expect(decide([anArm('a', 1)]).after).toBe(80_000);
  });

  it('leaves a total alone whose last unit just pays', () => {
    // At a spend of a scale and more the next unit brings far less than the average.
    const { arms } = decide([anArm('a', 2)]);
    const [arm] = arms;
    expect(arm?.marginalRoas).toBeLessThan(2);
    const paying = [3, 3.2, 3.4, 3.6, 3.8, 4].map((roas) => decide([anArm('a', roas)]).after);
    expect(paying).toEqual(paying.toSorted((a, b) => a - b));
  });

  it('asks for the ROAS at which budgets are cut where no break-even is known', () => {
    const { reason } = decide([anArm('a', 4)], { roas: {} });
    expect(reason).toBe('until the next unit brings 1.72');
  });

  it('never exceeds the limit of a campaign', () => {
    const limits = { maxDailyBudgetPerCampaign: '2300.00' };
    const { after } = decide([anArm('a', 9), anArm('b', 9)], { limits });
    expect(after).toBe(230_000);
  });

  it('falls by a step a day to a twentieth of what it is measured by', () => {
    const lost = (budget: number): Allocation => decide([anArm('a', 0.1, { budget })]);
    expect(lost(100_000)).toMatchObject({ after: 80_000, pays: false, reason: 'no unit brings 2.30' });
    expect(lost(5200).after).toBe(5200);
    expect(lost(6000).after).toBe(5000);
  });

  it('starts a new arm with a quarter of what it is measured by at most', () => {
    const { arms } = decide([anArm('a', 9), anArm('b', 9, { budget: 0, days: [] })]);
    const [old, young] = arms;
    expect(old?.to).toBeLessThanOrEqual(120_000);
    expect(young?.to).toBeGreaterThan(0);
    expect(young?.to).toBeLessThanOrEqual(50_000);
  });

  it('keeps budgets where it is measured by nothing', () => {
    expect(decide([anArm('a', 8)], { total: 0 })).toMatchObject({
      after: 100_000,
      reason: 'there is nothing to divide',
    });
  });

  it('changes nothing where nobody knows what was sold', () => {
    const blank = anArm('a', 2);
    const days = blank.days.map((day) => ({ ...day, conversions: null, revenue: null }));
    expect(decide([{ ...blank, days }]).after).toBe(100_000);
  });
});
