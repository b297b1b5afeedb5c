import type { Policy } from '../policy/policy-schema.ts';
import type { GammaBelief } from './belief.ts';
import type { CleanedArm, CleanedDay } from './cleaned-arm.ts';

/** A day of an arm on which conversions are known, with the clicks whose conversions would be known by now. */
type RateDay = { readonly daysAgo: number; readonly conversions: number; readonly clicks: number };
type DayFactors = ReadonlyMap<number, number>;

/**
 * Conversions per click of each arm, pulled towards all arms together. What a day did to all of them is estimated along
 * with it, so that a day on which the shop sold badly, or tracking failed, speaks for no arm and against none.
 *
 * @param prior the account's rate, which weighs a few clicks
 * @returns in the order of the arms
 */
export function estimateConversionRates(
  arms: readonly CleanedArm[],
  prior: number,
  policy: Pick<Policy, 'allocation' | 'maturity'>,
): readonly GammaBelief[] {
  const { dayEffects, priors, weights } = policy.allocation;
  const series = arms.map(({ days }) => days.flatMap((day) => rateDay(day, policy)));
  let factors: DayFactors = new Map();
  let beliefs: readonly GammaBelief[] = [];
  for (let pass = 0; pass < dayEffects.passes; pass += 1) {
    const sums = series.map((days) => sumDays(days, factors, policy.allocation));
    const conversions = sums.reduce((sum, each) => sum + each.conversions, priors.clicks * prior);
    const clicks = sums.reduce((sum, each) => sum + each.clicks, priors.clicks);
    beliefs = sums.map((each) => ({
      shape: weights.conversions + each.conversions,
      rate: (weights.conversions * clicks) / conversions + each.clicks,
    }));
    factors = estimateFactors(series, beliefs, dayEffects.weight);
  }
  return beliefs;
}

function rateDay(
  { daysAgo, conversions, clicks, maturity }: CleanedDay,
  { maturity: { minShare } }: Pick<Policy, 'maturity'>,
): readonly RateDay[] {
  const isKnown = conversions !== null && clicks !== null && maturity > 0 && maturity >= minShare;
  return isKnown ? [{ daysAgo, conversions, clicks: clicks * maturity }] : [];
}

function sumDays(
  days: readonly RateDay[],
  factors: DayFactors,
  { conversionHalfLifeDays, dayEffects }: Policy['allocation'],
): Omit<RateDay, 'daysAgo'> {
  let [conversions, clicks] = [0, 0];
  for (const day of days) {
    const factor = factors.get(day.daysAgo) ?? 1;
    if (factor < dayEffects.minFactor) continue;
    const weight = 0.5 ** (day.daysAgo / conversionHalfLifeDays);
    conversions += weight * day.conversions;
    clicks += weight * day.clicks * factor;
  }
  return { conversions, clicks };
}

/** By how much more each day converted than the arms' own rates explain. */
function estimateFactors(
  series: readonly (readonly RateDay[])[],
  beliefs: readonly GammaBelief[],
  weight: number,
): DayFactors {
  const sums = new Map<number, { known: number; expected: number }>();
  for (const [index, days] of series.entries()) {
    const { shape, rate } = beliefs[index] ?? { shape: 0, rate: 1 };
    for (const { daysAgo, conversions, clicks } of days) {
      const sum = sums.get(daysAgo) ?? { known: weight, expected: weight };
      sums.set(daysAgo, sum);
      sum.known += conversions;
      sum.expected += (clicks * shape) / rate;
    }
  }
  return new Map([...sums].map(([daysAgo, { known, expected }]) => [daysAgo, known / expected]));
}
