import { InvalidInputError } from '../errors/invalid-input-error.ts';

/** Counts of several ads on the same days: row by row an ad, column by column a day. */
export type ArmDayTable = {
  /** Impressions or another exposure. */
  readonly trials: readonly (readonly number[])[];
  readonly successes: readonly (readonly number[])[];
};

/** How far counts lie from what ad and day together lead one to expect. */
export type Scatter = {
  /** Sum of squared distances over the expected counts. */
  readonly squares: number;
  /** What `squares` would be on average if there were counting noise only; reduced where cells were left out. */
  readonly degreesOfFreedom: number;
  /** Mean expected count of the cells used; 0 where there is none. */
  readonly meanCount: number;
  /** Days on which something happened. */
  readonly days: number;
};

const SETTLED = 1e-12;
const MAX_PASSES = 500;
// In smaller cells the squared distance is no longer close to its chi-square distribution.
const MIN_EXPECTED = 5;

/**
 * Fits `expected = trials x rate of the ad x factor of the day` and measures the scatter round it.
 *
 * @throws InvalidInputError where the two tables differ in shape, or hold what is no count of so many trials
 */
export function measureScatter({ trials, successes }: ArmDayTable): Scatter {
  checkShape(trials, successes);
  const rows = successes.flatMap((row, at) => (row.some((count) => count > 0) ? [at] : []));
  const columns = (successes[0] ?? []).flatMap((_, day) =>
    rows.some((row) => (successes[row]?.[day] ?? 0) > 0) ? [day] : [],
  );
  const pick = (table: ArmDayTable['trials']) =>
    rows.map((row) => columns.map((day) => table[row]?.[day] ?? 0));
  const exposure = pick(trials);
  const counts = pick(successes);
  const fitted = fitTable(exposure, counts);
  let squares = 0;
  let expected = 0;
  let used = 0;
  fitted.forEach((row, arm) => {
    row.forEach((mean, day) => {
      if (mean < MIN_EXPECTED) return;
      squares += ((counts[arm]?.[day] ?? 0) - mean) ** 2 / mean;
      expected += mean;
      used += 1;
    });
  });
  const cells = rows.length * columns.length;
  return {
    squares,
    degreesOfFreedom: used === 0 ? 0 : ((rows.length - 1) * (columns.length - 1) * used) / cells,
    meanCount: used === 0 ? 0 : expected / used,
    days: columns.length,
  };
}

/** The expected counts: rows and columns are scaled in turn until both have the observed sums. */
function fitTable(
  exposure: readonly (readonly number[])[],
  counts: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const byDay = (counts[0] ?? []).map((_, day) => counts.reduce((sum, row) => sum + (row[day] ?? 0), 0));
  const byArm = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  let rates = byArm.map(() => 1);
  let factors = byDay.map(() => 1);
  for (let pass = 0, change = 1; pass < MAX_PASSES && change >= SETTLED; pass += 1) {
    const nextRates = byArm.map((count, arm) => count / weigh(exposure[arm] ?? [], factors));
    const nextFactors = byDay.map((count, day) => {
      let expected = 0;
      for (let arm = 0; arm < nextRates.length; arm += 1) {
        expected += (exposure[arm]?.[day] ?? 0) * (nextRates[arm] ?? 0);
      }
      return count / expected;
    });
    change = Math.max(largestChange(rates, nextRates), largestChange(factors, nextFactors));
    rates = nextRates;
    factors = nextFactors;
  }
  return exposure.map((row, arm) =>
    row.map((trials, day) => trials * (rates[arm] ?? 0) * (factors[day] ?? 0)),
  );
}

function weigh(values: readonly number[], weights: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += (values[at] ?? 0) * (weights[at] ?? 0);
  return sum;
}

function largestChange(before: readonly number[], after: readonly number[]): number {
  return after.reduce((worst, value, at) => Math.max(worst, Math.abs(value - (before[at] ?? 0)) / value), 0);
}

function checkShape(trials: ArmDayTable['trials'], successes: ArmDayTable['successes']): void {
  const days = trials[0]?.length ?? 0;
  const sameShape =
    successes.length === trials.length &&
    trials.every((row, arm) => row.length === days && successes[arm]?.length === days);
  if (!sameShape) {
    throw new InvalidInputError({
      argument: 'successes',
      message: 'not a table of the same shape as trials',
    });
  }
  trials.forEach((row, arm) => {
    row.forEach((exposure, day) => {
      const count = successes[arm]?.[day];
      const possible = exposure >= 0 && exposure <= Number.MAX_SAFE_INTEGER;
      if (!possible) {
        throw new InvalidInputError({ argument: 'trials', message: `not a count: ${exposure}` });
      }
      if (count === undefined || !(count >= 0 && count <= exposure)) {
        throw new InvalidInputError({
          argument: 'successes',
          message: `not a count of ${exposure}: ${count}`,
        });
      }
    });
  });
}
