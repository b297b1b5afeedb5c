import type { Policy } from '../policy/policy-schema.ts';

/** What the sums alarm above: more where other rules fire as well, for all keep one budget of false alarms together. */
export function cusumThreshold({ cusum, ctrDrop, ageAndDrop, score }: Policy['fatigue']): number {
  const beside = ctrDrop.enabled || ageAndDrop.enabled || score.enabled;
  return beside ? cusum.thresholdBesideOthers : cusum.threshold;
}
