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
export const MIN_EXPECTED = 5;

/**
 * Fits `expected = trials x rate of the ad x factor of the day` and measures the scatter round it.
 *
 * @throws InvalidInputError where the two tables differ in shape, or hold what is no count of so many trials
 */
export function measureScatter({ trials, successes }: ArmDayTable): Scatter {
  checkShape(trials, successes);
  const table = countedCells(trials, successes);
  const { exposure, counts, rows, columns } = table;
  const { rates, factors } = fitTable(table);
  let squares = 0;
  let expected = 0;
  let used = 0;
  for (let cell = 0; cell < counts.length; cell += 1) {
    const mean = at(exposure, cell) * at(rates, Math.floor(cell / columns)) * at(factors, cell % columns);
    if (mean < MIN_EXPECTED) continue;
    squares += (at(counts, cell) - mean) ** 2 / mean;
    expected += mean;
    used += 1;
  }
  return {
    squares,
    degreesOfFreedom: used === 0 ? 0 : ((rows - 1) * (columns - 1) * used) / (rows * columns),
    meanCount: used === 0 ? 0 : expected / used,
    days: columns,
  };
}

/** The cells of ads and days on which something happened, one row after the other. */
type Cells = {
  readonly exposure: Float64Array;
  readonly counts: Float64Array;
  readonly rows: number;
  readonly columns: number;
};

function countedCells(trials: ArmDayTable['trials'], successes: ArmDayTable['successes']): Cells {
  const rows = successes.flatMap((row, arm) => (row.some((count) => count > 0) ? [arm] : []));
  const columns = (successes[0] ?? []).flatMap((_, day) =>
    rows.some((row) => (successes[row]?.[day] ?? 0) > 0) ? [day] : [],
  );
  const pick = (table: ArmDayTable['trials']): Float64Array => {
    const cells = new Float64Array(rows.length * columns.length);
    let cell = 0;
    for (const row of rows) {
      for (const day of columns) {
        cells[cell] = table[row]?.[day] ?? 0;
        cell += 1;
      }
    }
    return cells;
  };
  return { exposure: pick(trials), counts: pick(successes), rows: rows.length, columns: columns.length };
}

/** Rates of the ads and factors of the days, scaled in turn until the expected counts have the observed sums. */
function fitTable({ exposure, counts, rows, columns }: Cells): {
  readonly rates: Float64Array;
  readonly factors: Float64Array;
} {
  const byRow = new Float64Array(rows);
  const byColumn = new Float64Array(columns);
  counts.forEach((count, cell) => {
    const [row, column] = [Math.floor(cell / columns), cell % columns];
    byRow[row] = at(byRow, row) + count;
    byColumn[column] = at(byColumn, column) + count;
  });
  const rates = new Float64Array(rows).fill(1);
  const factors = new Float64Array(columns).fill(1);
  const expected = new Float64Array(columns);
  for (let pass = 0, change = 1; pass < MAX_PASSES && change >= SETTLED; pass += 1) {
    change = 0;
    expected.fill(0);
    for (let row = 0; row < rows; row += 1) {
      let weight = 0;
      for (let column = 0; column < columns; column += 1)
        weight += at(exposure, row * columns + column) * at(factors, column);
      const rate = at(byRow, row) / weight;
      change = Math.max(change, Math.abs(rate - at(rates, row)) / rate);
      rates[row] = rate;
      for (let column = 0; column < columns; column += 1)
        expected[column] = at(expected, column) + at(exposure, row * columns + column) * rate;
    }
    for (let column = 0; column < columns; column += 1) {
      const factor = at(byColumn, column) / at(expected, column);
      change = Math.max(change, Math.abs(factor - at(factors, column)) / factor);
      factors[column] = factor;
    }
  }
  return { rates, factors };
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? 0;
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
    const counts = successes[arm];
    row.forEach((exposure, day) => {
      const count = counts?.[day];
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
