import type { DeepPartial } from './deep-partial.ts';
import type { Policy } from './policy-schema.ts';

/**
 * Where a policy may start from instead of the defaults. `seed`: the rules as plain percentages, without a doubt about
 * small numbers: the raw ROAS of 7 days, every rule of fatigue on bare drops, tests by one chi-square look whose winner
 * the composite score chooses. `cautious`: no budget moves by more than 20 % a day, and none while its ad set learns.
 */
export const policyPresets = {
  seed: {
    roas: { estimator: 'raw', requireConfidence: false, windowDays: [7] },
    fatigue: {
      cusum: { enabled: false },
      ctrDrop: { enabled: true },
      ageAndDrop: { enabled: true },
      score: { enabled: true },
      minStandardErrors: 0,
    },
    experiments: { method: 'chi_square', winnerBy: 'composite' },
  },
  cautious: {
    roas: { minStep: 0.1, maxStep: 0.2 },
    limits: {
      maxStep: 0.2,
      protectLearning: 'strict',
      maxRollingIncrease: 1.2,
      maxRollingDecrease: 0.8,
    },
  },
} as const satisfies Readonly<Record<string, DeepPartial<Policy>>>;

/** `seed` or `cautious`. */
export type PolicyPreset = keyof typeof policyPresets;
