import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { goldenCases } from '../../testing/golden-cases.ts';
import { anEvaluatedCreative, aPolicy } from '../../testing/index.ts';
import type { EvaluatedCreative } from './creative-state.ts';
import { type CreativeDecision, decideCreativeActions } from './decide-creative-actions.ts';

type Golden = Pick<CreativeDecision, 'actions' | 'priority'> & { readonly budget: number | null };

const policy = aPolicy();
const winner = { winnerId: 'creative-1' };

function decide(state: Partial<EvaluatedCreative> = {}) {
  return decideCreativeActions(anEvaluatedCreative(state), policy);
}

describe('decideCreativeActions', () => {
  it.each(goldenCases<Partial<EvaluatedCreative>, Golden>('creative-actions'))(
    'decides on $name',
    ({ input, expected: { budget: to, ...expected } }) => {
      const { budget, ...decision } = decide(input);
      expect(decision).toMatchObject(expected);
      expect(budget?.to ?? null).toBe(to);
      expect(budget ?? { level: 'ad_set', id: 'ad-set-1', from: 10_000 }).toMatchObject({
        level: 'ad_set',
        id: 'ad-set-1',
        from: 10_000,
      });
    },
  );

  it('refuses where other creatives would be carried along above the cap', () => {
    const scaled = { roas: 5, overall: 80 };
    const shared = { level: 'ad_set', id: 'ad-set-1', dailyBudget: 90_000, otherCreatives: 2 } as const;
    expect(decide({ ...scaled, budget: shared })).toMatchObject({
      actions: [],
      budget: null,
      priority: 5,
      reason: expect.stringContaining('2 other creatives share the budget of ad_set ad-set-1'),
    });
    expect(decide({ ...scaled, budget: { ...shared, otherCreatives: 0 } }).budget).toMatchObject({
      to: 126_000,
    });
    expect(decide({ ...scaled, budget: { ...shared, dailyBudget: 50_000 } }).budget).toMatchObject({
      to: 70_000,
    });
    const campaign = { ...shared, level: 'campaign', id: 'campaign-1' } as const;
    expect(decide({ ...scaled, budget: campaign }).budget).toMatchObject({ to: 126_000 });
  });

  it.each([
    ['no budget', null],
    ['an unknown one', { level: 'ad_set', id: 'ad-set-1', dailyBudget: null, otherCreatives: 0 } as const],
  ])('changes nothing of %s', (_, budget) => {
    expect(decide({ roas: 5, overall: 80, budget })).toMatchObject({
      actions: [],
      reason: 'test: overall 80.0; budget: its budget is unknown',
    });
  });

  it('derives what became of a role from earlier evaluations', () => {
    const days = [
      { day: '2026-01-10', role: 'test', overall: 80 },
      { day: '2026-01-12', role: 'winner', overall: 80 },
      { day: '2026-01-14', role: 'winner', overall: 80 },
    ] as const;
    expect(decide({ ...winner, history: days })).toMatchObject({
      previousRole: 'winner',
      roleChanged: false,
      daysAsWinner: 4,
    });
    expect(decide({ ...winner, history: days.slice(0, 1) })).toMatchObject({
      previousRole: 'test',
      roleChanged: true,
      daysAsWinner: 1,
      actions: ['promote'],
    });
    expect(decide({ history: days })).toMatchObject({
      previousRole: 'winner',
      roleChanged: true,
      daysAsWinner: 0,
    });
    expect(decide(winner)).toMatchObject({ previousRole: null, roleChanged: false, daysAsWinner: null });
  });

  it('estimates the impact with its interval', () => {
    const growth = Math.log1p(1.4 / 2) / Math.log1p(1 / 2) - 1;
    expect(decide({ roas: 5, overall: 80, roasInterval: [4, 6] }).estimatedImpact).toEqual({
      spend: 4000,
      revenue: Math.round(50_000 * growth),
      interval: [Math.round(40_000 * growth), Math.round(60_000 * growth)],
    });
    expect(decide({ overall: 45 }).estimatedImpact).toEqual({
      spend: -10_000,
      revenue: -25_000,
      interval: [-30_000, -20_000],
    });
    expect(decide({ fatigued: true, ctrDrop: 0.2 }).estimatedImpact).toEqual({
      spend: 0,
      revenue: 6250,
      interval: [0, 7500],
    });
    expect(decide({ fatigued: true }).estimatedImpact).toBeNull();
    expect(decide({ overall: 45, dailySpend: null }).estimatedImpact).toBeNull();
    expect(decide({ overall: 45, roasInterval: null }).estimatedImpact).toMatchObject({ interval: null });
    expect(decide(winner).estimatedImpact).toBeNull();
  });

  it('never raises the budget of a creative for a lower return', () => {
    const roas = fc.double({ min: 0, max: 10, noNaN: true });
    assertProperty(
      fc.property(roas, roas, fc.constantFrom(45, 80), (a, b, overall) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map(
          (each) => decide({ roas: each, overall }).budget?.to ?? 10_000,
        );
        expect(low).toBeLessThanOrEqual(high ?? 0);
      }),
    );
  });
});
