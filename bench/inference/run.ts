import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { replayRealExperiments } from './real-experiments.ts';
import { renderRealRows, renderRows } from './render.ts';
import { rowOf } from './row.ts';
import { SCENARIOS } from './scenarios.ts';
import { simulate } from './simulate.ts';
import { STATEMENTS } from './statements.ts';

const USAGE = `Usage: pnpm bench:inference [--runs N] [--seed S] [--json]

--runs  simulated tests of each kind, 2000 by default; of many arms fewer
--seed  any text: another one gives other tests, the same one the same
--json  one object on stdout`;

const DATA = join(import.meta.dirname, '../../../shared/data');

type Command = { readonly runs: number; readonly seed: string; readonly json: boolean };

/** null where the arguments cannot be meant. */
function parseCommand(args: readonly string[]): Command | null {
  try {
    const { values } = parseArgs({
      args: args.filter((arg) => arg !== '--'),
      options: {
        runs: { type: 'string', default: '2000' },
        seed: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
      },
    });
    const runs = Number(values.runs);
    return Number.isSafeInteger(runs) && runs > 0 ? { runs, seed: values.seed, json: values.json } : null;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return null;
  }
}

const command = parseCommand(process.argv.slice(2));
if (command === null) {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 2;
} else {
  const results = await simulate(command, (name) => process.stderr.write(`${name} ...\n`));
  const rows = STATEMENTS.map((statement) => rowOf(statement, results, SCENARIOS));
  const real = replayRealExperiments(DATA);
  const report = command.json
    ? JSON.stringify({ seed: command.seed, rows, realExperiments: real })
    : `${renderRows(rows)}\n\n${renderRealRows(real)}`;
  process.stdout.write(`${report}\n`);
  process.exitCode = rows.every(({ met }) => met) ? 0 : 1;
}
