import type { Confidence } from '../model/confidence.ts';
import type { Cusum } from './assess-cusum.ts';
import type { FatigueScore } from './fatigue-score.ts';
import type { Drop } from './measure-drop.ts';

/** The rules that can call a creative fatigued; `cost_cusum` is the cost per result beside the clicks' sum. */
export type FatigueRule = 'cusum' | 'cost_cusum' | 'ctr_drop' | 'age_and_drop' | 'score';

/** What all the rules see, whether they are switched on or not. Unknown is null. */
export type FatigueEvidence = {
  /** Of clicks per impression. */
  readonly cusum: Cusum;
  /** Of conversions per spend. */
  readonly costCusum: Cusum;
  /** The recent CTR against the days before. */
  readonly ctrDrop: Drop | null;
  /** The last days' CTR, or ROAS, against the first days'. */
  readonly ageAndDrop: Drop | null;
  /** The recent CVR against the days before. */
  readonly cvrDrop: Drop | null;
  readonly score: FatigueScore;
  readonly daysActive: number;
  /** Impressions per person on the last complete day. */
  readonly frequency: number | null;
  /** Cost per result of the last days over that of the baseline: 1.5 is half as much again. */
  readonly costRatio: number | null;
};

/** Whether a creative has worn out, which rule says so, and with which figures. */
export type FatigueVerdict = {
  readonly status: 'fatigued' | 'healthy' | 'insufficient_volume';
  /** The rule that fired: of several the first of {@link FatigueRule}. */
  readonly rule: FatigueRule | null;
  /** Every rule that is switched on and fired. */
  readonly fired: readonly FatigueRule[];
  /** The sums alarm above it. */
  readonly threshold: number;
  /** One sentence with the numbers. */
  readonly reason: string;
  /** How far the rule's own windows lie apart beyond noise; null where none fired. */
  readonly confidence: Confidence | null;
  readonly evidence: FatigueEvidence;
};
