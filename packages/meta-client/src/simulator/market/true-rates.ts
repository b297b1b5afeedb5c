import type { AdTruth } from '../world/ad-truth.ts';
import type { AdState } from '../world/world-state.ts';

/** What is so about an ad on a day: its truth with the change that is in force. Days count from the world's first. */
export function trueRatesOn(
  { truth, changes }: Pick<AdState, 'truth' | 'changes'>,
  dayNumber: number,
): AdTruth {
  const change = changes.findLast(({ fromDay }) => fromDay <= dayNumber);
  if (change === undefined) return truth;
  return {
    ctr: Math.min(1, truth.ctr * change.ctrFactor),
    cvr: truth.cvr * change.cvrFactor,
    averageOrderValue: truth.averageOrderValue * change.orderValueFactor,
    cpm: truth.cpm * change.cpmFactor,
  };
}

/** Revenue per unit of spend that is to be expected of such an ad. */
export function expectedRoas({ ctr, cvr, averageOrderValue, cpm }: AdTruth): number {
  return (ctr * cvr * averageOrderValue * 1000) / cpm;
}
