import { sorted } from '../place.ts';

/**
 * Adds an import, or an export from another file, among those of the same folder, in the order of their paths; null
 * where there is none from that folder.
 *
 * @param folder as paths begin with it, such as `./ports/`
 */
export function addStatement(source: string, statement: string, folder: string): string | null {
  const [keyword] = statement.split(' ');
  const siblings = [
    ...source.matchAll(
      new RegExp(`^${keyword} [^;]*? from '(${folder.replaceAll('.', '\\.')}[^']*)';\n`, 'gm'),
    ),
  ];
  const previous = siblings.at(-1);
  if (previous === undefined) return null;
  const at = sorted(pathOf(statement))(siblings.map(([, path = '']) => path));
  const index = siblings[at]?.index ?? previous.index + previous[0].length;
  return `${source.slice(0, index)}${statement}\n${source.slice(index)}`;
}

function pathOf(statement: string): string {
  return /'([^']*)'/.exec(statement)?.[1] ?? '';
}
