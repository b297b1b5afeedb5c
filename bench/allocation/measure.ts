import { createRng, definePolicy, type Policy } from '../../packages/core/src/index.ts';
import { planned } from './account.ts';
import { equalSplit, fixedOracle, freeOracle, ofDailyBudget } from './dividers.ts';
import { drawIndex } from './draw.ts';
import { type Clairvoyant, type Daily, MARGIN, type Outcome, runMarket } from './market.ts';
import { SCENARIOS, type Scenario } from './scenario.ts';
import { createWorld, type World } from './world.ts';

/** `fixed`: a daily sum is to be divided. `free`: the sum itself is to be found. */
export type Track = 'fixed' | 'free';

/** A share of the oracle's revenue or profit over all seeds, with the ends of its 95 % interval. */
export type Share = { readonly value: number; readonly low: number; readonly high: number };

/** How the dividers of one scenario did. */
export type Scores = { readonly equal: Share; readonly thresholds: Share; readonly marginal: Share };

const RESAMPLES = 500;

/** Runs a scenario's markets under every divider, and compares each with what the truth would have brought. */
export function measureScenario(
  name: string,
  { seeds, track }: { readonly seeds: readonly number[]; readonly track: Track },
): Scores {
  const scenario = SCENARIOS[name];
  if (!scenario) throw new RangeError(`no scenario is called ${name}`);
  const runs = seeds.map((seed) => runSeed(scenario, seed, track));
  const oracle = runs.map((run) => run.oracle);
  return {
    equal: shareOf(
      runs.map((run) => run.equal),
      oracle,
    ),
    thresholds: shareOf(
      runs.map((run) => run.thresholds),
      oracle,
    ),
    marginal: shareOf(
      runs.map((run) => run.marginal),
      oracle,
    ),
  };
}

type Run = { readonly [Name in keyof Scores | 'oracle']: number };

function runSeed(scenario: Scenario, seed: number, track: Track): Run {
  const world = createWorld(scenario, seed);
  const scoreOf = (divider: Daily | Clairvoyant): number => {
    const outcome: Outcome = runMarket(world, scenario, { seed, divider });
    return track === 'fixed' ? outcome.revenue : outcome.profit;
  };
  return {
    oracle: scoreOf(track === 'fixed' ? fixedOracle(scenario) : freeOracle(scenario)),
    equal: scoreOf(equalSplit(world, scenario)),
    thresholds: scoreOf(byPolicy(world, scenario, 'thresholds', track)),
    marginal: scoreOf(byPolicy(world, scenario, 'marginal', track)),
  };
}

function byPolicy(world: World, scenario: Scenario, budgeting: Policy['budgeting'], track: Track): Daily {
  const divider = planned(world, scenario, policyOf(scenario, budgeting, track));
  if (track === 'free') return divider;
  // Thresholds know no sum: their budgets are shares of it.
  return ofDailyBudget(divider, scenario, budgeting === 'marginal' ? 'above' : 'always');
}

/** The defaults, with limits that leave room for the scenario. */
function policyOf(
  { dailyBudget, mostBudget }: Scenario,
  budgeting: Policy['budgeting'],
  track: Track,
): Policy {
  const most = `${mostBudget}`;
  return definePolicy({
    currency: 'USD',
    budgeting,
    allocation: { total: track === 'free' ? 'marginal' : 'fixed', dailyTotal: `${dailyBudget}` },
    limits: { maxDailyBudgetPerAdSet: most, maxDailyBudgetPerCampaign: most, maxTotalDailySpend: most },
    approvals: { perAction: most },
    ...(track === 'free' ? { roas: { breakEvenRoas: 1 / MARGIN } } : {}),
  });
}

/** The ratio of sums, with a bootstrap interval over seeds. */
function shareOf(values: readonly number[], oracle: readonly number[]): Share {
  const rng = createRng('resamples');
  const ratio = (indexes: readonly number[]): number =>
    sum(indexes.map((index) => values[index] ?? 0)) / sum(indexes.map((index) => oracle[index] ?? 0));
  const ratios = Array.from({ length: RESAMPLES }, () =>
    ratio(values.map(() => drawIndex(rng, values.length))),
  ).sort((a, b) => a - b);
  const end = (share: number): number => ratios[Math.round(share * (RESAMPLES - 1))] ?? 0;
  return { value: ratio([...values.keys()]), low: end(0.025), high: end(0.975) };
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
