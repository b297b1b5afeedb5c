import { addSection } from '../edits/add-section.ts';
import { addStatement } from '../edits/add-statement.ts';
import type { Kind } from '../kind.ts';
import { sorted } from '../place.ts';
import { render } from '../render.ts';

const CORE = 'packages/core';
const PORTS = `${CORE}/src/ports`;

export const port: Kind = (names, draft) => {
  const { kebab, camel, pascal } = names;
  const documents = draft.list(PORTS).map((file) => draft.read(`${PORTS}/${file}`));
  const values = { ...names, prefix: choosePrefix(kebab, documents.join('\n')) };
  draft.create(`${PORTS}/${kebab}.ts`, render('port.ts', values));
  draft.create(`${CORE}/testing/${kebab}-clauses.ts`, render('port-clauses.ts', values));
  draft.create(`${CORE}/testing/${kebab}-clauses.test.ts`, render('port-clauses.test.ts', values));
  const type = `export type { ${pascal} } from './ports/${kebab}.ts';`;
  draft.edit(`${CORE}/src/index.ts`, 'exports of ports', (source) => addStatement(source, type, './ports/'));
  const suite = `export { ${camel}Clauses } from './${kebab}-clauses.ts';`;
  draft.edit(`${CORE}/testing/index.ts`, 'exports of suites', (source) => addStatement(source, suite, './'));
  draft.edit('docs/ports.md', 'sections of ports', (page) =>
    addSection(page, render('port.md', values), sorted(pascal)),
  );
  return [
    `State what adapters promise in ${PORTS}/${kebab}.ts, a numbered clause each (${values.prefix}-2, ...).`,
    `Check every clause in ${CORE}/testing/${kebab}-clauses.ts, and run the suite on each adapter.`,
  ];
};

/** Letters that no other port numbers its clauses with: initials, otherwise as many letters as it takes. */
function choosePrefix(kebab: string, documents: string): string {
  const parts = kebab.split('-');
  const initials = parts.map((part) => part.charAt(0)).join('');
  const letters = parts.join('');
  const lengths = Array.from({ length: letters.length - 1 }, (_, index) => index + 2);
  const prefixes = [...(parts.length > 1 ? [initials] : []), ...lengths.map((end) => letters.slice(0, end))];
  const all = prefixes.map((prefix) => prefix.toUpperCase());
  return all.find((prefix) => !documents.includes(` ${prefix}-1:`)) ?? letters.toUpperCase();
}
