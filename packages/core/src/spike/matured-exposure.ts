import type { Policy } from '../policy/policy-schema.ts';
import type { SpikePoint } from './spike-series.ts';

/**
 * The part of an exposure (clicks, spend) whose conversions are known by now; null where the exposure is unknown, or where
 * less than `maturity.minShare` of its conversions are known: late ones would look like a drop.
 */
export function maturedExposure(
  { maturity }: SpikePoint,
  exposure: number | null,
  { minShare }: Policy['maturity'],
): number | null {
  return exposure === null || maturity < minShare ? null : maturity * exposure;
}
