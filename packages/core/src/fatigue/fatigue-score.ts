import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { fatiguePolicy } from '../policy/fatigue-policy.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { checkNotNegative } from '../shared/check-number.ts';
import { once } from '../shared/once.ts';
import { isBelow } from '../shared/threshold.ts';

/** From fresh to worn out. */
export type FatigueLevel = 'healthy' | 'mild' | 'moderate' | 'severe' | 'critical';

/** Points from 0 to 95 with the default policy, and what they mean. */
export type FatigueScore = { readonly score: number; readonly level: FatigueLevel };

const defaults = /* @__PURE__ */ once(() => fatiguePolicy.shape.score.parse({}));

/**
 * The composite fatigue score: 0.8 points for each percent that the CTR fell (at most 40), 0.6 for each of the CVR (at most
 * 30), each only from a drop of 30 % on, 15 for more than 30 days and 10 for more than 100 000 impressions. Below 30
 * points is healthy, below 50 mild, below 70 moderate, below 85 severe, else critical.
 *
 * ```ts
 * fatigueScore({ ctrDrop: 0.5, cvrDrop: 0.5, daysActive: 10, impressions: 40_000 }); // { score: 70, level: 'severe' }
 * ```
 *
 * @param input drops as fractions, negative where the rate rose, null where unknown: an unknown drop has no points
 * @param options another `score` section of a policy
 * @throws InvalidInputError for a drop above 1, or a negative age or count
 */
export function fatigueScore(
  input: {
    readonly ctrDrop: number | null;
    readonly cvrDrop: number | null;
    readonly daysActive: number;
    readonly impressions: number;
  },
  { points = defaults() }: { readonly points?: Policy['fatigue']['score'] } = {},
): FatigueScore {
  const { ctrDrop, cvrDrop, daysActive, impressions } = input;
  checkDrop('ctrDrop', ctrDrop);
  checkDrop('cvrDrop', cvrDrop);
  checkNotNegative('daysActive', daysActive);
  checkNotNegative('impressions', impressions);
  const score =
    dropPoints(ctrDrop, points.minDrop, points.ctrPointsPerPercent, points.ctrMaxPoints) +
    dropPoints(cvrDrop, points.minDrop, points.cvrPointsPerPercent, points.cvrMaxPoints) +
    (daysActive > points.ageDays ? points.agePoints : 0) +
    (impressions > points.impressions ? points.impressionPoints : 0);
  return { score, level: levelOf(score, points) };
}

function dropPoints(drop: number | null, from: number, perPercent: number, most: number): number {
  return drop === null || isBelow(drop, from) ? 0 : Math.min(most, perPercent * drop * 100);
}

function levelOf(score: number, points: Policy['fatigue']['score']): FatigueLevel {
  if (isBelow(score, points.mild)) return 'healthy';
  if (isBelow(score, points.moderate)) return 'mild';
  if (isBelow(score, points.severe)) return 'moderate';
  return isBelow(score, points.critical) ? 'severe' : 'critical';
}

function checkDrop(argument: string, drop: number | null): void {
  if (drop === null || (Number.isFinite(drop) && drop <= 1)) return;
  throw new InvalidInputError({ argument, message: `not a drop, as a fraction of at most 1: ${drop}` });
}
