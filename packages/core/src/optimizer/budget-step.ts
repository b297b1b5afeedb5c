import type { Policy } from '../policy/policy-schema.ts';
import { roasThresholds } from '../roas/roas-thresholds.ts';
import { stepRamp } from '../roas/step-ramp.ts';
import { type MinorUnits, parseMinorUnits, scaleMinorUnits } from '../shared/money.ts';
import { isAbove, isBelow } from '../shared/threshold.ts';
import type { CreativeBudget } from './creative-state.ts';

/** A new budget for whoever holds the one that a creative spends. */
export type BudgetStep = Pick<CreativeBudget, 'level' | 'id'> & {
  readonly from: MinorUnits;
  readonly to: MinorUnits;
};

/** A step, or why there is none. */
export type StepVerdict =
  | { readonly step: BudgetStep; readonly factor: number; readonly reason: string }
  | { readonly step: null; readonly reason: string };

type Wanted = { readonly action: 'scale_budget' | 'reduce_budget'; readonly roas: number | null };

/**
 * The step of a creative's budget owner by the ROAS ramp: 20 % just above the threshold of a raise, 40 % where it is full;
 * cuts alike, and 20 % where the return is no reason for a cut. Refused where the return or the budget is unknown, where a
 * raise has no return above the threshold, and where other creatives would be carried along above the owner's cap.
 */
export function stepCreativeBudget(
  budget: CreativeBudget | null,
  { action, roas }: Wanted,
  policy: Pick<Policy, 'roas' | 'limits' | 'currency'>,
): StepVerdict {
  if (budget === null || budget.dailyBudget === null) return none('its budget is unknown');
  if (roas === null) return none('its ROAS is unknown');
  const share = action === 'scale_budget' ? raiseShare(roas, policy) : cutShare(roas, policy);
  if (share === 0) return none(`ROAS ${roas.toFixed(2)} is no reason for a raise`);
  const factor = action === 'scale_budget' ? 1 + share : 1 - share;
  const step = {
    level: budget.level,
    id: budget.id,
    from: budget.dailyBudget,
    to: scaleMinorUnits(budget.dailyBudget, factor),
  };
  const cap = capOf(budget, policy);
  if (step.to > step.from && step.to > cap && budget.otherCreatives > 0) {
    return none(
      `${budget.otherCreatives} other creatives share the budget of ${budget.level} ${budget.id}, which would exceed its cap`,
    );
  }
  const percent = Number((share * 100).toFixed(1));
  const direction = action === 'scale_budget' ? 'more' : 'less';
  return { step, factor, reason: `${percent} % ${direction} at ROAS ${roas.toFixed(2)}` };
}

function none(reason: string): StepVerdict {
  return { step: null, reason };
}

function raiseShare(roas: number, policy: Pick<Policy, 'roas'>): number {
  const { increaseAbove, fullIncreaseAt } = roasThresholds(policy);
  return isAbove(roas, increaseAbove) ? stepRamp(roas, increaseAbove, fullIncreaseAt, policy.roas) : 0;
}

function cutShare(roas: number, policy: Pick<Policy, 'roas'>): number {
  const { decreaseBelow, pauseBelow } = roasThresholds(policy);
  return isBelow(roas, decreaseBelow)
    ? stepRamp(roas, decreaseBelow, pauseBelow, policy.roas)
    : policy.roas.minStep;
}

function capOf({ level }: CreativeBudget, policy: Pick<Policy, 'limits' | 'currency'>): MinorUnits {
  const { maxDailyBudgetPerCampaign, maxDailyBudgetPerAdSet } = policy.limits;
  return parseMinorUnits(
    level === 'campaign' ? maxDailyBudgetPerCampaign : maxDailyBudgetPerAdSet,
    policy.currency,
  );
}
