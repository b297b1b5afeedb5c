import { parseArgs } from 'node:util';
import { bundleSizeBenchmark } from './benchmarks/bundle-size.ts';
import { chiSquareBenchmark } from './benchmarks/chi-square.ts';
import { experimentsBenchmark } from './benchmarks/experiments.ts';
import { fatigueBenchmark } from './benchmarks/fatigue.ts';
import { importTimeBenchmark } from './benchmarks/import-time.ts';
import { insightsFileBenchmark } from './benchmarks/insights-file.ts';
import { planCycleBenchmark } from './benchmarks/plan-cycle.ts';
import { variantsBenchmark } from './benchmarks/variants.ts';
import { type Benchmark, type BenchmarkOptions, isMet, type Row } from './measure/row.ts';
import { renderReport, reportAsJson } from './render-report.ts';

const BENCHMARKS: readonly Benchmark[] = [
  planCycleBenchmark,
  chiSquareBenchmark,
  experimentsBenchmark,
  fatigueBenchmark,
  variantsBenchmark,
  importTimeBenchmark,
  bundleSizeBenchmark,
  insightsFileBenchmark,
];

const USAGE = `Usage: pnpm bench [NAME...] [--json] [--import-mb N]

NAME         of ${BENCHMARKS.map(({ name }) => name).join(', ')}; all by default
--json       one object on stdout
--import-mb  size of the export that insights-file reads, 100 by default`;

type Command = BenchmarkOptions & { readonly benchmarks: readonly Benchmark[]; readonly json: boolean };

/** null where the arguments cannot be meant. */
function parseCommand(args: readonly string[]): Command | null {
  const { positionals, values } = parseArgs({
    args: args.filter((arg) => arg !== '--'),
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, 'import-mb': { type: 'string', default: '100' } },
  });
  const importMb = Number(values['import-mb']);
  const known = positionals.every((name) => BENCHMARKS.some((benchmark) => benchmark.name === name));
  if (!known || !(importMb > 0 && importMb < Number.POSITIVE_INFINITY)) return null;
  const isAsked = ({ name }: Benchmark): boolean => positionals.length === 0 || positionals.includes(name);
  return { benchmarks: BENCHMARKS.filter(isAsked), json: values.json, importMb };
}

async function measure({ benchmarks, ...options }: Command): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const benchmark of benchmarks) {
    process.stderr.write(`${benchmark.name} ...\n`);
    rows.push(...(await benchmark.run(options)));
  }
  return rows;
}

function parseOrNull(args: readonly string[]): Command | null {
  try {
    return parseCommand(args);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return null;
  }
}

const command = parseOrNull(process.argv.slice(2));
if (command === null) {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 2;
} else {
  const rows = await measure(command);
  process.stdout.write(`${command.json ? reportAsJson(rows) : renderReport(rows)}\n`);
  process.exitCode = rows.every(isMet) ? 0 : 1;
}
