import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { INFERENCE_DEFAULTS } from './inference-defaults.ts';
import { type PValue, pValueOfLn } from './p-value.ts';
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
};

/** The verdict on a difference at one look. It remains valid however often one looks. */
export type AlwaysValidResult = PValue & {
  readonly testable: true;
  readonly difference: number;
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

// Beyond these, squares leave the range of a number.
const SMALLEST = 1e-60;
const LARGEST = 1e60;

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
  const { difference, variance, scale, nu } = contrast;
  const spread = (tau * scale) ** 2;
  const kept = variance / (variance + spread);
  const found = spread / (variance + spread);
  const squaredZ = difference ** 2 / variance;
  const lnKept = -Math.log1p(spread / variance);
  const gain =
    nu === null
      ? squaredZ * found
      : (nu + 1) * (Math.log1p(squaredZ / nu) - Math.log1p((squaredZ * kept) / nu));
  const lnE = 0.5 * (lnKept + gain);
  const bound = -2 * Math.log(alpha) - lnKept;
  const criticalZ = nu === null ? bound / found : studentCritical(bound, kept, nu);
  const halfWidth = criticalZ === null ? null : Math.sqrt(criticalZ) * Math.sqrt(variance);
  return {
    testable: true,
    difference,
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
    variance: null,
    lnE: 0,
    pValue: 1,
    log10P: 0,
    significant: false,
    interval: null,
  };
}

/** The squared z at which the Student mixture rejects; null where it never does, as yet. */
function studentCritical(bound: number, kept: number, nu: number): number | null {
  const growth = bound / (nu + 1);
  const room = 1 - kept * Math.exp(growth);
  return room > 0 ? (nu * Math.expm1(growth)) / room : null;
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

function checkOptions({
  alpha,
  tau = INFERENCE_DEFAULTS.tau,
}: AlwaysValidOptions): Required<AlwaysValidOptions> {
  checkProbability('alpha', alpha);
  checkSize('tau', tau);
  return { alpha, tau };
}

function checkContrast({ difference, variance, scale, nu }: Contrast): void {
  checkSize('difference', Math.abs(difference) + SMALLEST);
  checkSize('variance', variance);
  checkSize('scale', scale);
  checkSize('nu', nu ?? 1);
}

function checkSize(argument: string, value: number): void {
  if (value >= SMALLEST && value <= LARGEST) return;
  throw new InvalidInputError({ argument, message: `not a positive number of sensible size: ${value}` });
}
