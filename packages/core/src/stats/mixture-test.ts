import { INFERENCE_DEFAULTS } from './inference-defaults.ts';
import { mixtureCritical, mixtureShare } from './mixture-critical.ts';
import { type PValue, pValueOfLn } from './p-value.ts';
import { checkSensible, isSensible, LARGEST, SMALLEST } from './sensible-size.ts';
import { checkProbability } from './special-functions/parameter.ts';

/** A difference that was measured, with what it takes to judge it. */
export type Contrast = {
  readonly difference: number;
  /** Of the difference, above 0. */
  readonly variance: number;
  /** The level of what is compared, above 0: `tau` is relative to it. */
  readonly scale: number;
  /** Degrees of freedom of the variance; null where it is known. */
  readonly nu: number | null;
  /** What the first arm had, which the difference is shown relative to; none by default. */
  readonly control?: number | null;
};

/** The verdict on a difference at one look. It remains valid however often one looks. */
export type AlwaysValidResult = PValue & {
  readonly testable: true;
  readonly difference: number;
  /** The difference over what the first arm had, for display only; null where that is not above 0. */
  readonly relativeLift: number | null;
  readonly variance: number;
  /** Natural logarithm of the evidence against "no difference": how much likelier it makes the data. */
  readonly lnE: number;
  /** Whether the p-value is at most alpha: exactly where the interval leaves out 0. */
  readonly significant: boolean;
  /** Holds the true difference at all looks with probability 1 - alpha; null where it has no end. */
  readonly interval: readonly [low: number, high: number] | null;
};

/** A difference about which nothing can be said yet. */
export type UntestableDifference = {
  readonly testable: false;
  readonly because: 'no_data' | 'too_few_orders' | 'too_few_days' | 'no_variation';
  readonly difference: null;
  readonly relativeLift: null;
  readonly variance: null;
  readonly lnE: 0;
  readonly pValue: 1;
  readonly log10P: 0;
  readonly significant: false;
  readonly interval: null;
};

export type AlwaysValidOptions = {
  /** Chance of a false finding over all looks together. */
  readonly alpha: number;
  /** Effects of about this size, relative to the level, are found fastest. 0.25 by default. */
  readonly tau?: number;
};

/**
 * Sequential test of any difference whose variance is known or estimated: the likelihood ratio of the difference,
 * averaged over a normal distribution of true differences with standard deviation `tau x scale`, against none.
 *
 * With an estimated variance (`nu`) the ratio is that of Student's t, which does not take a variance that happens to be
 * small at its word.
 *
 * Sources: H. Robbins, "Statistical methods related to the law of the iterated logarithm", Annals of Mathematical
 * Statistics 41 (1970), for the mixture; T. L. Lai, "On confidence sequences", Annals of Statistics 4 (1976), for the
 * unknown variance.
 *
 * @throws InvalidInputError for a contrast or options outside their ranges
 */
export function mixtureTest(contrast: Contrast, options: AlwaysValidOptions): AlwaysValidResult {
  const { alpha, tau } = checkOptions(options);
  checkContrast(contrast);
  const { difference, variance, scale, nu, control = null } = contrast;
  const spread = (tau * scale) ** 2;
  const share = mixtureShare(spread / variance);
  const { kept, found, lnKept } = share;
  const squaredZ = difference ** 2 / variance;
  const gain =
    nu === null
      ? squaredZ * found
      : (nu + 1) * (Math.log1p(squaredZ / nu) - Math.log1p((squaredZ * kept) / nu));
  const lnE = 0.5 * (lnKept + gain);
  const critical = mixtureCritical(share, { alpha, nu });
  const halfWidth = critical === null ? null : Math.sqrt(critical.square) * Math.sqrt(variance);
  return {
    testable: true,
    difference,
    relativeLift: control === null || !isSensible(control) ? null : difference / control,
    variance,
    lnE,
    ...pValueOfLn(0 - Math.max(0, lnE)),
    significant: lnE >= -Math.log(alpha),
    interval: halfWidth === null ? null : [difference - halfWidth, difference + halfWidth],
  };
}

/** A difference that cannot be tested, with the reason. */
export function untestable(because: UntestableDifference['because']): UntestableDifference {
  return {
    testable: false,
    because,
    difference: null,
    relativeLift: null,
    variance: null,
    lnE: 0,
    pValue: 1,
    log10P: 0,
    significant: false,
    interval: null,
  };
}

/** A contrast, where it is of a size that can be tested: next to no success is no variation, next to no trial no data. */
export function measured(contrast: Contrast): Contrast | UntestableDifference {
  const { difference, variance, scale } = contrast;
  if (variance < SMALLEST || scale < SMALLEST) return untestable('no_variation');
  return isSensible(variance) && isSensible(scale) && Math.abs(difference) <= LARGEST
    ? contrast
    : untestable('no_data');
}

/** {@link mixtureTest} of a difference that may turn out to be untestable; its options are checked in any case. */
export function judge(
  contrast: Contrast | UntestableDifference,
  options: AlwaysValidOptions,
): AlwaysValidResult | UntestableDifference {
  if (!('testable' in contrast)) return mixtureTest(contrast, options);
  checkOptions(options);
  return contrast;
}

/**
 * Fills in the defaults.
 *
 * @throws InvalidInputError for an alpha that is not between 0 and 1, or a tau that is not above 0
 */
export function checkOptions({
  alpha,
  tau = INFERENCE_DEFAULTS.tau,
}: AlwaysValidOptions): Required<AlwaysValidOptions> {
  checkProbability('alpha', alpha);
  checkSensible('tau', tau);
  return { alpha, tau };
}

/** @throws InvalidInputError for a difference, variance, scale or degrees of freedom that cannot be */
export function checkContrast({ difference, variance, scale, nu }: Contrast): void {
  checkSensible('difference', Math.abs(difference) + SMALLEST);
  checkSensible('variance', variance);
  checkSensible('scale', scale);
  checkSensible('nu', nu ?? 1);
}
