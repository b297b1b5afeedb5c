import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Contrast,
  chiSquareTest,
  compareArms,
  mixtureTest,
  sequentialOmnibusTest,
} from '../../packages/core/src/index.ts';

/** How often a method was significant in experiments that really took place. All are shares of the experiments. */
export type RealRow = {
  readonly source: string;
  readonly experiments: number;
  readonly method: string;
  /** null where only the end is known. */
  readonly atSomeCheckpoint: number | null;
  readonly atTheEnd: number;
  /** Significant at a checkpoint, and not at the end. */
  readonly cameBack: number | null;
};

const ALPHA = 0.05;
const ASOS = 'asos_digital_experiments.csv';
const UPWORTHY = 'upworthy_exploratory_extract.csv';
const MIN_CHECKPOINTS = 5;
// Of chi-square with one degree of freedom, at alpha.
const CRITICAL = 3.841458820694124;
// The scale that suits effects of a few per cent, beside the default one.
const SMALL_EFFECTS = 0.02;

/** Both files' rows; null where they are not there. */
export function replayRealExperiments(folder: string): readonly RealRow[] | null {
  const [asos, upworthy] = [ASOS, UPWORTHY].map((name) => join(folder, name));
  if (asos === undefined || upworthy === undefined || !existsSync(asos) || !existsSync(upworthy)) return null;
  return [...replayAsos(readRows(asos)), ...replayUpworthy(readRows(upworthy))];
}

type CsvRow = Readonly<Record<string, string>>;

/** The files quote nothing. */
function readRows(file: string): readonly CsvRow[] {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at] ?? '', cell])));
}

/** Means of a metric of people who were randomised, as they were known at every checkpoint. */
function replayAsos(rows: readonly CsvRow[]): readonly RealRow[] {
  const streams = groupRows(rows, ['experiment_id', 'variant_id', 'metric_id'])
    .map((stream) =>
      stream
        .toSorted((a, b) => figure(a, 'time_since_start') - figure(b, 'time_since_start'))
        .map(contrastOf)
        .filter((contrast) => contrast !== null),
    )
    .filter((checkpoints) => checkpoints.length >= MIN_CHECKPOINTS);
  return [
    summarize({ source: 'ASOS', method: 'chi-square' }, streams, isBeyondChance),
    summarize(
      { source: 'ASOS', method: 'always valid' },
      streams,
      (contrast) => mixtureTest(contrast, { alpha: ALPHA }).significant,
    ),
    summarize(
      { source: 'ASOS', method: `always valid, tau ${SMALL_EFFECTS}` },
      streams,
      (contrast) => mixtureTest(contrast, { alpha: ALPHA, tau: SMALL_EFFECTS }).significant,
    ),
  ];
}

function isBeyondChance({ difference, variance }: Contrast): boolean {
  return difference ** 2 / variance > CRITICAL;
}

/** null where a figure is missing, or nobody differs from anybody. */
function contrastOf(row: CsvRow): Contrast | null {
  const [control, treatment] = ['c', 't'].map((arm) => ({
    count: figure(row, `count_${arm}`),
    mean: figure(row, `mean_${arm}`),
    variance: figure(row, `variance_${arm}`),
  }));
  if (control === undefined || treatment === undefined) return null;
  const variance = control.variance / control.count + treatment.variance / treatment.count;
  const sum = control.mean * control.count + treatment.mean * treatment.count;
  const scale = sum / (control.count + treatment.count);
  const difference = treatment.mean - control.mean;
  return variance > 0 && scale > 0 ? { difference, variance, scale, nu: null } : null;
}

/** Clicks on headlines, of readers who were randomised, as they were known at the end. */
function replayUpworthy(rows: readonly CsvRow[]): readonly RealRow[] {
  const sound = rows.filter((row) => row['in_flagged_window'] === '0');
  const tests = groupRows(sound, ['test_id'])
    .filter((arms) => arms.length > 1)
    .map((arms) =>
      arms.map((row) => ({
        id: row['package'] ?? '',
        successes: figure(row, 'clicks'),
        trials: figure(row, 'impressions'),
      })),
    )
    .filter((arms) => sequentialOmnibusTest(arms).testable)
    .map((arms) => [arms]);
  return [
    summarize({ source: 'Upworthy', method: 'chi-square' }, tests, (arms) => {
      const table = arms.map(({ successes, trials }) => [successes, trials - successes]);
      return (chiSquareTest(table, { yates: false }).pValue ?? 1) < ALPHA;
    }),
    summarize(
      { source: 'Upworthy', method: 'always valid: any difference' },
      tests,
      (arms) => sequentialOmnibusTest(arms).pValue <= ALPHA,
    ),
    summarize(
      { source: 'Upworthy', method: 'always valid: a winner' },
      tests,
      (arms) => compareArms(arms, { alpha: ALPHA, dispersion: 0 }).winnerId !== null,
    ),
  ];
}

/** The figure of a cell; not a number where it is empty. */
function figure(row: CsvRow, column: string): number {
  const cell = row[column] ?? '';
  return cell === '' ? Number.NaN : Number(cell);
}

function groupRows(rows: readonly CsvRow[], columns: readonly string[]): readonly (readonly CsvRow[])[] {
  const groups = new Map<string, CsvRow[]>();
  for (const row of rows) {
    const key = columns.map((column) => row[column]).join(' ');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

function summarize<Look>(
  row: Pick<RealRow, 'source' | 'method'>,
  experiments: readonly (readonly Look[])[],
  isSignificant: (look: Look) => boolean,
): RealRow {
  const found = experiments.map((looks) => looks.map(isSignificant));
  const shareOf = (holds: (significant: readonly boolean[]) => boolean) =>
    found.filter(holds).length / found.length;
  const isWatched = experiments.some((looks) => looks.length > 1);
  return {
    ...row,
    experiments: experiments.length,
    atSomeCheckpoint: isWatched ? shareOf((looks) => looks.includes(true)) : null,
    atTheEnd: shareOf((looks) => looks.at(-1) === true),
    cameBack: isWatched ? shareOf((looks) => looks.includes(true) && looks.at(-1) !== true) : null,
  };
}
