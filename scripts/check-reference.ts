import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { replayCases, type VectorFile } from '../packages/core/testing/reference/replay-cases.ts';

const USAGE = `Usage: pnpm check:reference [DIR]

Replays files of reference values against the statistics of the core: FAMILY PASSED/TOTAL for each file, with the fields
that no function gives; FAMILY 0/TOTAL not covered where none gives any. Fails where a case of a covered family is missed.
DIR  folder of *.json files, packages/core/cases/reference by default`;

const OWN_CASES = join(import.meta.dirname, '../packages/core/cases/reference');
// So many misses of a family show what is wrong with it.
const SHOWN_MISSES = 5;

/** The files of reference values in a folder, in order of their names; null where there is none. */
function readVectors(folder: string): readonly VectorFile[] | null {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
    const files = names.sort().flatMap((name) => {
      const file: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'));
      if (isVectorFile(file)) return [file];
      process.stderr.write(`${name} holds no reference values\n`);
      return [];
    });
    return files.length > 0 ? files : null;
  } catch (error) {
    process.stderr.write(`${error}\n`);
    return null;
  }
}

function isVectorFile(file: unknown): file is VectorFile {
  if (typeof file !== 'object' || file === null || !('family' in file && 'cases' in file)) return false;
  const isCase = (entry: unknown): boolean =>
    typeof entry === 'object' && entry !== null && 'id' in entry && 'input' in entry && 'expected' in entry;
  return typeof file.family === 'string' && Array.isArray(file.cases) && file.cases.every(isCase);
}

/** Prints how a file is met, and says whether it is. */
function report(file: VectorFile): boolean {
  const replay = replayCases(file);
  if (replay === null) {
    process.stdout.write(`${file.family} 0/${file.cases.length} not covered\n`);
    return true;
  }
  const { passed, total, misses, uncovered } = replay;
  const rest = uncovered.length === 0 ? '' : ` without ${uncovered.join(', ')}`;
  process.stdout.write(`${file.family} ${passed}/${total}${rest}\n`);
  for (const miss of misses.slice(0, SHOWN_MISSES)) process.stderr.write(`  ${miss}\n`);
  return passed === total;
}

/** null where the arguments cannot be meant. */
function folderOf(args: readonly string[]): string | null {
  try {
    const { positionals } = parseArgs({ args: args.filter((arg) => arg !== '--'), allowPositionals: true });
    return positionals.length > 1 ? null : (positionals[0] ?? OWN_CASES);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return null;
  }
}

const folder = folderOf(process.argv.slice(2));
const files = folder === null ? null : readVectors(folder);
if (files === null) {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 2;
} else {
  process.exitCode = files.map(report).every((met) => met) ? 0 : 1;
}
