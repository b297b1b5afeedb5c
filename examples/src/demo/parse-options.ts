import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { AdpilotError } from '@adpilot/core';
import { parseDuration } from '@adpilot/scheduler';
import { type ImportOptions, readImportOptions } from './import-options.ts';

export const USAGE = `Usage: pnpm demo [options]

Runs one cycle of Adpilot on a simulated ad account and shows what it decided and did.

  --insights FILE   replay your own account's past: an Ads Manager export (CSV) or Marketing API insights (JSON),
                    with a row per day; may be repeated for several files of one account
    --currency ABC    of amounts, where no header or column names it: USD, EUR, BRL
    --time-zone ZONE  the ad account's, in which its days are counted: Europe/Lisbon (default: UTC)
    --decimal SIGN    the sign before decimals, . or , where the files leave it open
    --dates ORDER     dmy or mdy, where the files leave open whether 03/04 is in April or in March
    --event NAME      what counts as a conversion (default: purchase, by any of its names)
    --strict          stop at the first row that cannot be meant, instead of leaving it out
  --advance TIME    move the simulated clock first: 30m, 12h, 2d
  --watch           go on: a cycle every 30 minutes of simulated time, until interrupted
    --cycles N        stop after so many cycles
  --fresh           forget the stored world and start anew
  --data DIR        where world and database lie (default: .adpilot/demo, or .adpilot/<hash of files and options>)
  --json            print the plan as one JSON object on stdout, everything else on stderr
  --help            show this text

What is read from an export, and from which headers: docs/insights-files.md`;

export type DemoOptions = {
  readonly insights: readonly string[];
  readonly importing: ImportOptions;
  readonly advanceMs: number;
  /** Cycles to watch, `Infinity` until interrupted; null for a single one that is shown in full. */
  readonly watch: number | null;
  readonly fresh: boolean;
  readonly data: string | null;
  readonly json: boolean;
  readonly help: boolean;
};

/** A command line that cannot be meant. */
export class UsageError extends Error {}

/**
 * @param from the folder that relative paths start at: where the user stood, not where the package manager went
 * @throws UsageError for an unknown option or an unreadable value
 */
export function parseOptions(args: readonly string[], from: string): DemoOptions {
  const values = parse(args);
  const path = (text: string): string => resolve(from, text);
  const { insights = [], watch = false, json = false } = values;
  const importing = meant(() => readImportOptions(values));
  if (insights.length === 0 && Object.keys(importing).length > 0) {
    throw new UsageError(
      '--currency, --time-zone, --decimal, --dates, --event and --strict say how to read --insights FILE',
    );
  }
  if (watch && json) throw new UsageError('--json prints the plan of one cycle; --watch runs many');
  if (values.cycles !== undefined && !watch) throw new UsageError('--cycles needs --watch');
  return {
    insights: insights.map(path),
    importing,
    advanceMs: values.advance === undefined ? 0 : durationOf(values.advance),
    watch: watch ? cyclesOf(values.cycles) : null,
    fresh: values.fresh ?? false,
    data: values.data === undefined ? null : path(values.data),
    json,
    help: values.help ?? false,
  };
}

function parse(args: readonly string[]) {
  return meant(
    () =>
      parseArgs({
        // pnpm hands a bare `--` on to the script.
        args: args.filter((arg) => arg !== '--'),
        options: {
          insights: { type: 'string', multiple: true },
          currency: { type: 'string' },
          'time-zone': { type: 'string' },
          decimal: { type: 'string' },
          dates: { type: 'string' },
          event: { type: 'string' },
          strict: { type: 'boolean' },
          advance: { type: 'string' },
          watch: { type: 'boolean' },
          cycles: { type: 'string' },
          fresh: { type: 'boolean' },
          data: { type: 'string' },
          json: { type: 'boolean' },
          help: { type: 'boolean', short: 'h' },
        },
      }).values,
  );
}

/** Whatever the reading of a command line throws is the user's to mend. */
function meant<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function durationOf(text: string): number {
  try {
    return parseDuration(text);
  } catch (error) {
    if (AdpilotError.isInstance(error)) throw new UsageError(`--advance: ${error.message}`);
    throw error;
  }
}

function cyclesOf(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new UsageError(`--cycles: not a whole number from 1 on: ${text}`);
}
