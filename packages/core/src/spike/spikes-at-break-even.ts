import type { Policy } from '../policy/policy-schema.ts';
import { roasThresholds } from '../roas/roas-thresholds.ts';

/**
 * The policy's spikes with their ROAS thresholds where the account's break-even puts them: a policy that gives
 * `roas.breakEvenRoas` moves them as it moves `roas.decreaseBelow`, so that no return is boosted that the ROAS rule cuts.
 */
export function spikesAtBreakEven(policy: Pick<Policy, 'spikes' | 'roas'>): Policy['spikes'] {
  const { spikes, roas } = policy;
  if (roas.breakEvenRoas === null) return spikes;
  const { decreaseBelow } = roasThresholds(policy);
  const moved = (threshold: number): number => (threshold / roas.decreaseBelow) * decreaseBelow;
  return {
    ...spikes,
    boostRoasAbove: moved(spikes.boostRoasAbove),
    pauseRoasBelow: moved(spikes.pauseRoasBelow),
    riskRoasBelow: moved(spikes.riskRoasBelow),
  };
}
