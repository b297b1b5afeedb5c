import { InvalidInputError } from '../errors/invalid-input-error.ts';

/** How often something happened, of how many chances: clicks of impressions, orders of clicks. */
export type TrialCounts = { readonly successes: number; readonly trials: number };

/**
 * Checks counts of successes and trials. They need not be whole: counts brought to maturity are not.
 *
 * @throws InvalidInputError where trials are no count, or successes are not between 0 and the trials
 */
export function checkTrialCounts({ successes, trials }: TrialCounts): void {
  if (!(trials >= 0 && trials <= Number.MAX_SAFE_INTEGER)) {
    throw new InvalidInputError({ argument: 'trials', message: `not a count: ${trials}` });
  }
  if (!(successes >= 0 && successes <= trials)) {
    throw new InvalidInputError({ argument: 'successes', message: `not a count of ${trials}: ${successes}` });
  }
}
