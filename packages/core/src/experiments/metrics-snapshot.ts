import type { ExperimentMetric } from '../model/experiment.ts';
import { computeCpc, computeCtr, computeCvr, computeRoas } from '../model/metrics.ts';
import type { Figures, VariantFigures } from './variant-figures.ts';

/** What is reported of one variant: its totals, and the metrics that were asked for. */
export type VariantSnapshot = Figures & {
  readonly variantId: string;
  readonly name: string;
  /** Fractions, costs in minor units; null is unknown. ROAS and CVR are of the days whose conversions count. */
  readonly metrics: Readonly<Partial<Record<ExperimentMetric, number | null>>>;
};

/** The figures of a variant. */
export function snapshotVariant(
  variant: VariantFigures,
  metrics: readonly ExperimentMetric[],
): VariantSnapshot {
  const { id, name, matured: _, compared: __, clicksPerSpend: ___, ...figures } = variant;
  return {
    variantId: id,
    name,
    ...figures,
    metrics: Object.fromEntries(metrics.map((metric) => [metric, metricOf(metric, variant)])),
  };
}

/** One metric of a variant; null where it is unknown. */
export function metricOf(metric: ExperimentMetric, variant: VariantFigures): number | null {
  const { clicks, engagements, impressions, spend, matured } = variant;
  switch (metric) {
    case 'ctr':
      return computeCtr(variant);
    case 'cpc':
      return spend === null ? null : computeCpc({ spend, clicks });
    case 'roas':
      return matured.spend === null ? null : computeRoas({ revenue: matured.revenue, spend: matured.spend });
    case 'engagement':
      return engagements === null || impressions === 0 ? null : engagements / impressions;
    case 'cvr':
      return computeCvr(matured);
  }
}
