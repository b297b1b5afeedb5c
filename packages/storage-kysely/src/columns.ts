import { instantMs, isDay, type Json } from '@adpilot/core';
import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import { jsonSchema } from './schemas/json-schema.ts';

/**
 * How a column leaves the database. Whatever drivers decode in their own ways (big integers, days, instants, arrays,
 * JSON) leaves as text and is decoded here, so that every driver gives the same values.
 */
export type Column<T> = {
  /** The type that an array of its values is cast to. */
  readonly sqlType: string;
  read(column: RawBuilder<unknown>): RawBuilder<unknown>;
  /** @throws Error where the value is none of the column's */
  decode(value: unknown): T;
};

const asItIs = (column: RawBuilder<unknown>): RawBuilder<unknown> => column;
const asText = (column: RawBuilder<unknown>): RawBuilder<unknown> => sql`${column}::text`;

/** `text` */
export const text: Column<string> = {
  sqlType: 'text',
  read: asItIs,
  decode: (value) => requireText(value),
};

/** Text that is one of a few words; the database checks the same. */
export function oneOf<T extends string>(...words: readonly T[]): Column<T> {
  return {
    ...text,
    decode: (value) => {
      const word = words.find((known) => known === value);
      if (word === undefined) throw new Error(`is none of ${words.join(', ')}: ${String(value)}`);
      return word;
    },
  };
}

/** `bigint` with a safe integer in it: counts, and money in minor units. */
export const integer: Column<number> = {
  sqlType: 'bigint',
  read: asText,
  decode: (value) => {
    const number = Number(requireText(value));
    if (!Number.isSafeInteger(number)) throw new Error(`is no safe integer: ${String(value)}`);
    return number;
  },
};

/** `double precision` */
export const float: Column<number> = {
  sqlType: 'double precision',
  read: asItIs,
  decode: (value) => {
    if (typeof value !== 'number') throw new Error(`is no number: ${String(value)}`);
    return value;
  },
};

/** `boolean` */
export const flag: Column<boolean> = {
  sqlType: 'boolean',
  read: asItIs,
  decode: (value) => {
    if (typeof value !== 'boolean') throw new Error(`is no boolean: ${String(value)}`);
    return value;
  },
};

/** `timestamptz`, whatever the time zone of the connection. */
export const instant: Column<string> = {
  sqlType: 'timestamptz',
  read: (column) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  decode: (value) => {
    const read = requireText(value);
    instantMs(read);
    return read;
  },
};

/** `date`, whatever the date style of the connection. */
export const day: Column<string> = {
  sqlType: 'date',
  read: (column) => sql`to_char(${column}, 'YYYY-MM-DD')`,
  decode: (value) => {
    const read = requireText(value);
    if (!isDay(read)) throw new Error(`is no day: ${read}`);
    return read;
  },
};

/** `jsonb` of a known shape. */
export function json<T>(shape: z.ZodType<T>): Column<T> {
  return {
    sqlType: 'jsonb',
    read: asText,
    decode: (value) => {
      const read = shape.safeParse(JSON.parse(requireText(value)));
      if (!read.success) throw new Error(z.prettifyError(read.error));
      return read.data;
    },
  };
}

/** `jsonb` of any shape. SQL's null is JSON's null. */
export const anyJson: Column<Json> = orNull(json(jsonSchema));

/** `text[]` with items of a known shape. */
export function textsOf<T extends string>(item: z.ZodType<T>): Column<readonly T[]> {
  return { ...json(z.array(item)), sqlType: 'text[]', read: (column) => sql`to_json(${column})::text` };
}

/** `text[]` */
export const texts: Column<readonly string[]> = textsOf(z.string());

/** A column that may be null. */
export function orNull<T>(column: Column<T>): Column<T | null> {
  return { ...column, decode: (value) => (value === null ? null : column.decode(value)) };
}

function requireText(value: unknown): string {
  if (typeof value !== 'string') throw new Error(`is no text: ${String(value)}`);
  return value;
}
