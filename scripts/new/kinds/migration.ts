import { hashJson } from '../../../packages/core/src/shared/hash.ts';
import { addLine } from '../edits/add-line.ts';
import { addSection } from '../edits/add-section.ts';
import { addStatement } from '../edits/add-statement.ts';
import { addToList } from '../edits/add-to-list.ts';
import type { Kind } from '../kind.ts';
import { nextNumber } from '../next-number.ts';
import { last, sorted } from '../place.ts';
import { Refusal } from '../refusal.ts';
import { render } from '../render.ts';

const STORAGE = 'packages/storage-kysely';
const MIGRATIONS = `${STORAGE}/src/migrations`;
const DATABASE = `${STORAGE}/src/database.ts`;
const TEST_DATABASES = `${STORAGE}/testing/test-databases.ts`;

export const migration: Kind = (names, draft) => {
  const { kebab, camel, snake } = names;
  const number = nextNumber(draft.list(MIGRATIONS), kebab, 4);
  const name = `${number}-${kebab}`;
  const table = `meta_${snake}`;
  if (draft.read(DATABASE).includes(` ${table}:`)) throw new Refusal(`${DATABASE} has ${table} already.`);
  const up = `create table ${table} (id meta_id primary key)`;
  const down = `drop table ${table}`;
  const values = { ...names, number, table, up, down };

  draft.create(`${MIGRATIONS}/${name}.ts`, render('migration.ts', values));
  draft.create(`${MIGRATIONS}/${name}.int.test.ts`, render('migration.int.test.ts', values));
  const statement = `import { ${camel} } from './${name}.ts';`;
  draft.edit(`${MIGRATIONS}/migrations.ts`, 'imports of migrations', (source) =>
    addStatement(source, statement, './'),
  );
  draft.edit(`${MIGRATIONS}/migrations.ts`, 'list MIGRATIONS', (source) =>
    addLine(source, 'const MIGRATIONS', `'${name}': ${camel},`),
  );
  const pin = `'${name}': '${hashJson([up, down]).slice(0, 16)}',`;
  draft.edit(`${MIGRATIONS}/migrations.test.ts`, 'list of hashes', (source) =>
    addLine(source, 'expect(hashes).toEqual({', pin),
  );
  draft.edit(DATABASE, 'interface Database', (source) =>
    addLine(source, 'interface Database', `${table}: Columns<{ readonly id: string }>;`),
  );
  const entry = `'${table}'`;
  draft.edit(TEST_DATABASES, 'list TABLES', (source) => addToList(source, 'TABLES', entry, sorted(entry)));
  draft.edit('docs/migrations.md', 'sections of migrations', (page) =>
    addSection(page, render('migration.md', values), last),
  );
  return [
    `Give ${table} its columns in ${MIGRATIONS}/${name}.ts and in ${DATABASE}.`,
    `Until it is released, pin it anew in ${MIGRATIONS}/migrations.test.ts: its failure prints the hash.`,
  ];
};
