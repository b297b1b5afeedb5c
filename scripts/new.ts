import { join } from 'node:path';
import { bindingsOf } from './new/bindings.ts';
import { createDraft } from './new/draft.ts';
import { format } from './new/format.ts';
import type { Kind } from './new/kind.ts';
import { example } from './new/kinds/example.ts';
import { guardrail } from './new/kinds/guardrail.ts';
import { migration } from './new/kinds/migration.ts';
import { port } from './new/kinds/port.ts';
import { rule } from './new/kinds/rule.ts';
import { parseName } from './new/names.ts';
import { Refusal } from './new/refusal.ts';

// `pnpm new rule budget-pace` writes a part with its test, its place in the registry and its description.
const KINDS: Readonly<Record<string, Kind>> = { rule, guardrail, port, migration, example };
const USAGE = `Usage: pnpm new ${Object.keys(KINDS).join('|')} NAME\n\nNAME is in kebab-case, such as budget-pace.`;
const ROOT = join(import.meta.dirname, '..');

function run(args: readonly string[]): void {
  const [kind = '', name, ...rest] = args;
  const plan = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (plan === undefined || name === undefined || rest.length > 0) throw new Refusal(USAGE, { exitCode: 2 });
  const names = parseName(name);
  const draft = createDraft(ROOT);
  const next = plan(names, draft);
  draft.map((path, text) => {
    if (!path.endsWith('.ts')) return text;
    const bindings = bindingsOf(text);
    const twice = bindings.find((each, at) => bindings.indexOf(each) !== at);
    if (twice !== undefined)
      throw new Refusal(`${twice} would mean two things in ${path}: choose another name.`);
    return format(ROOT, path, text);
  });
  const { created, edited } = draft.write();
  for (const path of created) console.log(`created  ${path}`);
  for (const path of edited) console.log(`edited   ${path}`);
  console.log(['', ...next, 'Then: pnpm verify'].join('\n'));
}

try {
  run(process.argv.slice(2).filter((arg) => arg !== '--'));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}
