/**
 * A header as headers are compared: lower case words without accents, punctuation and invisible characters. Words
 * joined in `snake_case`, `kebab-case` or `camelCase` come apart, and what remains of a `# of` in front is left out.
 * A percent sign stays: a rate is not the count of the same name.
 */
export function normalizeHeader(text: string): string {
  return text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .replace(/ +%/g, '%')
    .trim()
    .replace(/^(?:number )?of /, '');
}
