import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { builtCore } from '../measure/built-core.ts';
import { median } from '../measure/median.ts';
import type { Benchmark } from '../measure/row.ts';

const RUNS = 15;

/** What importing core costs: the CPU time of a process that does, less that of one that imports nothing. */
export const importTimeBenchmark: Benchmark = {
  name: 'import-time',
  run: async () => {
    const core = `import ${JSON.stringify(pathToFileURL(builtCore()).href)};`;
    const differences = Array.from({ length: RUNS }, () => cpuMsOf(core) - cpuMsOf(''));
    return [
      {
        name: 'import of @adpilot/core',
        value: median(differences),
        unit: 'ms',
        target: { kind: 'below', bound: 100 },
      },
    ];
  },
};

function cpuMsOf(imports: string): number {
  const source = `${imports} const { user, system } = process.cpuUsage(); console.log((user + system) / 1000);`;
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', source], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 2],
  });
  if (status !== 0) throw new Error(`a process failed that ran: ${source}`);
  return Number(stdout);
}
