import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { Dispersion } from './dispersion.ts';
import { mixtureTest } from './mixture-test.ts';
import { checkDispersion } from './rate-contrast.ts';
import { normalUpperQuantile } from './special-functions/normal-distribution.ts';
import { checkParameter, checkProbability } from './special-functions/parameter.ts';
import { studentUpperQuantile } from './special-functions/student-t-distribution.ts';

// A rate that is closer to 0 or 1 leaves no digits for a difference.
const EDGE = 1e-12;

/** A test of two rates that is planned. */
export type ProportionDesign = {
  /** Of the first arm, 1e-12 to 1 - 1e-12. */
  readonly rate: number;
  /** Chance of a false finding, 0.05 by default. */
  readonly alpha?: number;
  /** A fixed-sample test may look in one direction only. 2 by default; an always-valid test has two. */
  readonly sides?: 1 | 2;
  /** Trials of the second arm for each of the first, 1 by default. */
  readonly ratio?: number;
  /**
   * `fixed` by default: one look at the end. `always_valid`: what that end is worth to a test that may be looked at all the
   * time; early looks add some more power.
   */
  readonly test?: 'fixed' | 'always_valid';
  /** Standard error of a fixed-sample test: of one common rate (`pooled`, the default) or of two separate ones. */
  readonly variance?: 'pooled' | 'unpooled';
  /** Day-to-day noise, with the days that the test will last. 0 by default: trials are independent. */
  readonly dispersion?: Dispersion;
};

/** The design with nothing left open, checked. */
export type CheckedDesign = Required<ProportionDesign>;

/**
 * Fills in the defaults.
 *
 * @throws InvalidInputError for a design outside its ranges
 */
export function checkDesign(design: ProportionDesign): CheckedDesign {
  const checked: CheckedDesign = {
    alpha: 0.05,
    sides: 2,
    ratio: 1,
    test: 'fixed',
    variance: 'pooled',
    dispersion: 0,
    ...design,
  };
  checkRate(checked.rate);
  checkProbability('alpha', checked.alpha);
  checkParameter('ratio', checked.ratio);
  checkDispersion(checked.dispersion);
  if (checked.dispersion !== 0 && !checked.dispersion.effectiveDays.every((days) => days > 0)) {
    throw new InvalidInputError({ argument: 'dispersion', message: 'a test lasts some days' });
  }
  return checked;
}

function checkRate(rate: number): void {
  if (rate >= EDGE && rate <= 1 - EDGE) return;
  throw new InvalidInputError({ argument: 'rate', message: `not a rate between 0 and 1: ${rate}` });
}

/** How the difference of the two rates will be distributed, and how far from 0 it has to be; in the unit of a rate. */
export type Outlook = {
  /** Size of the true difference. */
  readonly effect: number;
  /** What the observed difference has to exceed; infinite where the test can find nothing as yet. */
  readonly bound: number;
  /** Standard deviation of the observed difference about the bound. */
  readonly spread: number;
};

/**
 * The outlook on a relative lift of the second rate over the first one, with so many trials of the first arm.
 *
 * Where the variance will be estimated, the bound is uncertain too: the spread is that of the normal approximation to the
 * noncentral t distribution. Source: N. L. Johnson and B. L. Welch, "Applications of the non-central t-distribution",
 * Biometrika 31 (1940).
 *
 * @throws InvalidInputError where the lifted rate is not between 0 and 1, or there is no trial
 */
export function outlookOf(design: CheckedDesign, lift: number, trials: number): Outlook {
  const { rate, ratio, variance, dispersion } = design;
  const lifted = rate * (1 + lift);
  if (!(lifted > 0 && lifted < 1)) {
    throw new InvalidInputError({ argument: 'lift', message: `a rate of ${rate} becomes ${lifted}` });
  }
  checkParameter('trials', trials);
  const common = (rate + ratio * lifted) / (1 + ratio);
  const separate = Math.sqrt(varianceOf({ first: rate, second: lifted, trials }, design));
  const error =
    variance === 'unpooled' && design.test === 'fixed'
      ? separate
      : Math.sqrt(varianceOf({ first: common, second: common, trials }, design));
  const critical = criticalValue(design, common, error);
  const nu = dispersion === 0 ? null : dispersion.nu;
  return {
    effect: rate * Math.abs(lift),
    bound: critical * error,
    spread: separate * (nu === null ? 1 : Math.hypot(1, critical / Math.sqrt(2 * nu))),
  };
}

/** Of the difference of two rates: counting noise, and noise from day to day. */
function varianceOf(
  { first, second, trials }: { readonly first: number; readonly second: number; readonly trials: number },
  { ratio, dispersion }: CheckedDesign,
): number {
  const counting = (first * (1 - first)) / trials + (second * (1 - second)) / (ratio * trials);
  if (dispersion === 0) return counting;
  const { cv, effectiveDays } = dispersion;
  return counting + (cv * first) ** 2 / effectiveDays[0] + (cv * second) ** 2 / effectiveDays[1];
}

/** The number of standard errors that the test asks for. */
function criticalValue(
  { alpha, sides, test, dispersion }: CheckedDesign,
  scale: number,
  error: number,
): number {
  const nu = dispersion === 0 ? null : dispersion.nu;
  if (test === 'fixed')
    return nu === null ? normalUpperQuantile(alpha / sides) : studentUpperQuantile(alpha / sides, nu);
  const { interval } = mixtureTest({ difference: 0, variance: error ** 2, scale, nu }, { alpha });
  return interval === null ? Number.POSITIVE_INFINITY : interval[1] / error;
}
