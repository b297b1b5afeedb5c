import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { anEvaluatedCreative, aPolicy } from '../../testing/index.ts';
import type { EvaluatedCreative } from './creative-state.ts';
import { type CreativeActionType, decideCreativeActions } from './decide-creative-actions.ts';

const policy = aPolicy();
const winner = { winnerId: 'creative-1' };
const reigning = [{ day: '2026-01-14', role: 'winner', overall: 80 }] as const;

function decide(state: Partial<EvaluatedCreative> = {}) {
  return decideCreativeActions(anEvaluatedCreative(state), policy);
}

describe('decideCreativeActions', () => {
  it.each<readonly [string, Partial<EvaluatedCreative>, readonly CreativeActionType[], number]>([
    ['a winner', winner, ['promote'], 1],
    ['a winner with a ROAS of 4', { ...winner, roas: 4 }, ['promote'], 1],
    ['a winner with more', { ...winner, roas: 4.01 }, ['promote', 'scale_budget'], 1],
    ['a winner that reigned before', { ...winner, history: reigning }, [], 5],
    ['a winner of 30 days', { ...winner, history: reigning, daysActive: 30 }, [], 5],
    ['an older winner', { ...winner, history: reigning, daysActive: 31 }, ['generate_variants'], 1],
    [
      'a worn-out winner',
      { fatigued: true, history: reigning, roas: 9 },
      ['generate_variants', 'recombine'],
      2,
    ],
    ['a worn-out creative', { fatigued: true, overall: 40.1 }, ['generate_variants', 'recombine'], 2],
    ['a worn-out weak one', { fatigued: true, overall: 40 }, ['pause'], 2],
    [
      'a worn-out one of unknown worth',
      { fatigued: true, overall: 35, overallAtBest: 50 },
      ['generate_variants', 'recombine'],
      2,
    ],
    ['a weak one', { overall: 45 }, ['archive', 'reduce_budget'], 4],
    ['a weak one with an unknown return', { overall: 45, roas: null }, ['archive'], 4],
    ['a test', {}, [], 5],
    ['a test with a high return', { roas: 3.01, overall: 70.1 }, ['scale_budget'], 3],
    ['a test with a return of 3', { roas: 3, overall: 70.1 }, [], 5],
    ['a test with a score of 70', { roas: 3.01, overall: 70 }, [], 5],
    ['one without data', { impressions: 10, overall: 0, roas: 0 }, [], 5],
  ])('decides on %s', (_, state, actions, priority) => {
    expect(decide(state)).toMatchObject({ actions, priority });
  });

  it.each([
    [3.0001, 12_000],
    [4, 13_000],
    [5, 14_000],
    [50, 14_000],
  ])('raises the present budget of a test by its ROAS of %d to %d', (roas, to) => {
    expect(decide({ roas, overall: 80 }).budget).toEqual({
      level: 'ad_set',
      id: 'ad-set-1',
      from: 10_000,
      to,
    });
  });

  it.each([
    [4, 8000],
    [1.5, 8000],
    [1.15, 7000],
    [0.8, 6000],
    [0, 6000],
  ])('lowers the budget beside an archived creative with a ROAS of %d to %d', (roas, to) => {
    expect(decide({ roas, overall: 45 }).budget).toMatchObject({ from: 10_000, to });
  });

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
