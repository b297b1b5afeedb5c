import type { Policy } from '../policy/policy-schema.ts';
import type { RoasPrior } from './account-baseline.ts';
import { estimateRoas, type RoasEstimate } from './estimate-roas.ts';
import type { RoasDay } from './roas-day.ts';
import { type RoasWindow, sumWindow, weighWindow } from './roas-window.ts';

/** What a budget is judged by: the sums of a window, and what they say of its return. */
export type RoasFigures = RoasWindow & RoasEstimate;

/** The days of an entity, and what its return is measured with. */
export type RoasMeasurement = {
  /** Consecutive complete days, oldest first, at least as many as the largest window looks back. */
  readonly rows: readonly RoasDay[];
  /** The account's own figures. */
  readonly prior: RoasPrior;
  readonly policy: Pick<Policy, 'roas' | 'maturity'>;
};

/**
 * The return on ad spend that a budget is judged by, without the descriptions of `summarizeRoas`. The window is the
 * smallest of the policy's with enough evidence; in the raw mode, the first.
 */
export function measureRoas({ rows, prior, policy }: RoasMeasurement): RoasFigures {
  const window = chooseWindow(rows, prior, policy);
  return { ...window, ...estimateRoas(window, { prior, policy }) };
}

/** The smallest window with enough evidence, or the largest. */
function chooseWindow(
  rows: readonly RoasDay[],
  prior: RoasPrior,
  policy: Pick<Policy, 'roas' | 'maturity'>,
): RoasWindow {
  const { windowDays, estimator, pauseEvidence } = policy.roas;
  let chosen: RoasWindow | null = null;
  for (const days of estimator === 'raw' ? windowDays.slice(0, 1) : windowDays) {
    chosen = sumWindow(rows.slice(-days), days, policy);
    if ((weighWindow(chosen, prior, policy).expectedConversions ?? 0) >= pauseEvidence) break;
  }
  if (!chosen) throw new RangeError('a policy has at least one window');
  return chosen;
}
