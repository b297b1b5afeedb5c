import { createRng, type Rng } from '../../packages/core/src/index.ts';
import { drawCount, drawGammaFactor } from './draw.ts';
import { createReports, type Desk, dayOfTick, LATEST, type Reports } from './reports.ts';
import type { Scenario } from './scenario.ts';
import { TICKS, TICKS_A_DAY, type World } from './world.ts';

/** Gross margin of what is sold. */
export const MARGIN = 0.5;
/** Returns halve at so many times a day's budget. */
export const SCALE = 2;
const ORDER_SPREAD = 1.2;
/** What is left of a worn-out creative's click rate, and how fast it recovers. */
const [REST, RECOVERY_DAYS] = [0.45, 21];
const RECOVERY = 0.5 ** (1 / (RECOVERY_DAYS * TICKS_A_DAY));

/** Chooses the daily budget of each creative at the start of a day, by what is reported. In major units. */
export type Daily = { readonly kind: 'daily'; readonly choose: (desk: Desk) => readonly number[] };

/** Chooses them every half-hour by the truth: the revenue that the first unit brings, by creative. */
export type Clairvoyant = {
  readonly kind: 'clairvoyant';
  readonly choose: (returns: readonly number[]) => readonly number[];
};

/** Sums over all days, in expectation: luck has no part in them. */
export type Outcome = { readonly revenue: number; readonly spend: number; readonly profit: number };

/** Click and conversion rate of a creative in one half-hour, but for what its day did to it. */
type Rates = { readonly clicks: number; readonly orders: number };

/** Runs a market under whoever divides its budget. */
export function runMarket(
  world: World,
  scenario: Scenario,
  { seed, divider }: { readonly seed: number; readonly divider: Daily | Clairvoyant },
): Outcome {
  const rng = createRng(`market ${seed}`);
  const reports = createReports(world.creatives.length);
  const exposure = world.creatives.map(() => 0);
  let budgets: readonly number[] = [];
  let [revenue, spend] = [0, 0];
  for (let tick = 0; tick < TICKS; tick += 1) {
    reports.reportDue(tick);
    const day = dayOfTick(tick);
    const rates = world.creatives.map((_, index) => ratesOf(world, index, exposure[index] ?? 0, tick));
    if (divider.kind === 'clairvoyant') budgets = divider.choose(returnsAt(world, rates, tick));
    else if (tick % TICKS_A_DAY === 0) budgets = divider.choose(reports.desk(day));
    for (const [index, { firstDay, dayFactors, orderValue }] of world.creatives.entries()) {
      const money = firstDay <= day ? (budgets[index] ?? 0) / TICKS_A_DAY : 0;
      const shown = shownFor(money, { cost: world.costPerThousand[tick] ?? 1, scenario });
      const { clicks = 0, orders = 0 } = rates[index] ?? {};
      const rate = { clicks: clicks * (dayFactors[day] ?? 1), orders };
      revenue += shown * rate.clicks * rate.orders * orderValue;
      spend += money;
      exposure[index] = ((exposure[index] ?? 0) + shown) * RECOVERY;
      // Whoever knows the truth needs no reports.
      if (divider.kind === 'daily' && money > 0)
        live({ world, scenario, reports, rng }, { index, tick, money, shown, rate });
    }
  }
  return { revenue, spend, profit: MARGIN * revenue - spend };
}

function ratesOf({ creatives, ...world }: World, index: number, exposure: number, tick: number): Rates {
  const { clickRate = 0, conversionRate = 0, wearAfter = 1 } = creatives[index] ?? {};
  const worn = REST + (1 - REST) * Math.exp(-exposure / wearAfter);
  return {
    clicks: clickRate * worn * (world.clickFactor[tick] ?? 1),
    orders: conversionRate * (world.conversionFactor[tick] ?? 1),
  };
}

function returnsAt(world: World, rates: readonly Rates[], tick: number): readonly number[] {
  const perUnit = 1000 / (world.costPerThousand[tick] ?? 1);
  return world.creatives.map(({ firstDay, orderValue }, index) => {
    const { clicks = 0, orders = 0 } = rates[index] ?? {};
    return firstDay <= dayOfTick(tick) ? perUnit * clicks * orders * orderValue : 0;
  });
}

/** Impressions that a half-hour's money buys, ever fewer the more it is. */
function shownFor(
  money: number,
  { cost, scenario }: { readonly cost: number; readonly scenario: Scenario },
): number {
  const scale = (SCALE * scenario.dailyBudget) / TICKS_A_DAY;
  return (1000 / cost) * scale * Math.log1p(money / scale);
}

/** What a half-hour really brings, by chance, as it is reported. */
function live(
  {
    world,
    scenario,
    reports,
    rng,
  }: {
    readonly world: World;
    readonly scenario: Scenario;
    readonly reports: Reports;
    readonly rng: Rng;
  },
  {
    index,
    tick,
    money,
    shown,
    rate,
  }: {
    readonly index: number;
    readonly tick: number;
    readonly money: number;
    readonly shown: number;
    readonly rate: Rates;
  },
): void {
  const { bots = [], orderValue = 0 } = world.creatives[index] ?? {};
  const impressions = drawCount(rng, shown);
  const people = drawCount(rng, impressions * rate.clicks);
  const orders = drawCount(rng, people * rate.orders);
  const clicks = people + drawCount(rng, impressions * rate.clicks * (bots[tick] ?? 0));
  reports.deliver(index, tick, { impressions, clicks, spend: money });
  for (let order = 0; order < orders; order += 1) {
    const value = orderValue * drawGammaFactor(rng, ORDER_SPREAD);
    const delay = scenario.delay ? drawDelay(rng) : 0;
    if (world.tracked[tick]) reports.order({ creative: index, tick, value }, delay);
  }
}

/** Half-hours until a conversion is reported: at once, within half a day or so, or within some days. */
function drawDelay(rng: Rng): number {
  const kind = rng.next();
  if (kind < 0.4) return 0;
  const hours = -Math.log(1 - rng.next()) * (kind < 0.75 ? 12 : 60);
  return Math.min(Math.floor(2 * hours), LATEST);
}
