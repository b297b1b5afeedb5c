// The only home of these ratios. Fractions, not percent; a zero denominator or an unknown part gives null.

/** Clicks per impression. */
export function computeCtr({
  clicks,
  impressions,
}: {
  readonly clicks: number | null;
  readonly impressions: number;
}): number | null {
  return ratio(clicks, impressions);
}

/** Conversions per click; may exceed 1, because people also convert after a mere view. */
export function computeCvr({
  conversions,
  clicks,
}: {
  readonly conversions: number | null;
  readonly clicks: number | null;
}): number | null {
  return ratio(conversions, clicks);
}

/** Spend per click, in minor units. */
export function computeCpc({
  spend,
  clicks,
}: {
  readonly spend: number;
  readonly clicks: number | null;
}): number | null {
  return ratio(spend, clicks);
}

/** Spend per thousand impressions, in minor units. */
export function computeCpm({
  spend,
  impressions,
}: {
  readonly spend: number;
  readonly impressions: number;
}): number | null {
  return ratio(spend * 1000, impressions);
}

/** Spend per conversion, in minor units. */
export function computeCpa({
  spend,
  conversions,
}: {
  readonly spend: number;
  readonly conversions: number | null;
}): number | null {
  return ratio(spend, conversions);
}

/** Revenue per unit of spend, both in the same minor units. */
export function computeRoas({
  revenue,
  spend,
}: {
  readonly revenue: number | null;
  readonly spend: number;
}): number | null {
  return ratio(revenue, spend);
}

/** Impressions per person of one window; reach of several windows does not add up. */
export function computeFrequency({
  impressions,
  reach,
}: {
  readonly impressions: number;
  readonly reach: number | null;
}): number | null {
  return ratio(impressions, reach);
}

function ratio(numerator: number | null, denominator: number | null): number | null {
  return numerator === null || denominator === null || denominator === 0 ? null : numerator / denominator;
}
