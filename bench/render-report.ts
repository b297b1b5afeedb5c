import { isMet, type Row } from './measure/row.ts';

/** The rows as a table in plain text. */
export function renderReport(rows: readonly Row[]): string {
  const lines = [['name', 'value', 'target', ''], ...rows.map(cellsOf)];
  const widths = [0, 1, 2].map((column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  return lines
    .map((cells) =>
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The rows as data, with whether each is met. */
export function reportAsJson(rows: readonly Row[]): string {
  return JSON.stringify({ rows: rows.map((row) => ({ ...row, met: isMet(row) })) });
}

function cellsOf(row: Row): readonly string[] {
  const { name, value, unit, target } = row;
  const verdict = target === null ? '' : isMet(row) ? 'met' : 'missed';
  const bound = target === null ? '-' : `${target.kind} ${format(target.bound)} ${unit}`;
  return [name, `${format(value)} ${unit}`, bound, verdict];
}

function format(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
}
