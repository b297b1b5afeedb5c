import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { checkDispersion } from './check-dispersion.ts';
import { checkOneOf } from './check-one-of.ts';
import type { Dispersion } from './dispersion.ts';
import { INFERENCE_DEFAULTS } from './inference-defaults.ts';
import { checkSensible } from './sensible-size.ts';
import { checkParameter, checkProbability } from './special-functions/parameter.ts';

// A rate that is closer to 0 or 1 leaves no digits for a difference.
const EDGE = 1e-12;
const MOST_ARMS = 100;

/** A test of rates, or of revenue per impression, that is planned. */
export type ProportionDesign = {
  /** Of the first arm, 1e-12 to 1 - 1e-12; where revenue is tested, its orders per impression. */
  readonly rate: number;
  /** Chance of a false finding, 0.05 by default. */
  readonly alpha?: number | undefined;
  /** A fixed-sample test may look in one direction only. 2 by default; an always-valid test has two. */
  readonly sides?: 1 | 2 | undefined;
  /** Trials of the second arm for each of the first, 1 by default. */
  readonly ratio?: number | undefined;
  /**
   * 2 by default. With more, the second arm has the lift, all others are like the first one, and it is found where it is
   * better than each of them after Holm's correction, as `compareArms` declares a winner.
   */
  readonly arms?: number | undefined;
  /** `fixed` by default: one look at the end. `always_valid`: a test that is looked at all the time until then. */
  readonly test?: 'fixed' | 'always_valid' | undefined;
  /** Scale of an always-valid test's mixture, relative to the rate. 0.25 by default. */
  readonly tau?: number | undefined;
  /** Standard error of a fixed-sample test: of one common rate (`pooled`, the default) or of two separate ones. */
  readonly variance?: 'pooled' | 'unpooled' | undefined;
  /** Day-to-day noise, with the days that the test will last. 0 by default: trials are independent. */
  readonly dispersion?: Dispersion | undefined;
  /**
   * Given where revenue per impression is tested: mean squared order value over the squared mean, 1 or more; 2.69 in Meta
   * accounts. null by default: the rate itself is tested.
   */
  readonly orderSquareRatio?: number | null | undefined;
};

/** The design with nothing left open, checked. */
export type CheckedDesign = {
  readonly [Field in keyof ProportionDesign]-?: Exclude<ProportionDesign[Field], undefined>;
};

/**
 * Fills in the defaults.
 *
 * @throws InvalidInputError for a design outside its ranges
 */
export function checkDesign({
  rate,
  alpha = 0.05,
  sides = 2,
  ratio = 1,
  arms = 2,
  test = 'fixed',
  tau = INFERENCE_DEFAULTS.tau,
  variance = 'pooled',
  dispersion = 0,
  orderSquareRatio = null,
}: ProportionDesign): CheckedDesign {
  check('rate', rate, rate >= EDGE && rate <= 1 - EDGE);
  checkProbability('alpha', alpha);
  checkOneOf('sides', sides, [1, 2]);
  checkParameter('ratio', ratio);
  check('arms', arms, Number.isInteger(arms) && arms >= 2 && arms <= MOST_ARMS);
  checkOneOf('test', test, ['fixed', 'always_valid']);
  checkSensible('tau', tau);
  checkOneOf('variance', variance, ['pooled', 'unpooled']);
  checkDispersion(dispersion);
  const days: readonly number[] = dispersion === 0 ? [] : dispersion.effectiveDays;
  check('dispersion', days.join(' and '), !days.includes(0));
  check(
    'orderSquareRatio',
    orderSquareRatio,
    orderSquareRatio === null || (orderSquareRatio >= 1 && orderSquareRatio <= 1e60),
  );
  return { rate, alpha, sides, ratio, arms, test, tau, variance, dispersion, orderSquareRatio };
}

function check(argument: string, value: number | string | null, possible: boolean): void {
  if (possible) return;
  throw new InvalidInputError({ argument, message: `no test can be planned with ${value}` });
}
