import type { AllocationArm, AllocationDay } from '../../src/allocation/arm.ts';

const [CPM, CTR] = [1200, 0.012];

/** Ten days of an arm that spends its budget at a ROAS. */
export function anArm(
  id: string,
  overrides: Partial<AllocationArm> & { readonly roas?: number } = {},
): AllocationArm {
  const { roas = 2.5, ...rest } = overrides;
  const budget = rest.budget ?? 10_000;
  return { id, budget, days: daysOf(budget, roas), ...rest };
}

export function daysOf(spend: number, roas: number, count = 10): readonly AllocationDay[] {
  const impressions = Math.round((1000 * spend) / CPM);
  return Array.from({ length: count }, (_, index) => ({
    daysAgo: index + 1,
    maturity: 1,
    impressions,
    clicks: Math.round(impressions * CTR),
    spend,
    conversions: Math.round(spend / 2500),
    revenue: Math.round(roas * spend),
  }));
}
