import type { TestedMetric } from './primary-metric.ts';
import type { Statistics } from './statistical-results.ts';

/** How much better the winner is than the best other variant, relative to that one. */
export type Improvement = {
  readonly variantId: string;
  readonly otherId: string;
  /** As observed: chance has helped the best of several. */
  readonly observed: number;
  /** As it most likely is; null where it cannot be estimated, as of profit: it may be below 0, where there is no share. */
  readonly estimated: number | null;
  /** Of the observed one, valid at all looks together; null where it has no end. */
  readonly interval: readonly [low: number, high: number] | null;
};

/** The leader against the best of the others; null where there is no other above 0 to compare it with. */
export function computeImprovement(
  metric: TestedMetric,
  { results, leader }: Statistics,
): Improvement | null {
  const { alwaysValid } = results;
  const own = leader === null ? undefined : alwaysValid?.arms[leader];
  if (!alwaysValid || !own || own.value === null) return null;
  const other = alwaysValid.arms
    .filter(({ id }) => id !== own.id)
    .reduce<(typeof alwaysValid.arms)[number] | null>(
      (best, arm) => (arm.value !== null && arm.value > (best?.value ?? 0) ? arm : best),
      null,
    );
  const base = other?.value ?? null;
  if (other === null || base === null) return null;
  const { interval } = alwaysValid.pairs.find(({ variantId }) => variantId === other.id) ?? {
    interval: null,
  };
  return {
    variantId: own.id,
    otherId: other.id,
    observed: own.value / base - 1,
    // The lift of arms by profit is that of their revenue.
    estimated: metric === 'profit_per_impression' ? null : other.lift,
    interval: interval && [interval[0] / base, interval[1] / base],
  };
}
