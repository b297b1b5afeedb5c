/** Whether an id or label is what a policy's pattern names: the exact text, or a prefix that ends in `*`. */
export function matchesPattern(text: string, pattern: string): boolean {
  return pattern.endsWith('*') ? text.startsWith(pattern.slice(0, -1)) : text === pattern;
}
