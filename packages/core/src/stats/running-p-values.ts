/**
 * The smallest p-value that each ordered pair of arms has had over all looks so far, counting only looks at which the
 * first was ahead: `running[winner][loser]`. An absent pair has 1. Plain JSON, to be stored with the test.
 */
export type RunningPValues = Readonly<Record<string, Readonly<Record<string, number>>>>;

export function runningP(running: RunningPValues, winner: string, loser: string): number {
  const row = Object.hasOwn(running, winner) ? running[winner] : undefined;
  return row !== undefined && Object.hasOwn(row, loser) ? (row[loser] ?? 1) : 1;
}

/** The stored values together with those of a new look; the smaller of two is kept. */
export function mergeRunning(
  stored: RunningPValues,
  look: readonly { readonly winner: string; readonly loser: string; readonly pValue: number }[],
): RunningPValues {
  const rows = new Map(Object.entries(stored).map(([winner, row]) => [winner, new Map(Object.entries(row))]));
  for (const { winner, loser, pValue } of look) {
    if (pValue >= runningP(stored, winner, loser)) continue;
    const row = rows.get(winner) ?? new Map<string, number>();
    rows.set(winner, row.set(loser, pValue));
  }
  return Object.fromEntries([...rows].map(([winner, row]) => [winner, Object.fromEntries(row)]));
}

/** Every arm of the stored pairs, also those that are served no more. */
export function armsOfRunning(running: RunningPValues): ReadonlySet<string> {
  return new Set(Object.entries(running).flatMap(([winner, row]) => [winner, ...Object.keys(row)]));
}
