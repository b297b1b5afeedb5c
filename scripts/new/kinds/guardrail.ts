import { addSection } from '../edits/add-section.ts';
import { addStatement } from '../edits/add-statement.ts';
import { addToList } from '../edits/add-to-list.ts';
import type { Kind } from '../kind.ts';
import { before } from '../place.ts';
import { render } from '../render.ts';

const GUARDRAILS = 'packages/core/src/cycle/guardrails';

/** What comes after it has to see a plan as all other limits leave it. */
const place = before('totalSpendCap');

export const guardrail: Kind = (names, draft) => {
  const { kebab, camel } = names;
  draft.create(`${GUARDRAILS}/${kebab}.ts`, render('guardrail.ts', names));
  draft.create(`${GUARDRAILS}/${kebab}.test.ts`, render('guardrail.test.ts', names));
  const statement = `import { ${camel} } from './${kebab}.ts';`;
  draft.edit(`${GUARDRAILS}/index.ts`, 'imports of guardrails', (source) =>
    addStatement(source, statement, './'),
  );
  draft.edit(`${GUARDRAILS}/index.ts`, 'list defaultGuardrails with totalSpendCap', (source) =>
    addToList(source, 'defaultGuardrails', camel, place),
  );
  draft.edit('docs/guardrails.md', 'section of totalSpendCap', (page) =>
    addSection(page, render('guardrail.md', names), place),
  );
  return [
    `Set the limit in ${GUARDRAILS}/${kebab}.ts; its numbers go to packages/core/src/policy/.`,
    `Move ${camel} in ${GUARDRAILS}/index.ts, and its section in docs/guardrails.md, where it has to be checked earlier.`,
  ];
};
