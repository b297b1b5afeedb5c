import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A template with every `__name__` replaced. */
export function render(template: string, values: Readonly<Record<string, string>>): string {
  const text = readFileSync(join(import.meta.dirname, 'templates', `${template}.tmpl`), 'utf8');
  return text.replaceAll(/__([a-z]+)__/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${template} asks for ${name}, which it is not given`);
    return value;
  });
}
