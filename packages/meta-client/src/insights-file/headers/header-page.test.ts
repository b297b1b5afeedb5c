import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACTION_COLUMNS } from './action-columns.ts';
import { COLUMN_NAMES, COLUMNS, type Column } from './column.ts';
import { VOCABULARIES } from './header-table.ts';

const PAGE = join(import.meta.dirname, '../../../../../docs/insights-files.md');
const BLOCK = /(?<=<!-- headers -->\n).*(?=<!-- \/headers -->)/s;

describe('the page about exports', () => {
  it('lists every header that is read', async () => {
    const page = readFileSync(PAGE, 'utf8');
    expect(page).toMatch(BLOCK);
    await expect(page.replace(BLOCK, () => renderTable())).toMatchFileSnapshot(PAGE);
  });
});

function renderTable(): string {
  const rows = COLUMN_NAMES.map((column) => {
    const { meaning, unit } = COLUMNS[column];
    return `| ${meaning} | ${unit} | ${renderHeaders(column)} |\n`;
  });
  return `| what | unit | headers |\n|---|---|---|\n${rows.join('')}`;
}

function renderHeaders(column: Column): string {
  const named = VOCABULARIES.flatMap(({ name, headers }) => {
    const spellings = headers[column] ?? [];
    return spellings.length === 0 ? [] : [`${name}: ${spellings.map(quote).join(', ')}`];
  });
  const action = ACTION_COLUMNS[column];
  if (action === undefined) return named.join('<br>');
  const types = action.types?.map(quote).join(', ') ?? 'the types of the event';
  return [...named, `lists of the Marketing API: ${quote(action.header)} (${types})`].join('<br>');
}

function quote(text: string): string {
  return `\`${text}\``;
}
