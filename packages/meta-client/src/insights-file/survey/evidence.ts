/** A cell of a file, to be quoted. */
export type QuotedCell = { readonly header: string; readonly text: string; readonly line: number };

/** Strong: the cell can be read in one way only. Weak: in two, of which one makes no sense in its column. */
type Strength = 'strong' | 'weak';

/** What a file says about a question. */
export type Verdict<Answer> =
  | { readonly kind: 'decided'; readonly answer: Answer; readonly isBeyondDoubt: boolean }
  /** No cell that was seen reads differently under one answer than under another. */
  | { readonly kind: 'nothing-to-decide' }
  /** Cells read differently, and none tells which way is right. */
  | { readonly kind: 'open'; readonly example: QuotedCell }
  /** Cells tell different things. */
  | { readonly kind: 'contradictory'; readonly examples: readonly [QuotedCell, QuotedCell] };

/** Collects what the cells of a file say about a question. */
export interface Evidence<Answer> {
  /** The cell speaks for an answer. */
  support(answer: Answer, strength: Strength, cell: QuotedCell): void;
  /** The cell reads differently under each answer, and speaks for none. */
  leaveOpen(cell: QuotedCell): void;
  /** The cell reads the same under each answer, but others that are written like it may not. */
  expectOthers(): void;
  /** Whether any cell was seen for which the question matters, or may for others like it. */
  isAsked(): boolean;
  /** Whether strong cells decide, so that no more need to be asked. */
  isBeyondDoubt(): boolean;
  /** Strong cells are heard first, weak ones only where there are none. */
  verdict(): Verdict<Answer>;
}

/** So many times more cells make the others malformed, and not the file contradictory. */
const OVERWHELMING = 10;

/** No cell seen yet. */
export function createEvidence<Answer>(): Evidence<Answer> {
  const supporters: Record<Strength, Map<Answer, { count: number; readonly first: QuotedCell }>> = {
    strong: new Map(),
    weak: new Map(),
  };
  let [open, isAsked]: [QuotedCell | null, boolean] = [null, false];
  const weigh = (strength: Strength): Verdict<Answer> | null => {
    const [most, next] = [...supporters[strength]].sort(([, a], [, b]) => b.count - a.count);
    if (most === undefined) return null;
    const [answer, { count, first }] = most;
    if (next === undefined || count >= OVERWHELMING * next[1].count)
      return { kind: 'decided', answer, isBeyondDoubt: strength === 'strong' };
    return { kind: 'contradictory', examples: [first, next[1].first] };
  };
  return {
    support(answer, strength, cell) {
      isAsked = true;
      const known = supporters[strength].get(answer);
      if (known === undefined) supporters[strength].set(answer, { count: 1, first: cell });
      else known.count += 1;
    },
    leaveOpen(cell) {
      isAsked = true;
      open ??= cell;
    },
    expectOthers() {
      isAsked = true;
    },
    isAsked: () => isAsked,
    isBeyondDoubt: () => weigh('strong')?.kind === 'decided',
    verdict: () =>
      weigh('strong') ??
      weigh('weak') ??
      (open === null ? { kind: 'nothing-to-decide' } : { kind: 'open', example: open }),
  };
}
