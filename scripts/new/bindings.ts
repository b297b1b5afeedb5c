const LISTS = /^(?:import|export)(?: type)? \{([^}]*)\}/gm;
const DECLARATIONS = /^(?:export )?(?:const|function|interface|type) (\w+)/gm;

/** The names that a module imports, declares at its top level, or passes on. */
export function bindingsOf(source: string): readonly string[] {
  const listed = [...source.matchAll(LISTS)].flatMap(([, list = '']) => list.split(','));
  const declared = [...source.matchAll(DECLARATIONS)].map(([, name = '']) => name);
  const names = listed.map((each) => each.trim().split(' ').at(-1) ?? '');
  // A list may end in a comma.
  return [...names, ...declared].filter((name) => name !== '');
}
