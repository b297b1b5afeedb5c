import type { Policy } from '../policy/policy-schema.ts';
import { addHours, type Instant } from '../shared/instant.ts';
import type { EmbargoVerdict } from './check-embargo.ts';
import type { Decided } from './decide-verdict.ts';
import type { TestedMetric } from './primary-metric.ts';
import type { VariantFigures } from './variant-figures.ts';

/** Why a test may not be judged yet; null where it may. */
export function describeEmbargo(
  { reason, missing }: EmbargoVerdict,
  variants: readonly VariantFigures[],
  startedAt: Instant,
  { minDurationHours, minImpressionsPerVariant }: Policy['experiments'],
): string | null {
  if (reason === null) return null;
  if (reason === 'insufficient_duration') {
    const end = addHours(startedAt, minDurationHours);
    return `${reason}: runs since ${startedAt}, ${minDurationHours} hours are needed: until ${end}`;
  }
  const short = missing.impressions.map(({ variantId, impressions }) => {
    const name = variants.find(({ id }) => id === variantId)?.name ?? variantId;
    return `"${name}" has ${minImpressionsPerVariant - impressions} of ${minImpressionsPerVariant} impressions`;
  });
  return `${reason}: ${short.join(', ')}`;
}

/** The verdict in one sentence with its figures. */
export function describeVerdict(
  { status, winner, finding, equivalence }: Decided,
  {
    variants,
    leader,
    value,
    metric,
    policy,
  }: {
    readonly variants: readonly VariantFigures[];
    readonly leader: number | null;
    /** The leader's. */
    readonly value: number | null;
    readonly metric: TestedMetric;
    readonly policy: Policy['experiments'];
  },
): string {
  const nameOf = (at: number | null): string => variants[at ?? -1]?.name ?? 'nobody';
  const lead = `"${nameOf(leader)}" leads by ${METRIC_NAMES[metric]}${value === null ? '' : ` with ${format(value, metric)}`}`;
  const figures = `${lead}: ${finding?.figures ?? 'nothing was tested'}`;
  switch (status) {
    case 'winner':
      return winner === leader ? figures : `${figures}; "${nameOf(winner)}" has the best composite score`;
    case 'needs_more_data':
      return figures;
    case 'equivalent':
      return `${figures}; best and worst differ by less than ${policy.equivalenceMargin * 100} % (p ${equivalence?.pValue.toPrecision(2)})`;
    case 'inconclusive':
      return `${figures}; and they are not shown to be equivalent`;
  }
}

const METRIC_NAMES: Readonly<Record<TestedMetric, string>> = {
  ctr: 'CTR',
  engagement: 'engagement',
  cpc: 'clicks per spend',
  roas: 'ROAS',
  conversions_per_impression: 'conversions per impression',
  revenue_per_impression: 'revenue per impression',
  profit_per_impression: 'profit per impression',
};

function format(value: number, metric: TestedMetric): string {
  const isRate = metric === 'ctr' || metric === 'engagement' || metric === 'conversions_per_impression';
  return isRate ? `${(value * 100).toFixed(2)} %` : value.toPrecision(3);
}
