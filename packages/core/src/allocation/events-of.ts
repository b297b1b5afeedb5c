import type { AllocationDay } from './arm.ts';

/**
 * What became of a day's impressions: its clicks, or its conversions where views alone brought more of them. So what is
 * shown leads to events, and events to conversions, whatever way people came. Null where the clicks are unknown.
 */
export function eventsOf({
  clicks,
  conversions,
}: Pick<AllocationDay, 'clicks' | 'conversions'>): number | null {
  return clicks === null ? null : Math.max(clicks, conversions ?? 0);
}
