/** Adds a line at the end of the block that `opening` opens; null where no such block begins and ends in the source. */
export function addLine(source: string, opening: string, line: string): string | null {
  const lines = source.split('\n');
  const start = lines.findIndex((each) => each.includes(opening));
  const [indent = ''] = /^ */.exec(lines[start] ?? '') ?? [];
  const end = lines.findIndex((each, at) => at > start && each.startsWith(`${indent}}`));
  if (start === -1 || end === -1) return null;
  return lines.toSpliced(end, 0, `${indent}  ${line}`).join('\n');
}
