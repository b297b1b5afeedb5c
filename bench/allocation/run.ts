import { parseArgs } from 'node:util';
import { measureScenario, type Track } from './measure.ts';
import { renderScores, type ScoreRow, scoreRow } from './render.ts';
import { SCENARIOS } from './scenario.ts';

const USAGE = `Usage: node --conditions=@adpilot/source bench/allocation/run.ts [SCENARIO...] [--seeds A-B] [--track fixed|free] [--json]

SCENARIO  of ${Object.keys(SCENARIOS).join(', ')}; S4 to S7 by default
--seeds   1000-1019 by default; what was tuned on seeds proves nothing on them
--track   fixed: shares of a daily sum, by revenue; free: the sum itself, by profit; fixed by default
--json    one object on stdout`;

type Command = {
  readonly names: readonly string[];
  readonly seeds: readonly number[];
  readonly track: Track;
  readonly json: boolean;
};

/** null where the arguments cannot be meant. */
function parseCommand(args: readonly string[]): Command | null {
  try {
    const { positionals, values } = parseArgs({
      args: args.filter((arg) => arg !== '--'),
      allowPositionals: true,
      options: {
        seeds: { type: 'string', default: '1000-1019' },
        track: { type: 'string', default: 'fixed' },
        json: { type: 'boolean', default: false },
      },
    });
    const { json, track } = values;
    const [, first = '', last = first] = values.seeds.match(/^(\d+)(?:-(\d+))?$/) ?? [];
    const seeds = Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => Number(first) + at);
    const names = positionals.length > 0 ? positionals : ['S4', 'S5', 'S6', 'S7'];
    const known = names.every((name) => Object.hasOwn(SCENARIOS, name));
    if (!known || first === '' || seeds.length === 0 || (track !== 'fixed' && track !== 'free')) return null;
    return { names, seeds, track, json };
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return null;
  }
}

const command = parseCommand(process.argv.slice(2));
if (command === null) {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 2;
} else {
  const rows = command.names.map((name): ScoreRow => {
    process.stderr.write(`${name} ...\n`);
    return scoreRow(name, measureScenario(name, command), command.track);
  });
  process.stdout.write(`${command.json ? JSON.stringify({ rows }) : renderScores(rows)}\n`);
  process.exitCode = rows.every(({ met }) => met) ? 0 : 1;
}
