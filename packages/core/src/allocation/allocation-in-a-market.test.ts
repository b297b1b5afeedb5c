import { describe, expect, it } from 'vitest';
import { aPolicy } from '../../testing/index.ts';
import { createRng, type Rng } from '../shared/rng.ts';
import { allocateBudget } from './allocate-budget.ts';
import type { AllocationArm, AllocationDay } from './arm.ts';
import { waterFill } from './water-fill.ts';

const [TOTAL, SCALE, DAYS, ORDER, MARGIN] = [100_000, 200_000, 40, 6000, 0.3];
/** Clicks per impression and conversions per click of four ad sets: what is clicked most sells least. */
const ARMS = [
  { ctr: 0.018, cvr: 0.02 },
  { ctr: 0.012, cvr: 0.05 },
  { ctr: 0.009, cvr: 0.045 },
  { ctr: 0.008, cvr: 0.03 },
];
const IMPRESSIONS_PER_UNIT = 1000 / 1200;

function drawAround(mean: number, rng: Rng): number {
  const normal = Math.sqrt(-2 * Math.log(1 - rng.next())) * Math.cos(2 * Math.PI * rng.next());
  return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal));
}

/** A day of an ad set: counts around what its rates and diminishing returns make of a spend. */
function liveDay(
  { ctr, cvr }: { ctr: number; cvr: number },
  spend: number,
  rng: Rng,
): Omit<AllocationDay, 'daysAgo'> {
  const impressions = Math.round(IMPRESSIONS_PER_UNIT * SCALE * Math.log1p(spend / SCALE));
  const clicks = drawAround(impressions * ctr, rng);
  const conversions = drawAround(clicks * cvr, rng);
  return { maturity: 1, impressions, clicks, spend, conversions, revenue: conversions * ORDER };
}

/** What ad sets bring in expectation. */
function revenueOf(budgets: readonly number[]): number {
  return ARMS.reduce(
    (sum, { ctr, cvr }, index) =>
      sum + IMPRESSIONS_PER_UNIT * ctr * cvr * ORDER * SCALE * Math.log1p((budgets[index] ?? 0) / SCALE),
    0,
  );
}

function liveFor(days: number, seed: string): readonly number[] {
  const rng = createRng(seed);
  const policy = aPolicy();
  const past: Omit<AllocationDay, 'daysAgo'>[][] = ARMS.map(() => []);
  let budgets = ARMS.map(() => TOTAL / ARMS.length);
  for (let day = 0; day < days; day += 1) {
    const arms = budgets.map((budget, index): AllocationArm => {
      const series = past[index] ?? [];
      return {
        id: `${index}`,
        budget,
        days: series.map((each, at) => ({ ...each, daysAgo: series.length - at })),
      };
    });
    budgets = allocateBudget({ arms, total: TOTAL, seed: `${day}`, policy }).arms.map(({ to }) => to);
    for (const [index, arm] of ARMS.entries()) past[index]?.push(liveDay(arm, budgets[index] ?? 0, rng));
  }
  return budgets;
}

describe('an allocation that learns in a market', () => {
  it.each(['one', 'two', 'three'])('comes near the best division from equal parts, seed %s', (seed) => {
    const returns = ARMS.map(({ ctr, cvr }) => IMPRESSIONS_PER_UNIT * ctr * cvr * ORDER);
    const best = revenueOf(waterFill(returns, { total: TOTAL, scale: SCALE }).spend);
    const equal = revenueOf(ARMS.map(() => TOTAL / ARMS.length));
    const learned = revenueOf(liveFor(DAYS, seed));
    // Of what there is to gain over equal parts, most is gained.
    expect((best - learned) / (best - equal)).toBeLessThan(MARGIN);
  });
});
