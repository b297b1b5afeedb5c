/** Texts that are remembered: most files write few, but a file may write a new one in every row. */
const MOST_KNOWN = 10_000;

/** The same function of a text, which does not work out again what it said of the latest texts. */
export function remember<T>(compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const answer = compute(text);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(text, answer);
    return answer;
  };
}
