import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { AdpilotError } from '@adpilot/core';
import { parseDuration } from '@adpilot/scheduler';

export const USAGE = `Usage: pnpm demo [options]

Runs one cycle of Adpilot on a simulated ad account and shows what it decided and did.

  --insights FILE   replay a real export as the account's past (Ads Manager CSV, ad by day); may be repeated
  --advance TIME    move the simulated clock first: 30m, 12h, 2d
  --fresh           forget the stored world and start anew
  --data DIR        where world and database lie (default: .adpilot/demo, or .adpilot/<hash of the files>)
  --json            print the plan as one JSON object on stdout, everything else on stderr
  --help            show this text`;

export type DemoOptions = {
  readonly insights: readonly string[];
  readonly advanceMs: number;
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
  return {
    insights: (values.insights ?? []).map(path),
    advanceMs: values.advance === undefined ? 0 : durationOf(values.advance),
    fresh: values.fresh ?? false,
    data: values.data === undefined ? null : path(values.data),
    json: values.json ?? false,
    help: values.help ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      // pnpm hands a bare `--` on to the script.
      args: args.filter((arg) => arg !== '--'),
      options: {
        insights: { type: 'string', multiple: true },
        advance: { type: 'string' },
        fresh: { type: 'boolean' },
        data: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
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
