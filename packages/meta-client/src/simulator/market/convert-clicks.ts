import type { Day, Rng } from '@adpilot/core';
import type { AdTruth } from '../world/ad-truth.ts';
import type { Arrival, WorldState } from '../world/world-state.ts';
import { sampleReportingDelay } from './reporting-delay.ts';
import { sampleLogNormal } from './sample-log-normal.ts';
import { samplePoisson } from './sample-poisson.ts';

// Baskets are heavy-tailed: the standard deviation is larger than the mean.
const ORDER_VALUE_CV = 1.2;

/** Turns an hour's clicks into conversions, each of which is reported at the end of this hour or of a later one. */
export function convertClicks(
  state: WorldState,
  {
    adId,
    day,
    linkClicks,
    rates,
    rng,
  }: {
    readonly adId: string;
    readonly day: Day;
    readonly linkClicks: number;
    readonly rates: AdTruth;
    readonly rng: Rng;
  },
): void {
  const conversions = samplePoisson(rng, linkClicks * rates.cvr);
  const countByDelay = new Map<number, number>();
  for (let index = 0; index < conversions; index += 1) {
    const delay = state.reportingDelay === 'none' ? 0 : sampleReportingDelay(rng);
    countByDelay.set(delay, (countByDelay.get(delay) ?? 0) + 1);
  }
  for (const [delay, count] of countByDelay) {
    const revenue = sampleRevenue(rng, count, rates.averageOrderValue);
    announce(state.arrivals, state.hour + delay, { adId, day, conversions: count, revenue });
  }
}

/** What a number of orders brings: one draw with the mean and the variance of their sum. */
function sampleRevenue(rng: Rng, orders: number, averageOrderValue: number): number {
  return Math.round(sampleLogNormal(rng, orders * averageOrderValue, ORDER_VALUE_CV / Math.sqrt(orders)));
}

function announce(arrivals: WorldState['arrivals'], hour: number, arrival: Arrival): void {
  const bucket = arrivals[hour];
  if (bucket) bucket.push(arrival);
  else arrivals[hour] = [arrival];
}
