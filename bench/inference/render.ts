import type { Estimate } from './measure.ts';
import type { RealRow } from './real-experiments.ts';
import type { Row } from './row.ts';

/** The statements as a table in plain text. */
export function renderRows(rows: readonly Row[]): string {
  return renderTable([
    ['', 'always valid', '95 %', 'target', '', 'chi-square', 'runs'],
    ...rows.map(({ name, unit, runs, alwaysValid, target, met, chiSquare }) => [
      name,
      format(alwaysValid.value, unit),
      formatInterval(alwaysValid, unit),
      target === null ? '-' : `${target.kind} ${format(target.bound, unit)}`,
      target === null ? '' : met ? 'met' : 'missed',
      format(chiSquare.value, unit),
      String(runs),
    ]),
  ]);
}

/** The real experiments as a table; a line that says so where they are not there. */
export function renderRealRows(rows: readonly RealRow[] | null): string {
  if (rows === null) return 'real experiments: skipped, ../shared/data is not there';
  return renderTable([
    ['real experiments', 'method', 'at some checkpoint', 'at the end', 'came back'],
    ...rows.map(({ source, experiments, method, atSomeCheckpoint, atTheEnd, cameBack }) => [
      `${source}, ${experiments}`,
      method,
      ...[atSomeCheckpoint, atTheEnd, cameBack].map((value) => format(value, 'share')),
    ]),
  ]);
}

function renderTable(lines: readonly (readonly string[])[]): string {
  const columns = lines[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, column) =>
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

function formatInterval({ interval: [low, high] }: Estimate, unit: Row['unit']): string {
  return `${format(low, unit)} .. ${format(high, unit)}`;
}

function format(value: number | null, unit: Row['unit']): string {
  if (value === null) return '-';
  return unit === 'days' ? `day ${value.toFixed(1)}` : `${Number((100 * value).toFixed(2))} %`;
}
