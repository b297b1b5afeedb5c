import { addSection } from '../edits/add-section.ts';
import { addStatement } from '../edits/add-statement.ts';
import { addToList } from '../edits/add-to-list.ts';
import type { Kind } from '../kind.ts';
import { last } from '../place.ts';
import { render } from '../render.ts';

const RULES = 'packages/core/src/cycle/rules';

export const rule: Kind = (names, draft) => {
  const { kebab, camel, snake } = names;
  draft.create(`${RULES}/${kebab}.ts`, render('rule.ts', names));
  draft.create(`${RULES}/${kebab}.test.ts`, render('rule.test.ts', names));
  const statement = `import { ${camel} } from './${kebab}.ts';`;
  draft.edit(`${RULES}/index.ts`, 'imports of rules', (source) => addStatement(source, statement, './'));
  draft.edit(`${RULES}/index.ts`, 'list defaultRules', (source) =>
    addToList(source, 'defaultRules', camel, last),
  );
  draft.edit('docs/rules.md', 'sections of rules', (page) =>
    addSection(page, render('rule.md', names), last),
  );
  return [
    `Decide in ${RULES}/${kebab}.ts; thresholds go to packages/core/src/policy/.`,
    `The name ${snake} is part of every decision's id: change it now or never.`,
  ];
};
