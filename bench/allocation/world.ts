import { createRng, type Rng } from '../../packages/core/src/index.ts';
import { drawCount, drawFactor, drawIndex, drawNormal } from './draw.ts';
import type { Scenario } from './scenario.ts';

export const DAYS = 60;
export const TICKS_A_DAY = 48;
export const TICKS = DAYS * TICKS_A_DAY;

const CREATIVES = 10;
/** The first day of each creative where some come later. */
const ARRIVALS = [0, 0, 0, 0, 12, 12, 24, 24, 36, 36];
const [CLICK_RATE, CONVERSION_RATE, COST_PER_THOUSAND] = [0.012, 0.04, 12];
const [WEAR_SPREAD, DAY_SPREAD] = [0.4, 0.12];

/** One creative, in an ad set of its own. */
type Creative = {
  readonly clickRate: number;
  readonly conversionRate: number;
  readonly orderValue: number;
  /** Impressions after which most of its wear is done. */
  readonly wearAfter: number;
  readonly firstDay: number;
  /** Of its click rate, by day. */
  readonly dayFactors: readonly number[];
  /** Bots' clicks for each of people's, by tick. */
  readonly bots: readonly number[];
};

/** A market over sixty days, half-hour by half-hour: all that is drawn beforehand. */
export type World = {
  readonly creatives: readonly Creative[];
  readonly costPerThousand: readonly number[];
  readonly clickFactor: readonly number[];
  readonly conversionFactor: readonly number[];
  /** Whether conversions of the tick are ever reported. */
  readonly tracked: readonly boolean[];
};

/** The market of a seed. */
export function createWorld(scenario: Scenario, seed: number): World {
  const rng = createRng(`world ${seed}`);
  const creatives = Array.from({ length: CREATIVES }, (_, index) => drawCreative(rng, scenario, index));
  const clock = seasons(rng, scenario);
  return scenario.shocks ? withShocks(rng, { ...clock, creatives }) : { ...clock, creatives };
}

function drawCreative(rng: Rng, scenario: Scenario, index: number): Creative {
  const { correlation: rho, clickSpread, conversionSpread, valueSpread, wearAfter } = scenario;
  const [z, own] = [drawNormal(rng), drawNormal(rng)];
  const other = rho * z + Math.sqrt(1 - rho ** 2) * own;
  const lognormal = (deviation: number, normal: number): number =>
    Math.exp(deviation * normal - deviation ** 2 / 2);
  return {
    clickRate: CLICK_RATE * lognormal(clickSpread, z),
    // So that the mean return is the same whatever the correlation.
    conversionRate:
      CONVERSION_RATE * lognormal(conversionSpread, other) * Math.exp(-rho * clickSpread * conversionSpread),
    orderValue: scenario.averageOrderValue * drawFactor(rng, valueSpread),
    wearAfter: scenario.fatigue ? wearAfter * drawFactor(rng, WEAR_SPREAD) : Number.POSITIVE_INFINITY,
    firstDay: scenario.arrivals ? (ARRIVALS[index] ?? 0) : index < 4 ? 0 : DAYS + 1,
    dayFactors: Array.from({ length: DAYS }, () => (scenario.season ? drawFactor(rng, DAY_SPREAD) : 1)),
    bots: new Array<number>(TICKS).fill(0),
  };
}

function seasons(rng: Rng, { season }: Scenario): Omit<World, 'creatives'> {
  const drift: number[] = [];
  for (let day = 0; day < DAYS; day += 1) {
    const step = 0.05 * drawNormal(rng);
    drift.push(day === 0 ? 0 : 0.6 * (drift[day - 1] ?? 0) + step);
  }
  const wave = (tick: number, height: number, phase: number): number =>
    1 + height * Math.sin(2 * Math.PI * ((tick % TICKS_A_DAY) / TICKS_A_DAY - phase));
  const isWeekend = (tick: number): boolean => Math.floor(tick / TICKS_A_DAY) % 7 >= 5;
  const byTick = <T>(valueAt: (tick: number) => T): readonly T[] =>
    Array.from({ length: TICKS }, (_, tick) => valueAt(tick));
  return {
    costPerThousand: byTick((tick) =>
      season
        ? COST_PER_THOUSAND *
          wave(tick, 0.25, 0.3) *
          (isWeekend(tick) ? 0.93 : 1) *
          Math.exp(drift[Math.floor(tick / TICKS_A_DAY)] ?? 0)
        : COST_PER_THOUSAND,
    ),
    clickFactor: byTick((tick) => (season ? wave(tick, 0.1, 0.5) : 1)),
    conversionFactor: byTick((tick) => (season ? wave(tick, 0.2, 0.45) * (isWeekend(tick) ? 1.1 : 1) : 1)),
    tracked: byTick(() => true),
  };
}

/** About one shock in eight days: dear impressions, good days, no tracking, bots. */
function withShocks(rng: Rng, world: World): World {
  const costPerThousand = [...world.costPerThousand];
  const conversionFactor = [...world.conversionFactor];
  const tracked = [...world.tracked];
  const creatives = world.creatives.map((creative) => ({ ...creative, bots: [...creative.bots] }));
  const count = drawCount(rng, DAYS / 8);
  for (let shock = 0; shock < count; shock += 1) {
    const start = drawIndex(rng, TICKS);
    const kind = rng.next();
    const last = (least: number, most: number): number =>
      Math.min(TICKS, start + least + drawIndex(rng, most - least));
    const during = (end: number, change: (tick: number) => void): void => {
      for (let tick = start; tick < end; tick += 1) change(tick);
    };
    if (kind < 0.4) {
      during(last(24, 73), (tick) => {
        costPerThousand[tick] = 1.8 * (costPerThousand[tick] ?? 0);
      });
    } else if (kind < 0.65) {
      during(last(12, 49), (tick) => {
        conversionFactor[tick] = 1.8 * (conversionFactor[tick] ?? 0);
      });
    } else if (kind < 0.85) {
      during(last(12, 25), (tick) => {
        tracked[tick] = false;
      });
    } else {
      const end = last(6, 25);
      const bots = creatives[drawIndex(rng, CREATIVES)]?.bots ?? [];
      during(end, (tick) => {
        bots[tick] = 2;
      });
    }
  }
  return { ...world, creatives, costPerThousand, conversionFactor, tracked };
}
