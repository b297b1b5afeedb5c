import { checkNotNegative, checkUnknownOrNotNegative } from '../shared/check-number.ts';

/** The figures of a creative over the time that is scored. Rates are fractions; null is unknown. */
export type CreativeMetrics = {
  readonly ctr: number | null;
  readonly cvr: number | null;
  readonly roas: number | null;
  /** Cost per click and per thousand impressions in major units of the currency. */
  readonly cpc: number | null;
  readonly cpm: number | null;
  /** Engagements per impression. */
  readonly engagementRate: number | null;
  readonly impressions: number;
  /** Shares of impressions whose video was watched for three seconds, to a quarter, half, and the end; null without a video. */
  readonly views: {
    readonly at3s: number;
    readonly at25: number;
    readonly at50: number;
    readonly at100: number;
  } | null;
  /** Points of the fatigue score of a fatigued creative; null for one that is not. */
  readonly fatigueScore: number | null;
};

/** @throws InvalidInputError naming the figure that is negative or not finite */
export function checkMetrics({ views, impressions, roas, ...rates }: CreativeMetrics): void {
  // Refunds may exceed sales.
  checkUnknownOrNotNegative('roas', roas === null ? null : Math.abs(roas));
  checkNotNegative('impressions', impressions);
  for (const [name, value] of Object.entries(rates)) checkUnknownOrNotNegative(name, value);
  for (const [name, value] of Object.entries(views ?? {})) checkNotNegative(`views.${name}`, value);
}
