import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { type AlphaSpending, lnAlphaSpent } from './alpha-spending.ts';
import { checkOneOf } from './check-one-of.ts';
import { type PValue, pValueOf } from './p-value.ts';
import { newton } from './special-functions/newton.ts';
import { normalTails, normalUpperQuantileOfLn } from './special-functions/normal-distribution.ts';
import { checkProbability } from './special-functions/parameter.ts';
import { crossing, START, type SurvivingPaths, survive } from './surviving-paths.ts';

/** One look of a test with a planned end. The p-value is that of the bound by itself. */
export type SequentialBound = PValue & {
  /** The share of the planned information that is there: of the impressions, where these are what is planned. */
  readonly information: number;
  /** The test stops where its statistic is this many standard errors from 0, or more. */
  readonly z: number;
  /** The chance to have stopped by now, where nothing differs. */
  readonly alphaSpent: number;
};

// Looks that are closer together are one look.
const MIN_STEP = 0.001;
const MIN_POWER = 0.01;
const MAX_POWER = 100;
// Below this logarithm a crossing is too rare to be summed, and too rare for earlier ones to matter.
const LN_RARE = -650;

/**
 * Two-sided bounds for a test that is looked at while it runs, up to a planned end: where nothing differs, the chance to
 * cross any of them is `alpha`.
 *
 * ```ts
 * groupSequentialBounds({ looks: 5, alpha: 0.05, spending: 'obrien_fleming' }).map(({ z }) => z);
 * // [4.877, 3.357, 2.680, 2.290, 2.031]
 * ```
 *
 * Source: P. Armitage, C. K. McPherson and B. C. Rowe, "Repeated significance tests on accumulating data", JRSS A 132
 * (1969), for the recursion from look to look.
 *
 * @param options `looks`: how many, evenly spaced; or the share of information at each, ascending up to 1, 0.001 apart or more
 *   `alpha`: of both sides together, between 0 and 1
 *   `spending`: how much of alpha may be spent by when; a power is 0.01 to 100
 * @throws InvalidInputError for anything else
 */
export function groupSequentialBounds({
  looks,
  alpha,
  spending,
}: {
  readonly looks: number | readonly number[];
  readonly alpha: number;
  readonly spending: AlphaSpending;
}): readonly SequentialBound[] {
  checkProbability('alpha', alpha);
  checkSpending(spending);
  const shares = sharesOf(looks);
  return boundsOf(
    shares,
    shares.map((information) => lnAlphaSpent(information, alpha, spending)),
  );
}

/** The bounds at ascending shares of information, by the logarithms of the error that may be spent by each. */
export function boundsOf(shares: readonly number[], lnAlphas: readonly number[]): readonly SequentialBound[] {
  const bounds: SequentialBound[] = [];
  let paths = START;
  let lnSpent = Number.NEGATIVE_INFINITY;
  for (const [look, information] of shares.entries()) {
    const lnDue = lnAlphas[look] ?? lnSpent;
    const z = boundOf(paths, information, lnDue + Math.log(-Math.expm1(lnSpent - lnDue)));
    bounds.push({ information, z, ...pValueOf(normalTails(z), 'two_sided'), alphaSpent: Math.exp(lnDue) });
    const after = shares[look + 1];
    if (after !== undefined) paths = survive(paths, { look: information, z, after });
    lnSpent = lnDue;
  }
  return bounds;
}

/** The bound that paths cross with the given probability at the next look. */
function boundOf(paths: SurvivingPaths, information: number, lnProbability: number): number {
  // Where no path had stopped before.
  const start = normalUpperQuantileOfLn(lnProbability - Math.LN2);
  if (lnProbability < LN_RARE) return start;
  // The logarithm of the chance is concave, so the method cannot cycle.
  return newton(start, (z) => {
    const crossed = crossing(paths, information, z);
    return (crossed.lnProbability - lnProbability) / crossed.fall;
  });
}

function sharesOf(looks: number | readonly number[]): readonly number[] {
  const shares = typeof looks === 'number' ? evenShares(looks) : looks;
  const isSpaced = shares.every(
    (share, look) => share - (shares[look - 1] ?? 0) >= MIN_STEP * (1 - 1e-9) && share <= 1,
  );
  if (shares.length > 0 && isSpaced) return shares;
  throw new InvalidInputError({
    argument: 'looks',
    message: `not a number of looks, nor ascending shares of 1 that are ${MIN_STEP} apart: ${looks}`,
  });
}

function evenShares(looks: number): readonly number[] {
  if (!(Number.isInteger(looks) && looks * MIN_STEP <= 1)) return [];
  return Array.from({ length: looks }, (_, look) => (look + 1) / looks);
}

function checkSpending(spending: AlphaSpending): void {
  if (typeof spending !== 'object' || spending === null) {
    checkOneOf('spending', spending, ['obrien_fleming', 'pocock']);
  } else if (!(spending.power >= MIN_POWER && spending.power <= MAX_POWER)) {
    throw new InvalidInputError({
      argument: 'spending',
      message: `the power is not ${MIN_POWER} to ${MAX_POWER}: ${spending.power}`,
    });
  }
}
