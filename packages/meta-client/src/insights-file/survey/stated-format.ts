import { InvalidInputError } from '@adpilot/core';
import type { DayOrder, DecimalSign } from './dialect.ts';

/** What the caller says about files that leave it open; null where nothing is said. */
export type StatedFormat = {
  readonly currency: string | null;
  readonly decimal: DecimalSign | null;
  readonly dates: DayOrder | null;
};

const DECIMAL_SIGNS: readonly DecimalSign[] = ['.', ','];
const DAY_ORDERS: readonly DayOrder[] = ['dmy', 'mdy'];

/** @throws InvalidInputError for a sign or an order that there is not */
export function parseStatedFormat({
  currency,
  decimal,
  dates,
}: {
  readonly currency?: string;
  readonly decimal?: string;
  readonly dates?: string;
}): StatedFormat {
  return {
    currency: currency?.trim().toUpperCase() ?? null,
    decimal: decimal === undefined ? null : choose(decimal, { argument: 'decimal', choices: DECIMAL_SIGNS }),
    dates: dates === undefined ? null : choose(dates, { argument: 'dates', choices: DAY_ORDERS }),
  };
}

function choose<Choice extends string>(
  value: string,
  { argument, choices }: { readonly argument: string; readonly choices: readonly Choice[] },
): Choice {
  const choice = choices.find((candidate) => candidate === value);
  if (choice !== undefined) return choice;
  const message = `${argument} is ${choices.join(' or ')}, not ${value}`;
  throw new InvalidInputError({ argument, message });
}
