/** One line of the report: a figure beside what it should be. */
export type Row = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** null for a figure that is only told. */
  readonly target: Target | null;
};

/** A bound; the bound itself meets it, except `below`. */
type Target = { readonly kind: 'below' | 'at most' | 'at least'; readonly bound: number };

/** What is measured together. */
export type Benchmark = {
  /** As it is given on the command line. */
  readonly name: string;
  readonly run: (options: BenchmarkOptions) => Promise<readonly Row[]>;
};

export type BenchmarkOptions = {
  /** Size of the generated export, in MB. */
  readonly importMb: number;
};

/** Whether a figure keeps its bound; one without a bound does. */
export function isMet({ value, target }: Row): boolean {
  if (target === null) return true;
  if (target.kind === 'at least') return value >= target.bound;
  return target.kind === 'below' ? value < target.bound : value <= target.bound;
}
