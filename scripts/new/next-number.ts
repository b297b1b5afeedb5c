import { Refusal } from './refusal.ts';

/**
 * The number after the last one of files that are called `<number>-<name>`. A gap is not filled: numbers say an order.
 *
 * @throws Refusal where a file has that name under another number
 */
export function nextNumber(files: readonly string[], name: string, digits: number): string {
  const numbered = files.filter((file) => /^\d+-/.test(file));
  const same = numbered.find((file) => file.replace(/^\d+-/, '') === `${name}.ts`);
  if (same !== undefined) throw new Refusal(`${same} is there already.`);
  const largest = Math.max(0, ...numbered.map((file) => Number.parseInt(file, 10)));
  return String(largest + 1).padStart(digits, '0');
}
