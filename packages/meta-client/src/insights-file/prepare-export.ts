import { currencyOffset, InvalidInputError } from '@adpilot/core';
import type { ConversionEvent } from './headers/conversion-event.ts';
import type { OpenedExport } from './open-exports.ts';
import type { ProgressMeter } from './read-progress.ts';
import type { StatedFormat } from './survey/stated-format.ts';
import { type Survey, surveyExport } from './survey/survey-export.ts';
import type { ExportRecord } from './table/export-table.ts';

/** A file of which everything is known that its rows need to be read. */
export type PreparedExport = OpenedExport &
  Pick<Survey, 'dialect' | 'hasEvent' | 'breakdowns'> & {
    readonly event: ConversionEvent;
    readonly currency: string;
  };

/** What the files are read for, and what the caller says about them. */
export type PrepareOptions = {
  readonly event: ConversionEvent;
  readonly stated: StatedFormat;
  readonly meter: ProgressMeter;
};

/**
 * Looks through a file as far as it takes.
 *
 * @throws InvalidInputError where the file leaves open what the caller does not say either: its currency, its decimal
 *   sign, its order of day and month; where it contradicts itself or, about the currency, the caller; where its ids are rounded
 */
export async function prepareExport(
  opened: OpenedExport,
  { event, stated, meter }: PrepareOptions,
): Promise<PreparedExport> {
  const { currency, decimal, dates } = stated;
  const { file, size, table, columns } = opened;
  const pass = meter.begin(size);
  const onRecord = ({ bytes }: ExportRecord) => pass.reach(bytes);
  const survey = await surveyExport(table, columns, {
    file,
    event,
    currency: columns.currency ?? currency,
    decimal,
    dates,
    onRecord,
  });
  pass.end();
  const named = [columns.currency, survey.currency, currency].filter((source) => source !== null);
  const { dialect, hasEvent, breakdowns } = survey;
  return { ...opened, event, dialect, hasEvent, breakdowns, currency: agreeOn(named, file) };
}

/** Headers, rows and the caller must mean one currency. */
function agreeOn(named: readonly string[], file: string): string {
  const [currency, other] = new Set(named);
  if (currency === undefined) {
    throw invalid(
      `${file} does not name its currency; say which it is: option currency, --currency on the command line`,
    );
  }
  if (other !== undefined) throw invalid(`the amounts of ${file} are in ${currency}, not in ${other}`);
  currencyOffset(currency);
  return currency;
}

function invalid(message: string): InvalidInputError {
  return new InvalidInputError({ argument: 'currency', message });
}
