import type { Policy } from '../policy/policy-schema.ts';
import type { MinorUnits } from '../shared/money.ts';
import { type AllocationPrior, allocationPrior } from './allocation-prior.ts';
import type { AllocationArm } from './arm.ts';
import type { AllocationBelief, Blindness } from './belief.ts';
import { type CleanedArm, cleanArm } from './cleaned-arm.ts';
import { estimateClickRates } from './click-rates.ts';
import { estimateConversionRates } from './conversion-rates.ts';
import { estimateCurveScale } from './curve-scale.ts';
import { estimateImpressionCosts } from './impression-cost.ts';
import { estimateOrderValues } from './order-values.ts';
import { estimateWear } from './wear-slope.ts';

const DAYS_A_WEEK = 7;
// Before anything was bought: any price does, for only ratios of returns decide then.
const UNKNOWN_COST = 1;

/** What arms are learned from, besides their own days. */
export type LearningContext = {
  /** What they share a day, in minor units. */
  readonly total: MinorUnits;
  readonly policy: Pick<Policy, 'allocation' | 'maturity' | 'dispersion'>;
  /** The account's own rates; by default those of the arms together. */
  readonly prior?: AllocationPrior | undefined;
  /** Spread of an ad's daily click rate beyond counting, relative; the policy's by default. */
  readonly cv?: number | undefined;
};

/** What is believed of the arms' returns, and of the curve by which they diminish. */
export function learnArms(
  arms: readonly AllocationArm[],
  { total, policy, prior, cv = policy.dispersion.ctr }: LearningContext,
): AllocationBelief {
  const { priors } = policy.allocation;
  const cleaned = arms.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((arm) => cleanArm(arm, policy));
  const known =
    prior ??
    allocationPrior(
      cleaned.flatMap(({ days }) => days),
      policy,
    );
  const costPerThousand = known.costPerThousand ?? UNKNOWN_COST;
  const unit = (1000 * DAYS_A_WEEK * Math.max(1, total)) / costPerThousand;
  const wear = estimateWear(cleaned, { unit, cv, policy });
  const scale = estimateCurveScale(cleaned, Math.max(1, total), policy);
  const clickRates = estimateClickRates(cleaned, known.clickRate ?? priors.clickRate, {
    wear,
    unit,
    cv,
    policy,
  });
  const conversionRates = estimateConversionRates(
    cleaned,
    known.conversionRate ?? priors.conversionRate,
    policy,
  );
  const orderValues = estimateOrderValues(cleaned, known.averageOrderValue, policy);
  const costs = estimateImpressionCosts(cleaned, costPerThousand, { scale, policy });
  const blind = new Set(cleaned.filter((arm) => hasNoClicks(arm, policy)));
  const nothing = { shape: 1, rate: 1 };
  return {
    scale,
    wear,
    blind: whyBlind(known, {
      hasClicks: blind.size === 0 || cleaned.some((arm) => !isNew(arm) && !blind.has(arm)),
      hasValues: orderValues !== null,
      policy,
    }),
    arms: cleaned.map((arm, index) => ({
      id: arm.id,
      budget: arm.budget,
      ...(blind.has(arm)
        ? { floor: arm.budget, cap: arm.budget }
        : { floor: arm.floor ?? 0, cap: arm.cap ?? null }),
      isNew: isNew(arm),
      isBlind: blind.has(arm),
      clickRate: clickRates[index] ?? nothing,
      conversionRate: conversionRates[index] ?? nothing,
      orderValue: orderValues?.[index] ?? { mean: 1, spread: 0 },
      impressionsPerUnit: 1000 / (costs[index] ?? UNKNOWN_COST),
    })),
  };
}

function isNew({ days }: CleanedArm): boolean {
  return days.every(({ impressions, spend }) => impressions === 0 && spend === 0);
}

/** Whether the clicks of most of what was shown, as far as it is remembered, are unknown. */
function hasNoClicks({ days }: CleanedArm, { allocation }: Pick<Policy, 'allocation'>): boolean {
  let balance = 0;
  for (const { daysAgo, impressions, clicks } of days)
    balance += (clicks === null ? 1 : -1) * impressions * 0.5 ** (daysAgo / allocation.clickHalfLifeDays);
  return balance > 0;
}

function whyBlind(
  { recentConversions }: AllocationPrior,
  {
    hasClicks,
    hasValues,
    policy,
  }: {
    readonly hasClicks: boolean;
    readonly hasValues: boolean;
    readonly policy: Pick<Policy, 'allocation'>;
  },
): Blindness | null {
  if (recentConversions === null) return { kind: 'unmeasured', reason: 'conversions are not reported' };
  if (recentConversions === 0)
    return { kind: 'idle', reason: `no conversion in ${policy.allocation.idleDays} days` };
  if (!hasClicks) return { kind: 'unmeasured', reason: 'clicks are not reported' };
  return hasValues ? null : { kind: 'unmeasured', reason: 'no conversion has a value' };
}
