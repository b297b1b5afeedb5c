import type { Scores, Share, Track } from './measure.ts';

/** What budgets by marginal return should reach at least, as shares of the oracle's. */
const TARGETS: Readonly<Record<Track, Readonly<Record<string, number>>>> = {
  fixed: { S4: 0.958, S5: 0.925, S6: 0.958, S7: 0.972 },
  free: { S2: 0.97, S4: 0.66, S5: 0.57 },
};
/** How much thresholds may fall short of equal parts of a fixed sum. */
const SHORTFALL = 0.01;

/** One scenario's figures beside what they should be. */
export type ScoreRow = {
  readonly name: string;
  readonly track: Track;
  readonly scores: Scores;
  readonly target: number | null;
  /** Missed only where a whole interval lies beyond what is due. */
  readonly met: boolean;
};

export function scoreRow(name: string, scores: Scores, track: Track): ScoreRow {
  const target = TARGETS[track][name] ?? null;
  const { equal, thresholds, marginal } = scores;
  const reached = target === null || marginal.high >= target;
  const floor = track === 'fixed' ? thresholds.high >= equal.value - SHORTFALL : marginal.high >= equal.value;
  return { name, track, scores, target, met: reached && floor };
}

/** The rows as a table in plain text, in percent of the oracle's. */
export function renderScores(rows: readonly ScoreRow[]): string {
  const lines = [
    ['', 'equal parts', 'thresholds', 'marginal', '95 %', 'target', ''],
    ...rows.map(({ name, track, scores: { equal, thresholds, marginal }, target, met }) => [
      `${name} ${track}`,
      percent(equal.value),
      percent(thresholds.value),
      percent(marginal.value),
      interval(marginal),
      target === null ? '-' : `at least ${percent(target)}`,
      met ? 'met' : 'missed',
    ]),
  ];
  const widths = [0, 1, 2, 3, 4, 5].map((column) =>
    Math.max(...lines.map((cells) => cells[column]?.length ?? 0)),
  );
  return lines
    .map((cells) =>
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function interval({ low, high }: Share): string {
  return `${percent(low)} .. ${percent(high)}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
