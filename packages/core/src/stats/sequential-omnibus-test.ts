import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { INFERENCE_DEFAULTS } from './inference-defaults.ts';
import { type PValue, pValueOfLn } from './p-value.ts';
import { checkSensible } from './sensible-size.ts';
import { checkTrialCounts, type TrialCounts } from './trial-counts.ts';

/** Evidence that some of several rates differ, at one look. */
export type OmnibusTest =
  | (PValue & {
      readonly testable: true;
      /** Pearson's chi-square statistic. */
      readonly statistic: number;
      readonly lnE: number;
    })
  | {
      readonly testable: false;
      readonly statistic: null;
      readonly lnE: 0;
      readonly pValue: 1;
      readonly log10P: 0;
    };

/**
 * Whether any of several rates differ, by a test that may be looked at as often as one likes. It does not tell which one
 * is best: see {@link compareArms} for that. Trials must be independent.
 *
 * Method: the likelihood ratio of the rates against one common rate, averaged over independent normal effects with
 * standard deviation `tau x rate`, for arms of about equal size.
 *
 * @param arms two or more
 * @param tau 0.25 by default
 * @returns not testable, with p-value 1, where an arm has no trials, nothing happened or everything did
 * @throws InvalidInputError for fewer than two arms, impossible counts, or a tau that is not above 0
 */
export function sequentialOmnibusTest(
  arms: readonly TrialCounts[],
  { tau = INFERENCE_DEFAULTS.tau }: { readonly tau?: number } = {},
): OmnibusTest {
  if (arms.length < 2) throw new InvalidInputError({ argument: 'arms', message: 'fewer than two' });
  checkSensible('tau', tau);
  for (const arm of arms) checkTrialCounts(arm);
  const trials = arms.reduce((sum, arm) => sum + arm.trials, 0);
  const successes = arms.reduce((sum, arm) => sum + arm.successes, 0);
  const failures = arms.reduce((sum, arm) => sum + (arm.trials - arm.successes), 0);
  if (arms.some((arm) => arm.trials === 0) || successes === 0 || failures === 0) return UNTESTABLE;
  const pooled = successes / trials;
  const statistic = arms.reduce(
    (sum, arm) =>
      sum + ((arm.successes / arm.trials - pooled) ** 2 * arm.trials) / (pooled * (failures / trials)),
    0,
  );
  const gain = (trials / arms.length) * tau * tau * (successes / failures);
  const lnE = 0.5 * (statistic * (gain / (1 + gain)) - (arms.length - 1) * Math.log1p(gain));
  return { testable: true, statistic, lnE, ...pValueOfLn(0 - Math.max(0, lnE)) };
}

const UNTESTABLE: OmnibusTest = { testable: false, statistic: null, lnE: 0, pValue: 1, log10P: 0 };
