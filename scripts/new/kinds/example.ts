import { addSection } from '../edits/add-section.ts';
import type { Kind } from '../kind.ts';
import { capitalize } from '../names.ts';
import { nextNumber } from '../next-number.ts';
import { last } from '../place.ts';
import { render } from '../render.ts';

const EXAMPLES = 'examples/src';

export const example: Kind = (names, draft) => {
  const number = nextNumber(draft.list(EXAMPLES), names.kebab, 2);
  const path = `${EXAMPLES}/${number}-${names.kebab}`;
  const values = { ...names, number, sentence: capitalize(names.words) };
  draft.create(`${path}.ts`, render('example.ts', values));
  draft.create(`${path}.int.test.ts`, render('example.int.test.ts', values));
  draft.edit('docs/examples.md', 'sections of examples', (page) =>
    addSection(page, render('example.md', values), last),
  );
  return [`Run it: pnpm example ${number}`, `Show one thing in ${path}.ts, and say it in docs/examples.md.`];
};
