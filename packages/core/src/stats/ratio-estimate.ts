import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { RatioDay } from './ratio-day.ts';
import { isSensible, LARGEST } from './sensible-size.ts';

/** What the days of a ratio sum up to. The sums of several sets of days may be added. */
export type RatioMoments = {
  /** How many days. */
  readonly count: number;
  readonly numerator: number;
  readonly denominator: number;
  readonly numeratorSquares: number;
  readonly denominatorSquares: number;
  readonly products: number;
};

/** A ratio of sums and how far it may be off; null where that cannot be said. */
export type RatioEstimate = {
  /** null where the denominators sum to nothing. */
  readonly ratio: number | null;
  /** By the delta method; null also with fewer than two days. */
  readonly standardError: number | null;
  /** One less than there are days. */
  readonly degreesOfFreedom: number;
};

/**
 * The ratio of sums with its standard error by the delta method, `V = (s_y^2 + R^2 s_x^2 - 2 R s_xy) / (D mean(x)^2)`:
 * days are independent of each other, numerator and denominator of one day are not.
 *
 * Source: A. Deng, U. Knoblich and J. Lu, "Applying the delta method in metric analytics", KDD 2018.
 *
 * @param argument what an error calls the days
 * @throws InvalidInputError for a negative denominator, figures beyond 1e60, and moments that no days have
 */
export function estimateRatio(argument: string, days: readonly RatioDay[] | RatioMoments): RatioEstimate {
  const { count, numerator, denominator, scatter } = isMoments(days)
    ? scatterOfMoments(argument, days)
    : scatterOfDays(argument, days);
  const ratio = denominator === 0 ? null : numerator / denominator;
  return {
    ratio,
    standardError:
      ratio === null || count < 2 ? null : Math.sqrt(Math.max(0, scatter) / (1 - 1 / count)) / denominator,
    degreesOfFreedom: Math.max(0, count - 1),
  };
}

/** How many days, and their sums. */
export function sumRatio(
  days: readonly RatioDay[] | RatioMoments,
): Pick<RatioMoments, 'count' | 'numerator' | 'denominator'> {
  if (isMoments(days)) return days;
  return {
    count: days.length,
    numerator: days.reduce((sum, day) => sum + day.numerator, 0),
    denominator: days.reduce((sum, day) => sum + day.denominator, 0),
  };
}

/** The sums, and the sum of squared distances of the numerators from the ratio times their denominators. */
type Scatter = Pick<RatioMoments, 'count' | 'numerator' | 'denominator'> & { readonly scatter: number };

// The distances sum to 0, so that the variances and the covariance about the means are the sums about the ratio.
function scatterOfDays(argument: string, days: readonly RatioDay[]): Scatter {
  for (const { numerator, denominator } of days) {
    if (Math.abs(numerator) <= LARGEST && isWeight(denominator)) continue;
    throw new InvalidInputError({ argument, message: `no ratio of a day: ${numerator} / ${denominator}` });
  }
  const { count, numerator, denominator } = sumRatio(days);
  const ratio = numerator / denominator;
  const scatter = days.reduce((sum, day) => sum + (day.numerator - ratio * day.denominator) ** 2, 0);
  return { count, numerator, denominator, scatter };
}

function scatterOfMoments(argument: string, moments: RatioMoments): Scatter {
  const { count, numerator, denominator, numeratorSquares, denominatorSquares, products } = moments;
  const isSound =
    Number.isSafeInteger(count) &&
    count >= 0 &&
    isWeight(denominator) &&
    Object.values(moments).every((moment) => Math.abs(moment) <= LARGEST ** 2) &&
    isMeanSquare(numerator, numeratorSquares, count) &&
    isMeanSquare(denominator, denominatorSquares, count);
  if (!isSound) throw new InvalidInputError({ argument, message: 'these are the moments of no days' });
  const ratio = numerator / denominator;
  const scatter = numeratorSquares - 2 * ratio * products + ratio * ratio * denominatorSquares;
  return { count, numerator, denominator, scatter };
}

function isWeight(denominator: number): boolean {
  return denominator === 0 || isSensible(denominator);
}

/** Whether values of that sum can have that sum of squares, but for rounding. */
function isMeanSquare(sum: number, squares: number, count: number): boolean {
  return squares * count >= sum * sum * (1 - 1e-9);
}

function isMoments(days: readonly RatioDay[] | RatioMoments): days is RatioMoments {
  return 'count' in days;
}
