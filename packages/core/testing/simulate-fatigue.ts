import {
  addDays,
  createRng,
  type DailyTotals,
  type Day,
  detectFatigue,
  type Policy,
  type Rng,
} from '../src/index.ts';

/** Creatives of one kind, drawn from a seed. */
export type FatigueWorld = {
  readonly seed: string;
  readonly creatives: number;
  readonly impressionsPerDay: number;
  /** Spread of the CTR from day to day beyond counting, relative. */
  readonly cv: number;
  /** Share of the CTR that is lost with every day from `ONSET` on. */
  readonly decay: number;
};

/** What a detector made of them, looking once a day and stopping at an alarm. */
export type FatigueFindings = {
  /** Days looked at without a decay per alarm; infinite without one. */
  readonly daysPerFalseAlarm: number;
  /** Of the creatives that had no alarm before their decay, the share found from its first day to the 14th after it. */
  readonly found: number;
};

/** Delivery days before the decay begins. */
const ONSET = 14;
const DAYS_TO_FIND = 15;
const DAYS_WITHOUT_DECAY = 67;
const BASELINE_DAYS = 7;
const CTR = 0.012;
const START = '2026-01-01';

/** How often a policy's fatigue rules call the noise of fresh creatives fatigue, and how soon they find a decay. */
export function simulateFatigue(world: FatigueWorld, policy: Policy): FatigueFindings {
  const rng = createRng(world.seed);
  let [days, alarms, found, exposed] = [0, 0, 0, 0];
  for (let count = 0; count < world.creatives; count += 1) {
    const fresh = drawSeries(rng, { ...world, decay: 0 }, BASELINE_DAYS + DAYS_WITHOUT_DECAY);
    const alarm = firstAlarm(fresh, world, policy);
    days += (alarm ?? fresh.length) - BASELINE_DAYS;
    alarms += alarm === null ? 0 : 1;
    const decaying = firstAlarm(drawSeries(rng, world, ONSET + DAYS_TO_FIND), world, policy);
    if (decaying !== null && decaying <= ONSET) continue;
    exposed += 1;
    found += decaying === null ? 0 : 1;
  }
  return { daysPerFalseAlarm: days / alarms, found: found / exposed };
}

/** How many days the series had when it was first called fatigued; null for never. */
function firstAlarm(series: readonly DailyTotals[], { cv }: FatigueWorld, policy: Policy): number | null {
  for (let days = BASELINE_DAYS + 1; days <= series.length; days += 1) {
    const { status } = detectFatigue({
      series: series.slice(0, days),
      activeSince: addDays(START, -2),
      now: addDays(START, days),
      policy,
      dispersion: { ctr: cv, orders: policy.dispersion.ordersPerImpression },
    });
    if (status === 'fatigued') return days;
  }
  return null;
}

function drawSeries(rng: Rng, world: FatigueWorld, length: number): readonly DailyTotals[] {
  return Array.from({ length }, (_, age) => drawDay(rng, world, age));
}

function drawDay(rng: Rng, { impressionsPerDay, cv, decay }: FatigueWorld, age: number): DailyTotals {
  const day: Day = addDays(START, age);
  const worn = (1 - decay) ** Math.max(0, age - ONSET + 1);
  const spread = Math.exp(cv * drawNormal(rng) - cv ** 2 / 2);
  const mean = impressionsPerDay * CTR * worn * spread;
  return {
    day,
    impressions: impressionsPerDay,
    // Counts of this size are normal for all practical purposes.
    clicks: Math.max(0, Math.round(mean + Math.sqrt(mean) * drawNormal(rng))),
    spend: 0,
    conversions: 0,
    revenue: 0,
    engagements: 0,
    reach: null,
  };
}

function drawNormal(rng: Rng): number {
  return Math.sqrt(-2 * Math.log(1 - rng.next())) * Math.cos(2 * Math.PI * rng.next());
}
