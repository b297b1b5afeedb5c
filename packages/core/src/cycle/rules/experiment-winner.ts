import {
  type ExperimentEvaluation,
  evaluateExperiment,
  undecidable,
  type VariantCounts,
} from '../../experiments/evaluate-experiment.ts';
import { type DayRange, experimentWindow, isRunning } from '../../experiments/experiment-window.ts';
import type { DailyTotals } from '../../model/daily-totals.ts';
import type { Experiment, ExperimentMetric, ExperimentVariant } from '../../model/experiment.ts';
import { shareKnown } from '../../roas/matured-day.ts';
import type { Day } from '../../shared/day.ts';
import { groupBy } from '../../shared/group-by.ts';
import { addHours } from '../../shared/instant.ts';
import type { Action, Target } from '../action.ts';
import type { Hold, Proposal } from '../decision.ts';
import type { CycleFacts } from '../facts.ts';
import type { Rule } from './rule.ts';

/**
 * Ends tests: one look at the planned end, with chi-square on the days that lie wholly within the test. The losers of
 * a significant test are paused, people are told; without significance they are told, and nobody is paused.
 */
export const experimentWinner: Rule = {
  name: 'experiment_winner',
  decide: (facts) => {
    const running = facts.snapshot.experiments.filter(isRunning).sort((a, b) => (a.id < b.id ? -1 : 1));
    const opinions = running.flatMap((experiment) => decideExperiment(experiment, facts));
    // An ad that lost two tests is paused once.
    const byTarget = groupBy(opinions, ({ target }) => `${target.level} ${target.id}`);
    return [...byTarget.values()].flatMap(([first]) => first ?? []);
  },
};

function decideExperiment(experiment: Experiment, facts: CycleFacts): readonly (Proposal | Hold)[] {
  const { now, account } = facts.snapshot;
  const { maxDurationHours } = facts.policy.experiments;
  const target: Target = { level: 'experiment', id: experiment.id, campaignId: experiment.campaignId };
  const hold = (reason: string): readonly Hold[] => [
    { kind: 'hold', target, reason: `needs_more_data: ${reason}` },
  ];
  if (now < experiment.plannedEndAt) return hold(`the look is planned for ${experiment.plannedEndAt}`);
  const evaluation = look(experiment, facts);
  // A test that cannot be decided must not keep its campaign frozen for ever.
  const outOfTime = now >= addHours(experiment.startedAt, maxDurationHours);
  if (evaluation.status === 'needs_more_data' && !outOfTime) return hold(evaluation.reason);
  const window = experimentWindow(experiment, account.timeZone) ?? { since: facts.today, until: facts.today };
  const losers = losersOf(experiment, evaluation, facts);
  return [
    tell(experiment, window, evaluation, { target, losers }),
    ...losers.map((loser) => pause(experiment, window, evaluation, loser)),
  ];
}

/** The one look, or why there is nothing to look at. */
function look(experiment: Experiment, facts: CycleFacts): ExperimentEvaluation {
  const { snapshot, policy } = facts;
  const { minVariants, maxVariants } = policy.experiments;
  const { startedAt, variants: planned, primaryMetric } = experiment;
  const window = experimentWindow(experiment, snapshot.account.timeZone);
  if (window === null) return undecidable('the test has no complete day');
  if (planned.length < minVariants || planned.length > maxVariants) {
    return undecidable(`${planned.length} variants: a test has ${minVariants} to ${maxVariants}`);
  }
  const variants = countVariants(experiment, window, facts);
  if (variants !== null) return evaluateExperiment({ variants, startedAt, now: snapshot.now, policy });
  return undecidable(
    `${primaryMetric} has no fixed-horizon test, or its figures are no rates of impressions`,
  );
}

/** What the primary metric counts per impression, for the metrics that are such rates. */
const COUNTED: Readonly<Partial<Record<ExperimentMetric, (totals: DailyTotals) => number | null>>> = {
  ctr: ({ clicks }) => clicks,
  cvr: ({ conversions }) => conversions,
  engagement: ({ engagements }) => engagements,
};

function countVariants(
  experiment: Experiment,
  { since, until }: DayRange,
  { daily, today, snapshot, policy }: CycleFacts,
): readonly VariantCounts[] | null {
  const counted = COUNTED[experiment.primaryMetric];
  if (!counted) return null;
  // Conversions of a day are counted once most of them are known; clicks are known at once.
  const isMature = (day: Day): boolean =>
    experiment.primaryMetric !== 'cvr' ||
    shareKnown(day, today, snapshot.maturity, policy) >= policy.maturity.minShare;
  const counts: VariantCounts[] = [];
  for (const { id, name, adId } of experiment.variants) {
    const days = (daily.ads.get(adId) ?? []).filter(
      ({ day }) => day >= since && day <= until && isMature(day),
    );
    const impressions = days.reduce((sum, day) => sum + day.impressions, 0);
    const events = days.map(counted);
    const successes = events.reduce<number>((sum, value) => sum + (value ?? 0), 0);
    if (events.includes(null) || successes > impressions) return null;
    counts.push({ id, name, impressions, successes });
  }
  return counts;
}

function tell(
  experiment: Experiment,
  { since, until }: DayRange,
  evaluation: ExperimentEvaluation,
  { target, losers }: { readonly target: Target; readonly losers: readonly ExperimentVariant[] },
): Proposal {
  const { winnerId, pValue, reason } = evaluation;
  const action: Action = {
    type: 'notify',
    topic: winnerId === null ? 'experiment_inconclusive' : 'experiment_completed',
    message: `Test "${experiment.name}": ${reason}`,
    experiment: {
      id: experiment.id,
      winnerVariantId: winnerId,
      loserAdIds: losers.map(({ adId }) => adId),
      pValue,
      since,
      until,
    },
  };
  return { ...opinion(experiment, { since, until }, evaluation), target, action, reason };
}

/** Variants to be paused: those beside a winner that are running, unless a person switched the winner off. */
function losersOf(
  { variants }: Experiment,
  { winnerId }: ExperimentEvaluation,
  { ads }: CycleFacts,
): readonly ExperimentVariant[] {
  const isOn = ({ adId }: ExperimentVariant): boolean => ads.get(adId)?.status === 'ACTIVE';
  const winner = variants.find(({ id }) => id === winnerId);
  return winner && isOn(winner) ? variants.filter((variant) => variant !== winner && isOn(variant)) : [];
}

function pause(
  experiment: Experiment,
  window: DayRange,
  evaluation: ExperimentEvaluation,
  { adId, name }: ExperimentVariant,
): Proposal {
  return {
    ...opinion(experiment, window, evaluation),
    target: { level: 'ad', id: adId, campaignId: experiment.campaignId },
    action: { type: 'set_status', from: 'ACTIVE', to: 'PAUSED' },
    reason: `"${name}" lost test "${experiment.name}": ${evaluation.reason}`,
  };
}

function opinion(
  experiment: Experiment,
  window: DayRange,
  evaluation: ExperimentEvaluation,
): Omit<Proposal, 'target' | 'action' | 'reason'> {
  const rates = evaluation.variants.map(({ id, successes, impressions }) => [
    `variant ${id}`,
    `${successes}/${impressions}`,
  ]);
  return {
    kind: 'propose',
    fallback: null,
    evidence: {
      experimentId: experiment.id,
      winnerVariantId: evaluation.winnerId,
      metric: experiment.primaryMetric,
      pValue: evaluation.pValue,
      statistic: evaluation.statistic,
      degreesOfFreedom: evaluation.degreesOfFreedom,
      ...window,
      ...Object.fromEntries(rates),
    },
    facts: { experiment, variants: evaluation.variants, window },
    counterfactuals: [
      { change: 'p >= alpha for one comparison of the leader', then: 'nobody is paused', edit: null },
    ],
    priority: 2,
    confidence: 'high',
  };
}
