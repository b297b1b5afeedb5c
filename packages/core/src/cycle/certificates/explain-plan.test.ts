import { describe, expect, it } from 'vitest';
import { aDecision, aPlan, aPlannedAction, aSetBudget, aSetStatus } from '../../../testing/index.ts';
import { explainPlan } from './explain-plan.ts';

describe('explainPlan', () => {
  it('tells people what is done, why, what was rejected, what limits said, and what would change it', () => {
    const raise = aDecision({ action: aSetBudget({ from: 5000, to: 7000 }) });
    const pause = aDecision({
      id: 'decision-2',
      rule: 'spike',
      action: aSetStatus(),
      priority: 1,
      confidence: 'low',
    });
    const plan = aPlan({
      actions: [
        aPlannedAction({
          decision: raise,
          action: aSetBudget({ from: 5000, to: 6000 }),
          verdicts: [
            {
              decisionId: raise.id,
              guardrail: 'maxStep',
              verdict: 'adjust',
              reason: 'clipped to +20 %',
              action: null,
            },
          ],
        }),
        aPlannedAction({
          decision: pause,
          status: 'blocked',
          verdicts: [
            {
              decisionId: pause.id,
              guardrail: 'staleData',
              verdict: 'block',
              reason: 'too old',
              action: null,
            },
          ],
        }),
      ],
      holds: [
        { rule: 'fatigue', target: raise.target, reason: 'no drop' },
        {
          rule: 'fatigue',
          target: { ...raise.target, level: 'creative', id: 'creative-1' },
          reason: 'too young',
        },
      ],
    });
    expect(explainPlan(plan)).toBe(`Plan plan-1 of account act_1 at ${plan.now}: 2 decided, 2 left alone.
Daily budgets: 50.00 before, 60.00 USD after, of 10000.00 at most.

1. ad set ad-set-1: raise the daily budget from 50.00 to 60.00 USD (to be executed)
  why: ROAS 4.20 over 7 days is above 3
  by: rule roas, confidence high, priority 3
  rejected: pause (spike): staleData: too old
  rejected: hold (fatigue): no drop
  limit: maxStep: adjust: clipped to +20 %
  otherwise: with ROAS of 3 or less: no change

2. ad set ad-set-1: pause (blocked)
  why: ROAS 4.20 over 7 days is above 3
  by: rule spike, confidence low, priority 1
  rejected: hold (fatigue): no drop
  limit: staleData: block: too old
  otherwise: with ROAS of 3 or less: no change

Left alone:
- ad set ad-set-1 (fatigue): no drop
- creative creative-1 (fatigue): too young`);
  });

  it('says when a boost ends, and writes amounts as their currency does', () => {
    const boost = aSetBudget({ from: 5000, to: 5750, revertAt: '2026-03-11T12:00:00.000Z' });
    const plan = aPlan({ currency: 'JPY', actions: [aPlannedAction({ action: boost })] });
    expect(explainPlan(plan)).toContain(
      'raise the daily budget from 5000 to 5750 JPY until 2026-03-11T12:00:00.000Z',
    );
  });

  it('of a plan without decisions and without a cap is two lines', () => {
    const plan = aPlan({ actions: [], budget: { before: 0, after: 0, cap: null } });
    expect(explainPlan(plan).split('\n')).toHaveLength(2);
  });
});
