import {
  type ArmsComparison,
  type ArmsDispersion,
  chiSquareTest,
  compareArms,
  compareArmsByRevenue,
  type DispersionPrior,
  effectiveDays,
  estimateDispersion,
  type Rng,
  type RunningPValues,
} from '../../packages/core/src/index.ts';
import { learnPrior } from './account-history.ts';
import { type Look, type World, watch } from './world.ts';

/** A test of ads, and what its owner knows or declares about day-to-day noise. */
export type TestSetup = {
  readonly world: World;
  readonly knowledge: 'account_history' | 'none' | 'independent';
};

/** The first winner that a method declares, and when; null where it never does. */
export type Declared = { readonly day: number; readonly arm: number } | null;

/** Both methods on the same looks at the same data. */
export type TestRun = { readonly alwaysValid: Declared; readonly chiSquare: Declared };

const ALPHA = 0.05;
const PRIORS: Readonly<Record<World['metric'], DispersionPrior>> = {
  ctr: { cv: 0.15, weight: 6 },
  orders: { cv: 0.2, weight: 6 },
  revenue: { cv: 0.2, weight: 6 },
};

/** One test from its start to its first winner, by either method, or to its end. */
export function runTest(rng: Rng, { world, knowledge }: TestSetup): TestRun {
  const startingPrior = PRIORS[world.metric];
  const prior = knowledge === 'account_history' ? learnPrior(rng, world, startingPrior) : startingPrior;
  const estimateOnce = dispersionByDay(prior);
  const ids = world.lifts.map((_, arm) => String(arm));
  let running: RunningPValues = {};
  let largest = 0;
  let alwaysValid: Declared = null;
  let chiSquare: Declared = null;
  for (const look of watch(rng, world)) {
    if (alwaysValid === null) {
      const dispersion = knowledge === 'independent' ? 0 : estimateOnce(look);
      const comparison = compare(ids, look, world.metric, { dispersion, running });
      running = comparison.running;
      if (comparison.winnerId !== null)
        alwaysValid = { day: look.day, arm: ids.indexOf(comparison.winnerId) };
    }
    if (chiSquare === null) {
      // Only a new maximum of the statistic can be the first below alpha.
      const statistic = pearson(look);
      if (statistic > largest && isSignificant(look))
        chiSquare = { day: look.day, arm: leaderOf(look, world.metric) };
      largest = Math.max(largest, statistic);
    }
    if (alwaysValid !== null && chiSquare !== null) break;
  }
  return { alwaysValid, chiSquare };
}

/** The dispersion changes only where a day is complete; the effective days do at every look. */
function dispersionByDay(prior: DispersionPrior): (look: Look) => ArmsDispersion {
  let days = -1;
  let estimate = { cv: prior.cv, nu: prior.weight };
  return ({ dailyImpressions, dailySuccesses }) => {
    const complete = dailySuccesses[0]?.length ?? 0;
    if (complete !== days) {
      days = complete;
      const trials = dailySuccesses.map(() => dailyImpressions.slice(0, complete));
      estimate = estimateDispersion({ trials, successes: dailySuccesses }, { prior });
    }
    const effective = effectiveDays(dailyImpressions);
    return { cv: estimate.cv, nu: estimate.nu, effectiveDays: dailySuccesses.map(() => effective) };
  };
}

function compare(
  ids: readonly string[],
  { arms }: Look,
  metric: World['metric'],
  options: { readonly dispersion: 0 | ArmsDispersion; readonly running: RunningPValues },
): ArmsComparison {
  if (metric !== 'revenue') {
    const counts = arms.map(({ successes, impressions }, at) => ({
      id: ids[at] ?? '',
      successes,
      trials: impressions,
    }));
    return compareArms(counts, { alpha: ALPHA, ...options });
  }
  const figures = arms.map(({ impressions, successes, revenue, orderSquares }, at) => ({
    id: ids[at] ?? '',
    impressions,
    orders: successes,
    revenue,
    orderSquares,
    spend: null,
  }));
  return compareArmsByRevenue(figures, { alpha: ALPHA, ...options });
}

function pearson({ arms }: Look): number {
  const impressions = arms.reduce((sum, arm) => sum + arm.impressions, 0);
  const pooled = arms.reduce((sum, arm) => sum + arm.successes, 0) / impressions;
  return arms.reduce(
    (sum, arm) =>
      sum + (arm.successes - arm.impressions * pooled) ** 2 / (arm.impressions * pooled * (1 - pooled)),
    0,
  );
}

function isSignificant({ arms }: Look): boolean {
  const table = arms.map(({ successes, impressions }) => [successes, impressions - successes]);
  const { pValue } = chiSquareTest(table, { yates: false });
  return pValue !== null && pValue < ALPHA;
}

/** Chi-square tells that arms differ, not which one is best: what leads is taken. */
function leaderOf({ arms }: Look, metric: World['metric']): number {
  const values = arms.map(
    ({ successes, revenue, impressions }) => (metric === 'revenue' ? revenue : successes) / impressions,
  );
  return values.indexOf(Math.max(...values));
}
