import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { crossingChance } from './crossing-chance.ts';
import { holmChance } from './holm-chance.ts';
import type { CheckedDesign } from './proportion-design.ts';
import { normalTails, normalUpperQuantile } from './special-functions/normal-distribution.ts';
import { checkParameter } from './special-functions/parameter.ts';
import { studentUpperQuantile } from './special-functions/student-t-distribution.ts';

/** How the difference of two arms will be distributed, in the unit of a rate. */
type Outlook = {
  /** Size of the true difference. */
  readonly effect: number;
  /** Standard deviation of the observed difference. */
  readonly spread: number;
  /** Standard error that the test reckons with. */
  readonly error: number;
  /** The level that `tau` is relative to. */
  readonly scale: number;
};

/**
 * The chance that a planned test finds a relative lift of the second arm over the first one, or over all the others, with
 * so many trials of the first arm.
 *
 * @returns `found`: in its true direction; `misled`: in the other one, of two arms
 * @throws InvalidInputError where the lifted rate is not between 0 and 1, there is no trial, or one of several arms is worse
 */
export function findingChance(
  design: CheckedDesign,
  lift: number,
  trials: number,
): { readonly found: number; readonly misled: number } {
  const { alpha, sides, arms, test } = design;
  const outlook = outlookOf(design, lift, trials);
  const found = holmChance(
    Array.from({ length: arms - 1 }, (_, weaker) => passing(design, outlook, alpha / (weaker + 1))),
  );
  const looksBothWays = arms === 2 && (sides === 2 || test === 'always_valid');
  const turned = { ...outlook, effect: 0 - outlook.effect };
  return { found, misled: looksBothWays ? passing(design, turned, alpha) : 0 };
}

function outlookOf(design: CheckedDesign, lift: number, trials: number): Outlook {
  const { rate, ratio, variance, test, arms } = design;
  const lifted = rate * (1 + lift);
  if (!(lifted > 0 && lifted < 1)) {
    throw new InvalidInputError({ argument: 'lift', message: `a rate of ${rate} becomes ${lifted}` });
  }
  if (arms > 2 && lift < 0) {
    throw new InvalidInputError({
      argument: 'lift',
      message: `the best of ${arms} arms has none of ${lift}`,
    });
  }
  checkParameter('trials', trials);
  const scale = (rate + ratio * lifted) / (1 + ratio);
  const spread = Math.sqrt(varianceOf({ first: rate, second: lifted, trials }, design));
  const isSeparate = variance === 'unpooled' && test === 'fixed';
  const error = isSeparate ? spread : Math.sqrt(varianceOf({ first: scale, second: scale, trials }, design));
  return { effect: rate * Math.abs(lift), spread, error, scale };
}

/** Of the difference of two rates, or of revenue in units of an order's: counting noise, and noise from day to day. */
function varianceOf(
  { first, second, trials }: { readonly first: number; readonly second: number; readonly trials: number },
  { ratio, dispersion, orderSquareRatio }: CheckedDesign,
): number {
  const counting =
    (first * (orderSquareRatio ?? 1 - first)) / trials +
    (second * (orderSquareRatio ?? 1 - second)) / (ratio * trials);
  if (dispersion === 0) return counting;
  const { cv, effectiveDays } = dispersion;
  return counting + (cv * first) ** 2 / effectiveDays[0] + (cv * second) ** 2 / effectiveDays[1];
}

/**
 * The chance of one comparison to pass.
 *
 * Where a fixed-sample test's variance will be estimated, its bound is uncertain too: the chance is that of the normal
 * approximation to the noncentral t distribution. Source: N. L. Johnson and B. L. Welch, "Applications of the non-central
 * t-distribution", Biometrika 31 (1940).
 */
function passing({ sides, test, tau, dispersion }: CheckedDesign, outlook: Outlook, alpha: number): number {
  const { effect, spread, error, scale } = outlook;
  const nu = dispersion === 0 ? null : dispersion.nu;
  if (test === 'always_valid') {
    return crossingChance({ effect, spread, error, expected: tau * scale, nu }, alpha);
  }
  const critical = nu === null ? normalUpperQuantile(alpha / sides) : studentUpperQuantile(alpha / sides, nu);
  const uncertain = nu === null ? spread : spread * Math.hypot(1, critical / Math.sqrt(2 * nu));
  return normalTails((effect - critical * error) / uncertain).lower;
}
