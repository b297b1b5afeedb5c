import { type DayRange, experimentWindow } from '../experiments/experiment-window.ts';
import {
  choosePrimaryMetric,
  isKnownObjective,
  restsOnSales,
  type TestedMetric,
} from '../experiments/primary-metric.ts';
import { type SummedVariants, sumVariantDays, type VariantDay } from '../experiments/sum-variant-days.ts';
import type { Ad } from '../model/ad.ts';
import type { Campaign } from '../model/campaign.ts';
import type { Experiment } from '../model/experiment.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { shareKnown } from '../roas/matured-day.ts';
import { addDays, type Day } from '../shared/day.ts';
import { accountDispersionPrior } from '../stats/pool-dispersion.ts';
import type { AccountDispersion } from './account-dispersion.ts';
import type { OutageState } from './account-outage.ts';
import type { DailyIndex } from './index-insights.ts';
import type { Snapshot } from './snapshot.ts';

/** All that a test is judged by. */
export type ExperimentObserved = Pick<
  Experiment,
  'id' | 'name' | 'design' | 'metrics' | 'startedAt' | 'plannedEndAt' | 'variants' | 'running'
> & {
  readonly metric: TestedMetric;
  /** The running day of the account when the test was observed. */
  readonly today: Day;
  /** The complete days that count; null before the first one. */
  readonly window: DayRange | null;
  readonly summed: SummedVariants;
  /** Why nobody knows what the test is to be decided by; null where it is known. */
  readonly doubt: string | null;
  /** The ads of the test that are switched on. */
  readonly activeAdIds: readonly string[];
  /** Those that Meta delivers: a review or a parent may keep an ad from it that is switched on. */
  readonly deliveringAdIds: readonly string[];
  /** Ads of the test that another test needs: it goes on with them, or they have won it. */
  readonly wanted: readonly WantedAd[];
};

/** An ad with the name of another test that needs it. */
export type WantedAd = { readonly adId: string; readonly by: string };

/** What a test shows by itself, whatever others say. */
export type ExperimentFigures = Omit<ExperimentObserved, 'wanted'>;

/** What tests are observed by. */
export type ExperimentBasis = {
  readonly snapshot: Snapshot;
  readonly today: Day;
  readonly campaigns: ReadonlyMap<string, Campaign>;
  readonly ads: ReadonlyMap<string, Ad>;
  readonly daily: Pick<DailyIndex, 'ads'>;
  readonly outage: Pick<OutageState, 'excludedDays'> | null;
  readonly policyFor: (campaignId: string | null) => Policy;
  readonly dispersion: AccountDispersion;
};

/** Sums up what is known of a test: its complete days, those of an outage without their conversions. */
export function observeExperiment(experiment: Experiment, basis: ExperimentBasis): ExperimentFigures {
  const { id, name, design, metrics, startedAt, plannedEndAt, variants, campaignId, lastLook } = experiment;
  const policy = basis.policyFor(campaignId);
  const objective = basis.campaigns.get(campaignId)?.objective ?? null;
  const metric = choosePrimaryMetric({
    declared: experiment.primaryMetric,
    objective,
    policy,
  });
  const window = windowOf(experiment, basis);
  const known = restsOnSales(metric) ? basis.dispersion.ordersPerImpression : basis.dispersion.ctr;
  const summed = sumVariantDays({
    variants: variants.map((variant) => ({
      id: variant.id,
      name: variant.name,
      days: daysOf(variant.adId, window, campaignId, basis),
    })),
    metric,
    policy,
    prior: accountDispersionPrior(known, { maxWeight: policy.dispersion.maxAccountWeight }),
  });
  const active = variants.flatMap(({ adId }) => basis.ads.get(adId) ?? []).filter(isSwitchedOn);
  return {
    id,
    name,
    design,
    metrics,
    startedAt,
    plannedEndAt,
    variants,
    // P-values of one metric are no evidence of another.
    running: lastLook === null || lastLook.metric === metric ? experiment.running : {},
    metric,
    today: basis.today,
    window,
    summed,
    doubt: experiment.primaryMetric === null ? doubtAbout(objective) : null,
    activeAdIds: active.map((ad) => ad.id),
    deliveringAdIds: active.filter(({ effectiveStatus }) => effectiveStatus === 'ACTIVE').map((ad) => ad.id),
  };
}

function isSwitchedOn({ status }: Ad): boolean {
  return status === 'ACTIVE';
}

function doubtAbout(objective: string | null): string | null {
  if (objective === null) return "no metric is declared, and the campaign's objective is unknown";
  return isKnownObjective(objective) ? null : `no metric is declared, and none is known for ${objective}`;
}

/** The whole days of the test that are over. */
function windowOf(experiment: Experiment, { snapshot, today }: ExperimentBasis): DayRange | null {
  const planned = experimentWindow(experiment, snapshot.account.timeZone);
  if (planned === null || planned.since >= today) return null;
  return planned.until < today ? planned : { since: planned.since, until: addDays(today, -1) };
}

function daysOf(
  adId: string,
  window: DayRange | null,
  campaignId: string,
  { daily, today, snapshot, outage, policyFor }: ExperimentBasis,
): readonly VariantDay[] {
  if (window === null) return [];
  const days = (daily.ads.get(adId) ?? []).filter(({ day }) => day >= window.since && day <= window.until);
  return days.map((totals) => ({
    ...totals,
    maturity: outage?.excludedDays.includes(totals.day)
      ? 0
      : shareKnown(totals.day, today, snapshot.maturity, policyFor(campaignId)),
  }));
}
