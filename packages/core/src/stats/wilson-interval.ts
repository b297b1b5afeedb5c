import { normalUpperQuantile } from './special-functions/normal-distribution.ts';
import { checkProbability } from './special-functions/parameter.ts';
import { checkTrialCounts } from './trial-counts.ts';

/**
 * Wilson's score interval of a rate: it never leaves 0..1 and stays honest where successes are few. Without trials it is
 * all of 0..1.
 *
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
 *
 * @param confidence such as 0.95, between 0 and 1
 * @throws InvalidInputError for negative or infinite counts, more successes than trials, or another confidence
 */
export function wilsonInterval(
  successes: number,
  trials: number,
  confidence: number,
): readonly [low: number, high: number] {
  checkTrialCounts({ successes, trials });
  checkProbability('confidence', confidence);
  if (trials === 0) return [0, 1];
  const z = normalUpperQuantile((1 - confidence) / 2);
  const centre = successes + (z * z) / 2;
  const spread = z * Math.sqrt((z * z) / 4 + (successes * (trials - successes)) / trials);
  // The low end as (centre - spread) / (trials + z^2) would cancel where successes are few.
  const low = successes === 0 ? 0 : (successes / trials) * (successes / (centre + spread));
  return [low, Math.min(1, (centre + spread) / (trials + z * z))];
}
