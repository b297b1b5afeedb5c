import type { Policy } from '../policy/policy-schema.ts';
import { checkFinite } from '../shared/check-number.ts';
import { studentUpperQuantile } from '../stats/special-functions/student-t-distribution.ts';

/** The next day's ROAS. */
export type RoasPrediction = {
  readonly value: number;
  /** Where the next day's falls with `intervalConfidence`; null below three days. */
  readonly interval: readonly [low: number, high: number] | null;
};

/**
 * Predicts the next value of a series by its exponentially weighted average, `e = w x + (1 - w) e` from the first value
 * on. The interval is that of the errors which the same prediction made of the days it has seen: Student's, with the
 * days less two as degrees of freedom, and nothing below 0.
 *
 * ```ts
 * predictRoas([2, 3, 4], policy)?.value; // 2.81
 * ```
 *
 * @param values daily ROAS, oldest first
 * @returns null without a value
 * @throws InvalidInputError for a value that is not finite
 */
export function predictRoas(
  values: readonly number[],
  { roas }: Pick<Policy, 'roas'>,
): RoasPrediction | null {
  for (const value of values) checkFinite('values', value);
  const [first, ...rest] = values;
  if (first === undefined) return null;
  let value = first;
  const errors = rest.map((next) => {
    const error = next - value;
    value += roas.emaWeight * error;
    return error;
  });
  return { value, interval: intervalAround(value, errors, roas.intervalConfidence) };
}

function intervalAround(
  value: number,
  errors: readonly number[],
  confidence: number,
): RoasPrediction['interval'] {
  // Of the errors one is used up by their mean.
  const degreesOfFreedom = errors.length - 1;
  if (degreesOfFreedom < 1) return null;
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  const squares = errors.reduce((sum, error) => sum + (error - mean) ** 2, 0);
  const reach =
    studentUpperQuantile((1 - confidence) / 2, degreesOfFreedom) * Math.sqrt(squares / degreesOfFreedom);
  return [Math.max(0, value - reach), value + reach];
}
