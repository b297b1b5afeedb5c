import { type MinorUnits, roundToMinorUnits } from '@adpilot/core';
import { refusal } from '../errors/refusal.ts';

/** A figure as Meta writes it; absent where it is zero, null where it is unknown. */
type Figure = string | number | null | undefined;

/** Reads the figures of one row. One that is left out is 0, null stays unknown, a malformed one is an error, never 0. */
export interface RowFigures {
  /** A whole number. */
  count(field: string, figure: Figure): number | null;
  /** A number that may have a fraction, as modelled conversions do. */
  quantity(field: string, figure: Figure): number | null;
  /** An amount in major units, rounded half to even where it is finer than the currency's minor unit. */
  amount(field: string, figure: Figure): MinorUnits | null;
}

const COUNT = /^\d+$/;
const QUANTITY = /^\d+(\.\d+)?$/;
const AMOUNT = /^-?\d+(\.\d+)?$/;

/** The figures of the row that errors name. */
export function createRowFigures(row: {
  readonly adId: string;
  readonly day: string;
  readonly currency: string;
}): RowFigures {
  const read = <T>(field: string, figure: Figure, shape: RegExp, convert: (text: string) => T): T | null => {
    if (figure === null) return null;
    const text = String(figure ?? 0);
    if (!shape.test(text)) throw malformed(field, text);
    return convert(text);
  };
  const toNumber = (field: string) => (text: string) => {
    const value = Number(text);
    if (value > Number.MAX_SAFE_INTEGER) throw malformed(field, text);
    return value;
  };
  const malformed = (field: string, text: string) =>
    refusal(
      'invalid_request',
      `malformed ${field} of ad ${row.adId} on ${row.day}: ${JSON.stringify(text)}`,
      {
        adId: row.adId,
        day: row.day,
        field,
      },
    );
  return {
    count: (field, figure) => read(field, figure, COUNT, toNumber(field)),
    quantity: (field, figure) => read(field, figure, QUANTITY, toNumber(field)),
    amount: (field, figure) => read(field, figure, AMOUNT, (text) => roundToMinorUnits(text, row.currency)),
  };
}
