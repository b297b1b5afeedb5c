import type { Policy } from '../policy/policy-schema.ts';
import type { CreativeMetrics } from './creative-metrics.ts';

/** The points of one figure; null where it is unknown. */
type TermScore = {
  readonly term: string;
  readonly group: 'performance' | 'engagement' | 'completion' | 'efficiency';
  readonly points: number | null;
  /** What it could have brought. */
  readonly most: number;
};

export type TermScores = readonly TermScore[];

type HealthPolicy = Policy['optimizer']['health'];

/** Points of every term of the health score. */
export function scoreTerms(metrics: CreativeMetrics, health: HealthPolicy): TermScores {
  return [
    rateTerm('ctr', 'performance', metrics.ctr, health.ctr),
    rateTerm('cvr', 'performance', metrics.cvr, health.cvr),
    // A loss brings no points, nor takes any.
    rateTerm('roas', 'performance', metrics.roas, health.roas),
    rateTerm('engagementRate', 'engagement', metrics.engagementRate, health.engagementRate),
    rateTerm('impressions', 'engagement', metrics.impressions, health.impressions),
    viewTerm(metrics.views, health),
    costTerm('cpc', metrics.cpc, health.cpc),
    costTerm('cpm', metrics.cpm, health.cpm),
  ];
}

function rateTerm(
  term: string,
  group: TermScore['group'],
  value: number | null,
  { best, points }: HealthPolicy['ctr'],
): TermScore {
  return {
    term,
    group,
    points: value === null ? null : Math.min(points, Math.max(0, value / best) * points),
    most: points,
  };
}

function costTerm(term: string, value: number | null, { worst, points }: HealthPolicy['cpc']): TermScore {
  return {
    term,
    group: 'efficiency',
    points: value === null ? null : Math.max(0, points - (value / worst) * points),
    most: points,
  };
}

/** Without a video half the points: a picture is neither good nor bad at being watched. */
function viewTerm(views: CreativeMetrics['views'], health: HealthPolicy): TermScore {
  const shares = views === null ? null : [views.at3s, views.at25, views.at50, views.at100];
  const points = shares?.reduce((sum, share) => sum + health.viewPoints * Math.min(1, share), 0);
  return {
    term: 'views',
    group: 'completion',
    points: points ?? health.withoutVideoPoints,
    most: 4 * health.viewPoints,
  };
}
