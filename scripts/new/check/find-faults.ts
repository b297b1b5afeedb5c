import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Refused = { readonly args: readonly string[]; readonly exitCode: number; readonly names: string };

const REFUSED: readonly Refused[] = [
  { args: [], exitCode: 2, names: 'Usage' },
  { args: ['widget', 'budget-pace'], exitCode: 2, names: 'Usage' },
  { args: ['toString', 'budget-pace'], exitCode: 2, names: 'Usage' },
  { args: ['rule'], exitCode: 2, names: 'Usage' },
  { args: ['rule', 'budget', 'pace'], exitCode: 2, names: 'Usage' },
  { args: ['rule', 'BudgetPace'], exitCode: 2, names: '"BudgetPace"' },
  { args: ['rule', '../budget'], exitCode: 2, names: '"../budget"' },
  { args: ['rule', 'delete'], exitCode: 2, names: '"delete"' },
  { args: ['port', 'promise'], exitCode: 2, names: '"promise"' },
  { args: ['rule', 'a'.repeat(41)], exitCode: 2, names: '40' },
  { args: ['rule', 'roas_scaling'], exitCode: 1, names: 'rules/roas-scaling.ts' },
  { args: ['rule', 'an-ad-set'], exitCode: 1, names: 'anAdSet' },
  { args: ['guardrail', 'total-spend-cap'], exitCode: 1, names: 'guardrails/total-spend-cap.ts' },
  { args: ['port', 'clock'], exitCode: 1, names: 'ports/clock.ts' },
  { args: ['port', 'plan'], exitCode: 1, names: 'packages/core/src/index.ts' },
  { args: ['migration', 'plans'], exitCode: 1, names: 'plans.ts' },
  { args: ['migration', 'leases'], exitCode: 1, names: 'database.ts' },
  { args: ['example', 'quick-start'], exitCode: 1, names: 'quick-start.ts' },
];

/** Registries, and what has to be in them. */
const SHAPES: readonly (readonly [kind: string, path: string, marker: string])[] = [
  ['rule', 'packages/core/src/cycle/rules/index.ts', 'defaultRules'],
  ['rule', 'docs/rules.md', '## '],
  ['guardrail', 'packages/core/src/cycle/guardrails/index.ts', '  totalSpendCap,'],
  ['guardrail', 'docs/guardrails.md', '## `totalSpendCap`'],
  ['port', 'packages/core/testing/index.ts', "'./"],
  ['migration', 'packages/storage-kysely/src/migrations/migrations.test.ts', 'expect(hashes)'],
  ['migration', 'packages/storage-kysely/testing/test-databases.ts', 'const TABLES'],
];

/** What `pnpm new` does not refuse as it should, or not without a trace. Changes the tree, and changes it back. */
export function findFaults(root: string): readonly string[] {
  const untouched = contentsOf(root);
  const named = REFUSED.flatMap((refused) => faultOf(root, refused));
  const shaped = SHAPES.flatMap(([kind, path, marker]) => {
    const whole = readFileSync(join(root, path), 'utf8');
    writeFileSync(join(root, path), whole.replaceAll(marker, 'elsewhere'));
    const faults = faultOf(root, { args: [kind, 'budget-pace'], exitCode: 1, names: path });
    writeFileSync(join(root, path), whole);
    return whole.includes(marker) ? faults : [...faults, `${path} has no ${marker}`];
  });
  const traces = contentsOf(root) === untouched ? [] : ['pnpm new leaves changes behind where it refuses'];
  return [...named, ...shaped, ...traces];
}

function faultOf(root: string, { args, exitCode, names }: Refused): readonly string[] {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/new.ts'), ...args], {
    encoding: 'utf8',
  });
  const call = `pnpm new ${args.join(' ')}`;
  return [
    ...(status === exitCode ? [] : [`${call} ends with ${status} instead of ${exitCode}: ${stderr}`]),
    ...(stderr.includes(names) ? [] : [`${call} does not name ${names}: ${stderr}`]),
  ];
}

function contentsOf(root: string): string {
  const entries = ['docs', 'examples', 'packages'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true }),
  );
  return entries
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => `${path}\n${readFileSync(path, 'utf8')}`)
    .join('\n');
}
