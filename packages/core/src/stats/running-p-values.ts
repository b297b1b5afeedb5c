import { InvalidInputError } from '../errors/invalid-input-error.ts';

/**
 * The smallest p-value that each ordered pair of arms has had over all looks so far, counting only looks at which the
 * first was ahead: `running[winner][loser]`. An absent pair has 1. Every arm that was ever compared is a key, also without
 * a pair: an arm that is served no more remains a rival. Plain JSON, to be stored with the test.
 */
export type RunningPValues = Readonly<Record<string, Readonly<Record<string, number>>>>;

export function runningP(running: RunningPValues, winner: string, loser: string): number {
  const row = Object.hasOwn(running, winner) ? running[winner] : undefined;
  return row !== undefined && Object.hasOwn(row, loser) ? (row[loser] ?? 1) : 1;
}

/** A pair of arms at one look. */
export type PairLook = { readonly winner: string; readonly loser: string; readonly pValue: number };

/** The stored values together with those of a new look at some arms; the smaller of two is kept. */
export function mergeRunning(
  stored: RunningPValues,
  arms: readonly string[],
  look: readonly PairLook[],
): RunningPValues {
  const rows = new Map(
    [...armsOfRunning(stored), ...arms].map((arm) => [
      arm,
      new Map(Object.entries(Object.hasOwn(stored, arm) ? (stored[arm] ?? {}) : {})),
    ]),
  );
  for (const { winner, loser, pValue } of look) {
    if (pValue < runningP(stored, winner, loser)) rows.get(winner)?.set(loser, pValue);
  }
  return Object.fromEntries([...rows].map(([winner, row]) => [winner, Object.fromEntries(row)]));
}

/** Every arm of the stored pairs, also those that are served no more. */
export function armsOfRunning(running: RunningPValues): ReadonlySet<string> {
  return new Set(Object.entries(running).flatMap(([winner, row]) => [winner, ...Object.keys(row)]));
}

/** @throws InvalidInputError where a stored value is no p-value */
export function checkRunning(running: RunningPValues): void {
  const wrong = Object.values(running)
    .flatMap((row) => Object.values(row))
    .find((p) => !(p >= 0 && p <= 1));
  if (wrong === undefined) return;
  throw new InvalidInputError({ argument: 'running', message: `not a p-value: ${wrong}` });
}
