import { CorruptDataError } from '@adpilot/core';
import { type AliasedRawBuilder, sql } from 'kysely';
import type { Column } from './columns.ts';
import { snakeCase } from './snake-case.ts';

/** How the rows of a table become objects: the property `startedAt` is the column `started_at`. */
export type RowMapping<Row> = {
  readonly table: string;
  readonly columns: readonly MappedColumn<Row>[];
  /** Columns that name a row: those of the primary key, where rows are replaced. */
  readonly key: readonly MappedColumn<Row>[];
  /** What to select for `decode`. */
  readonly selection: readonly AliasedRawBuilder<unknown, string>[];
  /** @throws CorruptDataError with table, row and column */
  decode(selected: Readonly<Record<string, unknown>>): Row;
};

/** A property, and the column that holds it. */
export type MappedColumn<Row> = {
  readonly property: keyof Row & string;
  readonly name: string;
  readonly sqlType: string;
};

/**
 * Says how a table's columns become properties, each through its {@link Column}.
 *
 * @param key properties that name a row: those of the primary key, where rows are replaced
 */
export function mapRows<Row extends object>(
  table: string,
  key: readonly (keyof Row & string)[],
  columns: { readonly [K in keyof Row]: Column<Row[K]> },
): RowMapping<Row> {
  const properties = Object.keys(columns) as (keyof Row & string)[];
  const mapped = (property: keyof Row & string): MappedColumn<Row> => ({
    property,
    name: snakeCase(property),
    sqlType: columns[property].sqlType,
  });
  return {
    table,
    columns: properties.map(mapped),
    key: key.map(mapped),
    selection: properties.map((property) =>
      columns[property].read(sql.ref(snakeCase(property))).as(property),
    ),
    decode: (selected) => {
      const row: Partial<Row> = {};
      for (const property of properties) {
        try {
          row[property] = columns[property].decode(selected[property]);
        } catch (cause) {
          const id = key.map((name) => String(selected[name])).join(' ');
          throw corruptData({ table, row: id, column: snakeCase(property) }, cause);
        }
      }
      return row as Row;
    },
  };
}

function corruptData(
  context: { readonly table: string; readonly row: string; readonly column: string },
  cause: unknown,
): CorruptDataError {
  const { table, row, column } = context;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new CorruptDataError({ message: `${table}.${column} of row ${row}: ${reason}`, cause, context });
}
