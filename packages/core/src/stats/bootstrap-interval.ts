import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { Rng } from '../shared/rng.ts';
import { checkProbability } from './special-functions/parameter.ts';

/**
 * Percentile interval of any statistic by the bootstrap: the statistic of many samples that are drawn from the values,
 * with replacement. The same seed gives the same interval.
 *
 * ```ts
 * const rng = createRng('order values');
 * bootstrapInterval([12, 18, 25, 31, 240], median, { resamples: 2000, confidence: 0.9, rng });
 * ```
 *
 * Source: B. Efron, "Bootstrap methods: another look at the jackknife", Annals of Statistics 7 (1979).
 *
 * @param values one or more, of any kind; a day's pair of sums, for a ratio
 * @param statistic of a sample as large as the values
 * @param options `resamples`: how many samples: 1000 or more for an interval of 95 %
 *   `confidence`: such as 0.95, between 0 and 1
 * @throws InvalidInputError for no value, no whole number of samples, another confidence, or a statistic that is not finite
 */
export function bootstrapInterval<Value>(
  values: readonly Value[],
  statistic: (sample: readonly Value[]) => number,
  {
    resamples,
    confidence,
    rng,
  }: { readonly resamples: number; readonly confidence: number; readonly rng: Rng },
): readonly [low: number, high: number] {
  if (values.length === 0) throw new InvalidInputError({ argument: 'values', message: 'no value' });
  if (!(Number.isSafeInteger(resamples) && resamples >= 1)) {
    throw new InvalidInputError({ argument: 'resamples', message: `not a number of samples: ${resamples}` });
  }
  checkProbability('confidence', confidence);
  const results = Array.from({ length: resamples }, () => {
    const result = statistic(drawSample(values, rng));
    if (Number.isFinite(result)) return result;
    throw new InvalidInputError({ argument: 'statistic', message: `of a sample it is ${result}` });
  }).sort((a, b) => a - b);
  const tail = (1 - confidence) / 2;
  return [quantile(results, tail), quantile(results, 1 - tail)];
}

function drawSample<Value>(values: readonly Value[], rng: Rng): readonly Value[] {
  return values.flatMap(() => {
    const at = Math.floor(rng.next() * values.length);
    return values.slice(at, at + 1);
  });
}

/** The value that a share of them lies below, between the two nearest ones in proportion. */
function quantile(sorted: readonly number[], share: number): number {
  const position = share * (sorted.length - 1);
  const low = sorted[Math.floor(position)] ?? 0;
  const high = sorted[Math.ceil(position)] ?? 0;
  return low + (high - low) * (position - Math.floor(position));
}
