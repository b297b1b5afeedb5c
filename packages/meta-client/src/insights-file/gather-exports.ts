import { InvalidInputError } from '@adpilot/core';
import { createAccountCheck } from './account/account-check.ts';
import { type AdHistories, createAdHistories } from './account/ad-histories.ts';
import { type AdSpans, createAdSpans } from './account/ad-spans.ts';
import { createExportTotals, type ExportTotals } from './account/export-totals.ts';
import { createMalformedRows, type MalformedRows } from './malformed-rows.ts';
import type { PreparedExport } from './prepare-export.ts';
import type { ProgressMeter } from './read-progress.ts';
import { placementKey } from './row/placement.ts';
import { createRecordParser } from './row/record-parser.ts';

/** What the rows of all files come to. */
export type Gathered = {
  readonly histories: AdHistories;
  readonly totals: ExportTotals;
  readonly spans: AdSpans;
  readonly malformed: MalformedRows;
  /** Whether any row has a column, action type or result type of the event. */
  readonly eventFound: boolean;
};

/** How to read the rows. */
export type GatherOptions = {
  readonly strict: boolean;
  readonly meter: ProgressMeter;
};

/**
 * Reads the rows of several files one after the other.
 *
 * @throws InvalidInputError where a row is in another currency or of another account than those before it; with
 *   `strict` at the first malformed row that is not one of totals
 */
export async function gatherExports(
  exports: readonly PreparedExport[],
  { strict, meter }: GatherOptions,
): Promise<Gathered> {
  const gathered = {
    histories: createAdHistories(),
    totals: createExportTotals(),
    spans: createAdSpans(),
    malformed: createMalformedRows({ strict }),
  };
  const requireOneAccount = createAccountCheck();
  let eventFound = false;
  for (const prepared of exports) {
    const { file } = prepared;
    const parse = createRecordParser(prepared);
    const pass = meter.begin(prepared.size);
    for await (const record of prepared.table.records()) {
      const row = parse(record);
      if (row instanceof InvalidInputError) {
        gathered.malformed.add({ file, line: record.line, problem: row });
      } else {
        requireOneAccount(row.account, { file, line: record.line });
        eventFound ||= row.namesEvent;
        const key = placementKey(row.placement);
        gathered.histories.add(row, key);
        gathered.totals.add(row, key);
        gathered.spans.add(row.day, { key, file });
      }
      meter.countRow();
      pass.reach(record.bytes);
    }
    pass.end();
  }
  return { ...gathered, eventFound };
}
