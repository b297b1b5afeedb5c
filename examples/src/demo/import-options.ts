import { currencyOffset, dayOf, toInstant } from '@adpilot/core';
import type { ReadInsightsFileOptions } from '@adpilot/meta-client/insights-file';

/** How the user says that the files are to be read; what is left out is read from the files. */
export type ImportOptions = Pick<
  ReadInsightsFileOptions,
  'currency' | 'timeZone' | 'decimal' | 'dates' | 'conversionEvent' | 'strict'
>;

/** The options of the command line that concern the reading, as it takes them. */
type Given = {
  readonly currency?: string | undefined;
  readonly 'time-zone'?: string | undefined;
  readonly decimal?: string | undefined;
  readonly dates?: string | undefined;
  readonly event?: string | undefined;
  readonly strict?: boolean | undefined;
};

/**
 * Only what was given is in the result.
 *
 * @throws Error that names the option whose value cannot be meant
 */
export function readImportOptions(given: Given): ImportOptions {
  const { currency, decimal, dates, event, strict } = given;
  return {
    ...(currency === undefined ? {} : { currency: readCurrency(currency) }),
    ...(given['time-zone'] === undefined ? {} : { timeZone: readTimeZone(given['time-zone']) }),
    ...(decimal === undefined ? {} : { decimal: choose('--decimal', decimal, ['.', ',']) }),
    ...(dates === undefined ? {} : { dates: choose('--dates', dates, ['dmy', 'mdy']) }),
    ...(event === undefined ? {} : { conversionEvent: event }),
    ...(strict ? { strict } : {}),
  };
}

function readCurrency(text: string): string {
  const code = text.toUpperCase();
  named('--currency', () => currencyOffset(code));
  return code;
}

function readTimeZone(text: string): string {
  named('--time-zone', () => dayOf(toInstant(0), text));
  return text;
}

function choose<T extends string>(option: string, text: string, choices: readonly T[]): T {
  const choice = choices.find((known) => known === text);
  if (choice !== undefined) return choice;
  throw new Error(`${option}: ${text} is not ${choices.join(' or ')}`);
}

function named(option: string, check: () => unknown): void {
  try {
    check();
  } catch (error) {
    throw new Error(`${option}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
