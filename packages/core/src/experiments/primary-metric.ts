import type { PrimaryMetric } from '../model/experiment.ts';
import type { Policy } from '../policy/policy-schema.ts';

/** What a test is decided by: conversions are counted per impression. */
export type TestedMetric = Exclude<PrimaryMetric, 'cvr'>;

const SALES = ['OUTCOME_SALES', 'CONVERSIONS', 'PRODUCT_CATALOG_SALES'];
const LEADS = ['OUTCOME_LEADS', 'LEAD_GENERATION', 'MESSAGES', 'OUTCOME_APP_PROMOTION', 'APP_INSTALLS'];

const ATTENTION = [
  'OUTCOME_TRAFFIC',
  'OUTCOME_ENGAGEMENT',
  'OUTCOME_AWARENESS',
  'LINK_CLICKS',
  'POST_ENGAGEMENT',
  'PAGE_LIKES',
  'EVENT_RESPONSES',
  'VIDEO_VIEWS',
  'BRAND_AWARENESS',
  'LOCAL_AWARENESS',
  'REACH',
];

/** Whether it is known what a campaign with this objective is for. */
export function isKnownObjective(objective: string): boolean {
  return [SALES, LEADS, ATTENTION].some((known) => known.includes(objective));
}

/**
 * The metric that decides a test: the declared one, else what the campaign is for. Sales are decided by revenue per
 * impression, or by profit where the policy knows the margin (`roas.breakEvenRoas`); leads by conversions per impression;
 * everything else by click-through rate.
 *
 * @param objective the campaign's; null where it is unknown
 */
export function choosePrimaryMetric({
  declared,
  objective,
  policy,
}: {
  readonly declared: PrimaryMetric | null;
  readonly objective: string | null;
  readonly policy: { readonly roas: Pick<Policy['roas'], 'breakEvenRoas'> };
}): TestedMetric {
  if (declared === 'cvr') return 'conversions_per_impression';
  if (declared !== null) return declared;
  if (LEADS.includes(objective ?? '')) return 'conversions_per_impression';
  if (!SALES.includes(objective ?? '')) return 'ctr';
  return marginOf(policy) === null ? 'revenue_per_impression' : 'profit_per_impression';
}

/** Gross margin, 0..1; null where the policy does not know it. */
export function marginOf({ roas }: { readonly roas: Pick<Policy['roas'], 'breakEvenRoas'> }): number | null {
  return roas.breakEvenRoas === null ? null : Math.min(1, 1 / roas.breakEvenRoas);
}

/** Whether a test by this metric counts what becomes known late. */
export function restsOnSales(metric: TestedMetric): boolean {
  return metric !== 'ctr' && metric !== 'engagement' && metric !== 'cpc';
}
