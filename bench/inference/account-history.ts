import {
  accountDispersionPrior,
  type DispersionPrior,
  poolDispersion,
  type Rng,
} from '../../packages/core/src/index.ts';
import { drawFactor, drawSuccesses } from './draw.ts';
import type { World } from './world.ts';

// 5 x 1 x 24 degrees of freedom, the 120 of the targets.
const AD_SETS = 5;
const ADS = 2;
const DAYS = 25;

/** What an account has taught about its day-to-day noise, by ads like those of the test. */
export function learnPrior(
  rng: Rng,
  { impressions, rate, cv }: World,
  prior: DispersionPrior,
): DispersionPrior {
  const tables = Array.from({ length: AD_SETS }, () => ({
    trials: fill(() => impressions),
    successes: fill(() => drawSuccesses(rng, impressions, rate * (cv === 0 ? 1 : drawFactor(rng, cv)))),
  }));
  return accountDispersionPrior(poolDispersion(tables, { prior }));
}

function fill(cell: () => number): readonly (readonly number[])[] {
  return Array.from({ length: ADS }, () => Array.from({ length: DAYS }, cell));
}
