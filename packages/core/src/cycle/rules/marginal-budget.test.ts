import { describe, expect, it } from 'vitest';
import {
  aMarket,
  anAdSetOf,
  briefly,
  opinionsOn,
  ownChange,
  rowsOf,
  THIS_MORNING,
} from '../../../testing/builders/a-marginal-market.ts';
import { aBudgetChange, aCampaign, anExperiment, aPolicy, aSnapshot, NOW } from '../../../testing/index.ts';
import { addHours } from '../../shared/instant.ts';
import { buildFacts } from '../facts.ts';
import { planCycle } from '../plan-cycle.ts';
import type { Snapshot } from '../snapshot.ts';
import { marginalBudget } from './marginal-budget.ts';

describe('the rule marginal_budget', () => {
  it('moves budget between the ad sets of a campaign, cuts before raises', () => {
    const opinions = opinionsOn();
    expect(briefly(opinions)).toEqual({ good: [10_000, 12_000], poor: [10_000, 8000] });
    expect(opinions).toMatchObject([
      { priority: 3, confidence: 'high', evidence: { total: 20_000, before: 20_000, after: 20_000 } },
      {
        priority: 2,
        confidence: 'high',
        reason: expect.stringContaining('by marginal return: its share of 200.00'),
      },
    ]);
  });

  it('says nothing where budgets follow thresholds', () => {
    expect(opinionsOn({}, { budgeting: 'thresholds' })).toEqual([]);
  });

  it('divides each campaign by itself', () => {
    const opinions = opinionsOn({
      campaigns: [aCampaign(), aCampaign({ id: 'campaign-2' })],
      adSets: [anAdSetOf('good'), anAdSetOf('poor', { campaignId: 'campaign-2' })],
    });
    expect(briefly(opinions)).toEqual({
      good: expect.stringContaining('less than 10 % away'),
      poor: expect.stringContaining('less than 10 % away'),
    });
  });

  it('wants the same all day, and sets each budget once', () => {
    const changed = { adSets: [anAdSetOf('good'), anAdSetOf('poor', { dailyBudget: 8000 })] };
    const opinions = opinionsOn({
      ...changed,
      cycleId: 'later',
      seed: 'other',
      budgetChanges: [ownChange('poor', 10_000, 8000)],
    });
    expect(briefly(opinions)).toEqual({
      good: [10_000, 12_000],
      poor: `set at ${THIS_MORNING}: once a day, and 24 h apart`,
    });
  });

  it('waits a day after its own change, also beyond midnight', () => {
    const at = addHours(NOW, -23);
    const opinions = opinionsOn({ budgetChanges: [ownChange('good', 9000, 10_000, { at })] });
    expect(briefly(opinions)['good']).toContain(`set at ${at}`);
    expect(briefly(opinions)['poor']).not.toContain('set at');
  });

  it('leaves a budget alone that somebody else just set, and gives the others what is left', () => {
    const human = aBudgetChange({ targetId: 'poor', at: addHours(NOW, -2), source: 'human', rule: null });
    expect(briefly(opinionsOn({ budgetChanges: [human] }))).toEqual({
      good: expect.stringContaining('the others leave no room'),
      poor: expect.stringContaining('it is at its floor'),
    });
  });

  it.each([
    ['protected', {}, { limits: { protectedIds: ['poor'] } }, 'protected by id poor'],
    [
      'not a daily one',
      {
        adSets: [
          anAdSetOf('good'),
          anAdSetOf('poor', { dailyBudget: null, lifetimeBudget: 90_000, budgetRemaining: 50_000 }),
        ],
      },
      {},
      'only daily budgets follow the marginal return',
    ],
    [
      'boosted',
      {
        budgetChanges: [
          aBudgetChange({
            targetId: 'poor',
            from: 9000,
            to: 10_000,
            at: addHours(NOW, -2),
            revertAt: addHours(NOW, 22),
          }),
        ],
      },
      {},
      `a boost is open until ${addHours(NOW, 22)}`,
    ],
  ])('has no part for a budget that is %s', (_, snapshot, policy, reason) => {
    const opinions = opinionsOn(snapshot, policy);
    expect(briefly(opinions)['poor']).toBe(reason);
    expect(briefly(opinions)['good']).toContain('its share of 100.00 is 100.00');
  });

  it('has no part for an ad set that a test runs on', () => {
    const ads = ['ad-1', 'ad-2'].map((id) => ({ ...aSnapshot().ads[0], id, adSetId: 'poor' }));
    const snapshot = { ...aMarket(), experiments: [anExperiment({ campaignId: 'other' })] };
    const facts = buildFacts(
      { ...snapshot, ads: ads as Snapshot['ads'] },
      aPolicy({ budgeting: 'marginal' }),
    );
    expect(briefly(marginalBudget.decide(facts))['poor']).toMatch(/^test ".+" is running on it$/);
  });

  it.each([
    ['conversions are unknown', { conversions: null, revenue: null }, 'conversions are not reported'],
    ['clicks are unknown', { linkClicks: null, clicks: null }, 'clicks are not reported'],
    ['conversions have no value', { revenue: 0 }, 'no conversion has a value'],
  ])('holds where %s', (_, days, reason) => {
    const insights = [...rowsOf('good', 6, days), ...rowsOf('poor', 1, days)];
    const opinions = opinionsOn({ insights });
    expect(opinions).toMatchObject([{ kind: 'hold' }, { kind: 'hold' }]);
    expect(briefly(opinions)['good']).toContain(reason);
  });

  it('keeps a step that limits would clip within them, for others can use the rest', () => {
    const learning = { adSets: [anAdSetOf('good', { learningStage: 'LEARNING' }), anAdSetOf('poor')] };
    const opinions = opinionsOn(learning, { limits: { learningMaxStep: 0.05 } });
    expect(briefly(opinions)).toEqual({ good: [10_000, 10_500], poor: [10_000, 9500] });
    expect(briefly(opinionsOn(learning, { limits: { protectLearning: 'strict' } }))['good']).toEqual(
      expect.any(String),
    );
  });

  it('judges the same from what it observed, and says what would turn it', () => {
    for (const opinion of opinionsOn()) {
      if (opinion.kind !== 'propose') throw new Error('no proposal');
      const context = {
        target: opinion.target,
        policy: aPolicy({ budgeting: 'marginal' }),
        now: NOW,
        currency: 'USD',
      };
      const observed = JSON.parse(JSON.stringify(opinion.facts));
      expect(marginalBudget.replay?.(observed, context)).toEqual(opinion);
      const [counterfactual] = opinion.counterfactuals;
      expect(counterfactual?.change).toMatch(/^orders worth \d+\.\d\d instead of \d+\.\d\d$/);
      const [[pointer = '', mean = 0] = []] = Object.entries(counterfactual?.edit ?? {});
      observed.belief.arms[Number(pointer.split('/')[4])].orderValue.mean = mean;
      expect(briefly([marginalBudget.replay?.(observed, context) ?? opinion])).not.toEqual(
        briefly([opinion]),
      );
    }
  });

  it('ends in the same plan and guardrails as the other rules', () => {
    const { actions } = planCycle(aMarket(), aPolicy({ budgeting: 'marginal' }));
    expect(actions.filter(({ decision }) => decision.rule === 'marginal_budget')).toMatchObject([
      { decision: { target: { id: 'poor' } }, action: { to: 8000 }, status: 'execute' },
      { decision: { target: { id: 'good' } }, action: { to: 12_000 }, status: 'execute' },
    ]);
  });
});
