import { join } from 'node:path';
import { definePolicy, policyJsonSchema } from '../../packages/core/src/index.ts';
import { describeValues, type FieldSchema } from './describe-values.ts';
import { readReasons } from './read-reasons.ts';

const SOURCE = join(import.meta.dirname, '../../packages/core/src/policy');

const HEAD = `# Policy

Every field of a policy, with its default, what it may be, and its reason. Generated from the
[schema](../packages/core/src/policy/policy-schema.ts) by \`pnpm docs:policy\`; a test fails where they differ.

\`\`\`ts
import { definePolicy, diffPolicies, lintPolicy, policyJsonSchema } from '@adpilot/core';

const policy = definePolicy({ currency: 'EUR', preset: 'cautious', roas: { increaseAbove: 2.5 } });
lintPolicy(policy); // what can never fire, contradicts itself or has no effect
\`\`\`

- Amounts are decimal text in major units of \`currency\`. The defaults below are those of USD, EUR, GBP, CAD, AUD and CHF;
  for every other currency \`definePolicy\` demands each amount.
- \`preset\` is what a policy starts from instead of the defaults. \`seed\`: plain percentages without a doubt about small
  numbers. \`cautious\`: no budget moves by more than 20 % a day, and none while its ad set learns.
- \`overrides\` are other thresholds for some campaigns, by id or label: exact text, or a prefix that ends in \`*\`. The first
  one that names a campaign holds for it, alone. They change opinions, never limits, approvals, or what is learned of an
  account.
- With a gross margin, \`roas: { breakEvenRoas: breakEvenRoas(0.4) }\` sets the thresholds to multiples of the ROAS at which
  a sale pays for its advertising.
`;

type Field = { readonly path: string; readonly schema: FieldSchema };

/** The reference page of the policy. */
export function renderPolicyReference(): string {
  const reasons = readReasons(SOURCE);
  const defaults = definePolicy({ currency: 'USD' });
  const root: FieldSchema = policyJsonSchema();
  const groups = Object.entries(root.properties ?? {}).filter(([name]) => name !== 'preset');
  const scalars = groups.filter(([, schema]) => !isGroup(schema));
  const sections = groups
    .filter(([, schema]) => isGroup(schema))
    .map(([name, schema]) => {
      const fields = fieldsOf(name, schema);
      return `## \`${name}\`\n\n${reasons.get(name) ?? ''}\n\n${table(fields, defaults, reasons)}`;
    });
  const general = scalars.map(([path, schema]) => ({ path, schema }));
  return `${[HEAD, `## General\n\n${table(general, defaults, reasons)}`, ...sections].join('\n')}`;
}

function isGroup({ type, properties }: FieldSchema): boolean {
  return type === 'object' && properties !== undefined;
}

function fieldsOf(path: string, schema: FieldSchema): readonly Field[] {
  if (!isGroup(schema)) return [{ path, schema }];
  return Object.entries(schema.properties ?? {}).flatMap(([key, field]) => fieldsOf(`${path}.${key}`, field));
}

function table(
  fields: readonly Field[],
  defaults: object,
  reasons: ReadonlyMap<string, string | null>,
): string {
  const rows = fields.map(({ path, schema }) => {
    const reason = reasons.get(path);
    if (!reason) throw new Error(`${path} has no comment that says what it is for`);
    const cells = [`\`${path}\``, writeDefault(valueAt(defaults, path)), describeValues(schema), reason];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return ['| field | default | values | reason |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}

function valueAt(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((at, key) => Object.entries(at ?? {}).find(([name]) => name === key)?.[1], value);
}

function writeDefault(value: unknown): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}
