import { optimizerPolicy } from '../policy/optimizer-policy.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { once } from '../shared/once.ts';
import { type CreativeMetrics, checkMetrics } from './creative-metrics.ts';
import { scoreTerms, type TermScores } from './score-terms.ts';

/** How good a creative is, 0..100, and where the points come from. */
export type CreativeHealth = {
  /** The four groups together, less half of the fatigue score of a fatigued creative. */
  readonly overall: number;
  /** CTR, CVR and ROAS: at most 40. */
  readonly performance: number;
  /** Engagement and reach: at most 30. */
  readonly engagement: number;
  /** How far videos are watched: at most 20. */
  readonly completion: number;
  /** Cost of clicks and impressions: at most 10. */
  readonly efficiency: number;
  readonly label: 'excellent' | 'good' | 'fair' | 'poor';
  readonly health: 'healthy' | 'warning' | 'critical';
  /** Terms without a figure: they have no points. */
  readonly unknown: readonly string[];
  /** `overall` if every unknown term were at its best: below a border it is below whatever the unknown is. */
  readonly overallAtBest: number;
};

type HealthPolicy = Policy['optimizer']['health'];

const defaults = /* @__PURE__ */ once(() => optimizerPolicy.parse({}).health);

/**
 * The health score of a creative: performance (CTR up to 5 % and CVR up to 8 %, 15 points each, ROAS up to 5, 10 points),
 * engagement (rate up to 10 %, 20 points; 10 000 impressions, 10), completion (5 points for each of four shares of viewers;
 * 10 without a video), efficiency (5 less the CPC and 5 less a tenth of the CPM, in major units). Labels: from 80
 * excellent, from 60 good, from 40 fair, else poor; above 60 healthy, above 40 a warning, else critical.
 *
 * ```ts
 * const { overall, label } = creativeHealthScore({
 *   ctr: 0.025, cvr: 0.03, roas: 3.5, cpc: 1.5, cpm: 20, engagementRate: 0.05, impressions: 50_000,
 *   views: { at3s: 0.7, at25: 0.5, at50: 0.35, at100: 0.2 }, fatigueScore: null,
 * }); // 55.375, fair
 * ```
 *
 * @param options another `health` section of a policy
 * @throws InvalidInputError for a figure that is negative or not finite
 */
export function creativeHealthScore(
  metrics: CreativeMetrics,
  { health = defaults() }: { readonly health?: HealthPolicy } = {},
): CreativeHealth {
  checkMetrics(metrics);
  const scores = scoreTerms(metrics, health);
  const penalty = health.fatiguePenalty * (metrics.fatigueScore ?? 0);
  const overall = clamp(sum(scores) - penalty);
  return {
    overall,
    performance: sum(scores, 'performance'),
    engagement: sum(scores, 'engagement'),
    completion: sum(scores, 'completion'),
    efficiency: sum(scores, 'efficiency'),
    label: labelOf(overall, health.labels),
    health:
      overall > health.healthyAbove ? 'healthy' : overall > health.warningAbove ? 'warning' : 'critical',
    unknown: scores.filter(({ points }) => points === null).map(({ term }) => term),
    overallAtBest: clamp(
      sum(scores.map((each) => ({ ...each, points: each.points ?? each.most }))) - penalty,
    ),
  };
}

function sum(scores: TermScores, group?: TermScores[number]['group']): number {
  return scores
    .filter((each) => group === undefined || each.group === group)
    .reduce((total, { points }) => total + (points ?? 0), 0);
}

function labelOf(
  overall: number,
  { excellent, good, fair }: HealthPolicy['labels'],
): CreativeHealth['label'] {
  if (overall >= excellent) return 'excellent';
  if (overall >= good) return 'good';
  return overall >= fair ? 'fair' : 'poor';
}

function clamp(value: number): number {
  return Math.min(100, Math.max(0, value));
}
