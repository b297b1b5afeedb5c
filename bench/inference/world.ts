import type { Rng } from '../../packages/core/src/index.ts';
import { drawFactor, drawSuccesses } from './draw.ts';

/** Ads that are served side by side for two weeks. */
export type World = {
  /** What the test is about: clicks or orders per impression, or revenue per impression. */
  readonly metric: 'ctr' | 'orders' | 'revenue';
  /** Of every arm, each day. */
  readonly impressions: number;
  /** Of clicks or orders, per impression, of an arm without lift. */
  readonly rate: number;
  /** Relative, of the rate, one for each arm. */
  readonly lifts: readonly number[];
  /** Day-to-day noise of an arm's rate, relative. */
  readonly cv: number;
};

/** Cumulative figures of an arm. */
type ArmFigures = {
  readonly impressions: number;
  readonly successes: number;
  readonly revenue: number;
  readonly orderSquares: number;
};

/** What is known at one look. */
export type Look = {
  /** Days since the start. */
  readonly day: number;
  readonly arms: readonly ArmFigures[];
  /** Of every arm, day by day; of the running day as far as it is. */
  readonly dailyImpressions: readonly number[];
  /** Complete days only: arm by arm, day by day. */
  readonly dailySuccesses: readonly (readonly number[])[];
};

const DAYS = 14;
const FIRST_LOOK = 2;
const SLOTS = 48;
const ORDER_VALUE_CV = 1.3;

/**
 * The looks of one test: every half hour from the 48th hour to the end of the 14th day; revenue, of which mature days
 * alone count, once a day. An arm's rate varies from day to day; within a day impressions are independent.
 */
export function* watch(rng: Rng, { metric, impressions, rate, lifts, cv }: World): Generator<Look> {
  const slots = metric === 'revenue' ? 1 : SLOTS;
  let arms: readonly ArmFigures[] = lifts.map(() => NOTHING);
  const dailySuccesses = lifts.map((): readonly number[] => []);
  for (let day = 0; day < DAYS; day += 1) {
    const rates = lifts.map((lift) => rate * (1 + lift) * (cv === 0 ? 1 : drawFactor(rng, cv)));
    const morning = arms;
    for (let slot = 0; slot < slots; slot += 1) {
      const shown = share(impressions, slot + 1, slots) - share(impressions, slot, slots);
      arms = arms.map((arm, at) => serve(rng, arm, { metric, shown, rate: rates[at] ?? 0 }));
      const isLast = slot === slots - 1;
      if (isLast) {
        arms.forEach((arm, at) => {
          const today = arm.successes - (morning[at]?.successes ?? 0);
          dailySuccesses[at] = [...(dailySuccesses[at] ?? []), today];
        });
      }
      const elapsed = day + (slot + 1) / slots;
      if (elapsed < FIRST_LOOK) continue;
      const complete = Array.from({ length: isLast ? day + 1 : day }, () => impressions);
      const dailyImpressions = isLast ? complete : [...complete, share(impressions, slot + 1, slots)];
      yield { day: elapsed, arms, dailyImpressions, dailySuccesses };
    }
  }
}

const NOTHING: ArmFigures = { impressions: 0, successes: 0, revenue: 0, orderSquares: 0 };

/** Whole impressions of the first slots of a day. */
function share(impressions: number, slot: number, slots: number): number {
  return Math.round((impressions * slot) / slots);
}

function serve(
  rng: Rng,
  arm: ArmFigures,
  {
    metric,
    shown,
    rate,
  }: { readonly metric: World['metric']; readonly shown: number; readonly rate: number },
): ArmFigures {
  const successes = drawSuccesses(rng, shown, rate);
  let { revenue, orderSquares } = arm;
  for (let order = 0; metric === 'revenue' && order < successes; order += 1) {
    const value = drawFactor(rng, ORDER_VALUE_CV);
    revenue += value;
    orderSquares += value * value;
  }
  return {
    impressions: arm.impressions + shown,
    successes: arm.successes + successes,
    revenue,
    orderSquares,
  };
}
