import type { Policy } from '../policy/policy-schema.ts';
import type { ArmsDispersion } from '../stats/dispersion.ts';
import { restsOnSales, type TestedMetric } from './primary-metric.ts';

/** The day-to-day noise that is believed of a new account: the prior of a metric. */
export function dispersionPriorOf(
  metric: TestedMetric,
  { dispersion }: { readonly dispersion: Policy['dispersion'] },
): { readonly cv: number; readonly weight: number } {
  const cv = restsOnSales(metric) ? dispersion.ordersPerImpression : dispersion.ctr;
  return { cv, weight: dispersion.priorWeight };
}

/** The noise of a test of which only totals are known: the policy's, on days alike, of which the last one is a part. */
export function assumeDispersion({
  metric,
  arms,
  hours,
  policy,
}: {
  readonly metric: TestedMetric;
  readonly arms: number;
  /** Since the start. */
  readonly hours: number;
  readonly policy: { readonly dispersion: Policy['dispersion'] };
}): ArmsDispersion {
  const { cv, weight } = dispersionPriorOf(metric, policy);
  const whole = Math.floor(hours / 24);
  const part = hours / 24 - whole;
  // A test that is looked at within its first day has one.
  const days = whole < 1 ? 1 : (whole + part) ** 2 / (whole + part ** 2);
  return { cv, nu: weight, effectiveDays: new Array<number>(arms).fill(days) };
}
